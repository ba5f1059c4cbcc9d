"""Adding, copying and deleting riwayat jabatan; editing a profile."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction

from sikinerja.core.errors import Forbidden, Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian import queries, rules
from sikinerja.kepegawaian.models import Pangkat, RiwayatJabatan
from sikinerja.kepegawaian.operations import profil, riwayat
from sikinerja.kepegawaian.rules import berhenti
from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti
from tests.builders import skp as skp_builder
from tests.builders.kepegawaian import isian
from tests.cast import Cast, context, person


def test_the_owner_adds_one(cast: Cast) -> None:
    row = riwayat.tambah(context(cast.pegawai), pegawai_id=cast.pegawai.pk, isian=isian(cast))

    assert row.aktif
    assert RiwayatJabatan.objects.filter(pegawai=cast.pegawai, aktif=True).count() == 1
    assert Jejak.objects.filter(aksi="kepegawaian.tambah_riwayat", akun=cast.pegawai.akun).count() == 1


def test_the_same_request_again_changes_nothing(cast: Cast) -> None:
    first = riwayat.tambah(context(cast.pegawai), pegawai_id=cast.pegawai.pk, isian=isian(cast))
    again = riwayat.tambah(context(cast.pegawai), pegawai_id=cast.pegawai.pk, isian=isian(cast))

    assert first == again
    assert Jejak.objects.filter(aksi="kepegawaian.tambah_riwayat").count() == 1


def test_the_same_position_twice_in_a_year_is_refused(cast: Cast) -> None:
    riwayat.tambah(context(cast.pegawai), pegawai_id=cast.pegawai.pk, isian=isian(cast))

    with pytest.raises(Invalid, match="sudah ada"):
        riwayat.tambah(
            context(cast.pegawai), pegawai_id=cast.pegawai.pk, isian=isian(cast, penilai_id=cast.kepala.pk)
        )


def test_a_penilai_is_required(cast: Cast) -> None:
    with pytest.raises(Invalid) as caught:
        riwayat.tambah(context(cast.pegawai), pegawai_id=cast.pegawai.pk, isian=isian(cast, penilai_id=None))

    assert "penilai" in caught.value.fields


@pytest.mark.parametrize("who", ["pengelola", "bkd"])
def test_pengelola_and_bkd_add_for_others(cast: Cast, who: str) -> None:
    actor = getattr(cast, who)

    row = riwayat.tambah(context(actor), pegawai_id=cast.pegawai.pk, isian=isian(cast))

    assert row.pegawai_id == cast.pegawai.pk


def test_strangers_see_nobody_and_a_superior_may_not_add(cast: Cast) -> None:
    for stranger in (cast.orang_lain, cast.pengelola_lain, cast.rekan):
        with pytest.raises(NotFound):
            riwayat.tambah(context(stranger), pegawai_id=cast.pegawai.pk, isian=isian(cast))
    for superior in (cast.penilai, cast.kepala):
        with pytest.raises(Forbidden):
            riwayat.tambah(context(superior), pegawai_id=cast.pegawai.pk, isian=isian(cast))


def test_a_riwayat_without_skp_is_deleted(cast: Cast) -> None:
    riwayat.hapus(context(cast.pegawai), riwayat_id=cast.riwayat.pk)

    assert not RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).exists()
    line = Jejak.objects.get(aksi="kepegawaian.hapus_riwayat")
    assert line.objek_id == cast.riwayat.pk


def test_a_riwayat_with_skp_stays(cast: Cast) -> None:
    skp_builder.konsep(cast.riwayat)

    with pytest.raises(Invalid) as caught:
        riwayat.hapus(context(cast.pegawai), riwayat_id=cast.riwayat.pk)

    assert caught.value.fields == {"": [rules.RIWAYAT_BER_SKP]}
    assert RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).exists()
    assert not Jejak.objects.filter(aksi="kepegawaian.hapus_riwayat").exists()


def test_a_superior_may_not_delete(cast: Cast) -> None:
    with pytest.raises(Forbidden):
        riwayat.hapus(context(cast.penilai), riwayat_id=cast.riwayat.pk)


def test_last_years_riwayat_is_taken_over_once(cast: Cast) -> None:
    ctx = context(cast.pegawai, "2024-01-02 08:00")
    assert queries.perlu_riwayat_tahun_ini(ctx)

    new = riwayat.salin_dari_tahun_lalu(ctx)
    again = riwayat.salin_dari_tahun_lalu(ctx)

    assert new == again
    assert (new.tahun, new.aktif, new.penilai_id) == (2024, True, cast.penilai.pk)
    cast.riwayat.refresh_from_db()
    assert not cast.riwayat.aktif
    assert not queries.perlu_riwayat_tahun_ini(ctx)


def test_who_has_a_riwayat_of_this_year_or_is_no_asn_is_not_asked(cast: Cast) -> None:
    assert not queries.perlu_riwayat_tahun_ini(context(cast.pegawai))
    assert not queries.perlu_riwayat_tahun_ini(context(cast.gubernur, "2024-01-02 08:00"))


def test_a_penilai_who_left_is_not_taken_over(cast: Cast) -> None:
    cast.penilai.akun.aktif = False
    cast.penilai.akun.save()

    with pytest.raises(Invalid) as caught:
        riwayat.salin_dari_tahun_lalu(context(cast.pegawai, "2024-01-02 08:00"))

    assert caught.value.fields["penilai"] == [
        berhenti.tidak_ada(cast.penilai.akun.nama, SebabBerhenti.AKUN_NONAKTIF)
    ]


def test_nothing_to_take_over_is_said(cast: Cast) -> None:
    new = person("Baru Contoh")

    with pytest.raises(Invalid, match="Tambah Data"):
        riwayat.salin_dari_tahun_lalu(context(new))


def test_the_database_refuses_a_foreign_unit_and_a_wrong_jenis(cast: Cast) -> None:
    def write(**change: object) -> None:
        with transaction.atomic():
            RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(**change)
            connection.check_constraints()

    for change in ({"perangkat_daerah": cast.dinas}, {"jenis_jabatan": "STRUKTURAL"}):
        with pytest.raises(IntegrityError):
            write(**change)


def test_a_profile_is_edited_and_the_audit_keeps_old_and_new(cast: Cast) -> None:
    pangkat, _ = Pangkat.objects.get_or_create(
        jenis_kepegawaian="PNS", golongan="III/b", defaults={"nama": "Penata Muda Tingkat I", "urutan": 10}
    )

    profil.edit(
        context(cast.pegawai),
        pegawai_id=cast.pegawai.pk,
        nama="  Yohanes   Baru, S.Kom ",
        no_hp="+62 812-3456-7890",
        email="yohanes@contoh.test",
        pangkat_id=pangkat.pk,
    )

    cast.pegawai.refresh_from_db()
    assert (cast.pegawai.akun.nama, cast.pegawai.no_hp) == ("Yohanes Baru, S.Kom", "081234567890")
    line = Jejak.objects.get(aksi="kepegawaian.edit_profil")
    assert line.data["nama"] == ["Yohanes Pegawai Contoh, S.Kom", "Yohanes Baru, S.Kom"]
    assert "email" not in line.data


def test_a_pangkat_of_the_other_list_is_refused(cast: Cast) -> None:
    pppk, _ = Pangkat.objects.get_or_create(jenis_kepegawaian="PPPK", golongan="IX", defaults={"urutan": 9})

    with pytest.raises(Invalid) as caught:
        profil.edit(
            context(cast.pegawai),
            pegawai_id=cast.pegawai.pk,
            nama="",
            no_hp="123",
            email="",
            pangkat_id=pppk.pk,
        )

    assert set(caught.value.fields) == {"nama", "no_hp", "pangkat"}


def test_strangers_may_not_edit_a_profile(cast: Cast) -> None:
    def edit(actor: object) -> None:
        profil.edit(context(actor), pegawai_id=cast.pegawai.pk, nama="X", no_hp="", email="", pangkat_id=None)

    with pytest.raises(NotFound):
        edit(cast.orang_lain)
    with pytest.raises(Forbidden):
        edit(cast.penilai)


def test_the_reference_lists_hold_17_golongan_each() -> None:
    from importlib import import_module

    lists = import_module("sikinerja.kepegawaian.migrations.0002_pangkat")

    assert sum(len(names) for names in lists.PNS.values()) == 17
    assert (len(lists.PPPK), lists.PPPK[-1]) == (17, "XVII")
    assert lists.PNS["IV"][-1] == "Pembina Utama"
