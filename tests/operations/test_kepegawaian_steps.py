"""What other rooms build on: adding a riwayat, snapshots, who sees whom."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import transaction

from sikinerja.core.context import Actor
from sikinerja.core.errors import Invalid, NotFound
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian import queries, rules, steps
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatPenilai
from sikinerja.kepegawaian.rules import berhenti
from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti
from tests.builders.kepegawaian import isian
from tests.cast import Cast, context


def tambah(cast: Cast, pegawai: Pegawai, **change: object) -> RiwayatJabatan:
    with transaction.atomic():
        return steps.tambah_riwayat(context(cast.bkd), pegawai_id=pegawai.pk, isian=isian(cast, **change))


def test_a_new_active_riwayat_makes_the_former_nonaktif(cast: Cast) -> None:
    new = tambah(cast, cast.pegawai)

    cast.riwayat.refresh_from_db()
    assert new.aktif
    assert not cast.riwayat.aktif
    line = RiwayatPenilai.objects.get(riwayat=new)
    assert (line.penilai_id, line.tanggal_mulai, line.tanggal_selesai) == (
        cast.penilai.pk,
        date(2023, 2, 5),
        None,
    )
    assert Jejak.objects.get(aksi="kepegawaian.tambah_riwayat").objek_id == new.pk


def test_an_inactive_one_leaves_the_former_alone(cast: Cast) -> None:
    tambah(cast, cast.pegawai, aktif=False)

    cast.riwayat.refresh_from_db()
    assert cast.riwayat.aktif


def test_everything_wrong_is_said_at_once(cast: Cast) -> None:
    with pytest.raises(Invalid) as caught:
        tambah(
            cast,
            cast.pegawai,
            tahun=1990,
            jabatan_id=cast.jabatan_kabid.pk,
            unit_kerja_id=0,
            penilai_id=cast.pegawai.pk,
        )

    fields = caught.value.fields
    assert set(fields) == {"tahun", "jabatan", "unit_kerja", "penilai"}
    assert fields["penilai"] == [rules.PENILAI_SENDIRI]


def test_a_unit_of_another_pd_is_refused(cast: Cast) -> None:
    with pytest.raises(Invalid, match="milik perangkat daerah"):
        tambah(cast, cast.pegawai, perangkat_daerah_id=cast.dinas.pk)


def test_no_circle_of_penilai(cast: Cast) -> None:
    with pytest.raises(Invalid) as caught:
        tambah(cast, cast.kepala, penilai_id=cast.pegawai.pk)

    assert caught.value.fields["penilai"] == [rules.PENILAI_MELINGKAR]


def test_an_inactive_account_cannot_become_penilai(cast: Cast) -> None:
    cast.rekan.akun.aktif = False
    cast.rekan.akun.save()

    with pytest.raises(Invalid) as caught:
        tambah(cast, cast.pegawai, penilai_id=cast.rekan.pk)

    assert caught.value.fields["penilai"] == [
        berhenti.tidak_ada(cast.rekan.akun.nama, SebabBerhenti.AKUN_NONAKTIF)
    ]


def test_who_is_no_asn_gets_no_riwayat(cast: Cast) -> None:
    with pytest.raises(Invalid, match="hanya untuk pegawai ASN"):
        tambah(cast, cast.gubernur, penilai_id=None)


def test_a_step_refuses_to_run_outside_an_operation(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match="needs an operation"):
        steps.kunci_riwayat(context(None))


def test_a_snapshot_says_who_somebody_is_under_a_riwayat(cast: Cast) -> None:
    assert queries.identitas(riwayat_id=cast.riwayat.pk) == {
        "nama": "Yohanes Pegawai Contoh, S.Kom",
        "nip": "199004172015021003",
        "pangkat": "Penata Muda / III/a",
        "jabatan": "Pranata Komputer Ahli Pertama",
        "kelas": "8",
        "perangkat_daerah": "Badan Contoh Daerah",
        "unit_kerja": "Bidang Pengembangan",
    }
    assert queries.identitas_pegawai(pegawai_id=cast.pegawai.pk) == queries.identitas(
        riwayat_id=cast.riwayat.pk
    )


def test_a_snapshot_of_somebody_without_number_and_position_has_empty_words(cast: Cast) -> None:
    gubernur = queries.identitas_pegawai(pegawai_id=cast.gubernur.pk)

    assert gubernur.pop("nama") == "Gubernur Contoh"
    assert set(gubernur.values()) == {""}


def test_who_sees_whom(cast: Cast) -> None:
    def sees(person: Pegawai) -> set[int]:
        return set(queries.visible_pegawai(context(person).actor).values_list("pk", flat=True))

    assert sees(cast.pegawai) == {cast.pegawai.pk}
    assert sees(cast.penilai) == {cast.penilai.pk, cast.pegawai.pk, cast.rekan.pk}
    assert cast.pegawai.pk in sees(cast.pengelola)
    assert cast.orang_lain.pk not in sees(cast.pengelola)
    assert cast.pegawai.pk not in sees(cast.pengelola_lain)
    assert cast.pegawai.pk not in sees(cast.kepala_lain)
    assert sees(cast.bkd) == set(Pegawai.objects.values_list("pk", flat=True))


def test_a_riwayat_out_of_sight_is_not_found(cast: Cast) -> None:
    for stranger in (cast.rekan, cast.orang_lain, cast.pengelola_lain, cast.kepala_lain):
        with pytest.raises(NotFound):
            queries.get_riwayat(context(stranger), riwayat_id=cast.riwayat.pk)
    for known in (cast.pegawai, cast.penilai, cast.pengelola, cast.kepala, cast.bkd):
        assert queries.get_riwayat(context(known), riwayat_id=cast.riwayat.pk) == cast.riwayat


def test_an_account_without_person_sees_nobody(cast: Cast) -> None:
    nobody = Actor(akun_id=99, pegawai_id=None, nama="Tanpa pegawai")

    assert not queries.visible_pegawai(nobody).exists()
    assert not queries.visible_riwayat(nobody).exists()


def test_the_chain_of_penilai_ends_at_the_top(cast: Cast) -> None:
    assert queries.rantai_penilai(pegawai_id=cast.pegawai.pk) == [
        cast.pegawai.pk,
        cast.penilai.pk,
        cast.kepala.pk,
        cast.gubernur.pk,
    ]
    assert queries.is_penilai(pegawai_id=cast.penilai.pk)
    assert not queries.is_penilai(pegawai_id=cast.pegawai.pk)
