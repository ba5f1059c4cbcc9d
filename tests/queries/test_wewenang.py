"""Whom a Plt. or Plh. rates, from when to when, and as what it is written down (domain.md §6)."""

from __future__ import annotations

from datetime import date

import pytest

from sikinerja.core.errors import Forbidden
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries import relations, visible_pegawai, visible_riwayat
from sikinerja.kepegawaian.queries.wewenang import identitas_penilai, para_pengganti
from sikinerja.penilaian.queries import subordinates
from sikinerja.realisasi.queries import month as months
from sikinerja.rekapitulasi.queries import facts
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import pages
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import pelaksana_tugas
from tests.cast import Cast, context, person, tenure

pytestmark = pytest.mark.django_db
PLH = "Plh. Kepala Bidang Pengembangan"


@pytest.fixture
def skp(cast: Cast) -> Skp:
    """Handed in to the holder of the post."""
    return build_skp.diajukan(cast.riwayat)


@pytest.mark.parametrize(
    ("at", "is_penilai"),
    [
        ("2023-02-28 23:59:59", False),
        ("2023-03-01 00:00", True),
        ("2023-03-31 23:59:59", True),
        ("2023-04-01 00:00", False),
    ],
)
def test_it_stands_on_both_its_days_in_local_time(cast: Cast, skp: Skp, at: str, is_penilai: bool) -> None:
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    ctx = context(cast.orang_lain, at)

    assert ctx.actor.menggantikan == ({cast.penilai.pk} if is_penilai else set())
    assert ("penilai" in skp_queries.relations(ctx.actor, skp)) == is_penilai
    assert skp_queries.visible(ctx.actor).filter(pk=skp.pk).exists() == is_penilai
    assert visible_riwayat(ctx.actor).filter(pk=cast.riwayat.pk).exists() == is_penilai
    assert visible_pegawai(ctx.actor).filter(pk=cast.pegawai.pk).exists() == is_penilai
    assert facts.fakta(ctx).is_penilai == is_penilai
    assert facts.fakta(ctx).penilaian_skp == int(is_penilai)


def test_who_acts_for_the_head_of_a_pd_sees_that_pd(cast: Cast) -> None:
    tugas = pelaksana_tugas(cast.orang_lain, cast.riwayat_kepala)
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)

    assert context(cast.orang_lain).actor.pimpinan_pd == {cast.badan.pk}
    assert context(cast.orang_lain, "2023-04-01 09:00").actor.pimpinan_pd == set()
    tugas.perangkat_daerah = cast.dinas
    tugas.save()
    assert context(cast.orang_lain).actor.pimpinan_pd == set()


def test_ended_early_it_ends_at_once(cast: Cast, skp: Skp) -> None:
    tugas = pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    tugas.diakhiri_pada, tugas.diakhiri_oleh = tugas.dibuat_pada, tugas.dibuat_oleh
    tugas.alasan_diakhiri = "Pejabat sudah kembali"
    tugas.save()

    assert context(cast.orang_lain).actor.wewenang == ()


def test_holder_and_plh_both_have_the_lists(cast: Cast, skp: Skp) -> None:
    month = build.diajukan(build_skp.disetujui(RiwayatJabatan.objects.get(pegawai=cast.rekan)))
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)

    for who, sebagai in ((cast.penilai, ""), (cast.orang_lain, PLH)):
        ctx = context(who)
        assert skp in pages.bawahan(ctx, status="PENILAIAN")
        assert skp_queries.sebagai(ctx.actor, skp) == sebagai
        assert months.sebagai(ctx.actor, month) == sebagai
        assert pages.tahun_bawahan(ctx) == [2023]
        found = facts.fakta(ctx)
        assert (found.penilaian_skp, len(found.menunggu), found.is_penilai) == (1, 1, True)
        names = {row.nama for row in subordinates.daftar(ctx, month=build.FEBRUARI).rows}
        assert names == {cast.pegawai.akun.nama, cast.rekan.akun.nama}


def test_rows_of_the_appointee_go_up_and_nobody_rates_themselves(cast: Cast, skp: Skp) -> None:
    pelaksana_tugas(cast.pegawai, cast.riwayat_penilai)
    own, up = context(cast.pegawai), context(cast.kepala)

    assert skp_queries.relations(own.actor, skp) == {"pemilik"}
    assert skp not in pages.bawahan(own)
    assert facts.fakta(own).penilaian_skp == 0
    assert relations(own.actor, visible_riwayat(own.actor).get(pk=cast.riwayat.pk)) == {"pemilik"}
    assert skp_queries.sebagai(up.actor, skp) == ""
    assert skp in pages.bawahan(up, status="PENILAIAN")
    assert facts.fakta(up).penilaian_skp == 1
    assert up.actor.menggantikan == set()


def test_rows_that_went_up_are_only_those_of_the_appointee(cast: Cast) -> None:
    pelaksana_tugas(cast.pegawai, cast.riwayat_penilai)
    other = build_skp.diajukan(RiwayatJabatan.objects.get(pegawai=cast.rekan))

    assert skp_queries.sebagai(context(cast.pegawai).actor, other) == PLH
    assert skp_queries.sebagai(context(cast.kepala).actor, other) is None


def test_who_acts_for_the_posts_own_penilai_has_them_too(cast: Cast, skp: Skp) -> None:
    pelaksana_tugas(cast.pegawai, cast.riwayat_penilai)
    pelaksana_tugas(cast.orang_lain, cast.riwayat_kepala, jenis="PLT")

    assert skp_queries.sebagai(context(cast.orang_lain).actor, skp) == "Plt. Kepala Badan Contoh"


def test_a_holder_who_moved_away_takes_the_new_people_along(cast: Cast, skp: Skp) -> None:
    """The appointment is for the post that was left, not for the new one in another PD."""
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai, jenis="PLT")
    unit = RiwayatJabatan.objects.get(pegawai=cast.kepala_lain).unit_kerja
    RiwayatJabatan.objects.filter(pk=cast.riwayat_penilai.pk).update(aktif=False)
    tenure(cast.penilai, jabatan=cast.jabatan_kabid, unit=unit, penilai=cast.kepala_lain)
    new = build_skp.diajukan(
        tenure(person("Bawahan Baru"), jabatan=cast.jabatan_staf, unit=unit, penilai=cast.penilai)
    )
    ctx = context(cast.orang_lain)

    assert set(pages.bawahan(ctx)) == {skp}
    assert skp_queries.sebagai(ctx.actor, new) is None
    assert [p.sebagai for p in para_pengganti(ctx, riwayat=new.riwayat)] == []
    assert [p.sebagai for p in para_pengganti(ctx, riwayat=skp.riwayat)] == [
        "Plt. Kepala Bidang Pengembangan"
    ]


def test_a_snapshot_names_who_acted_and_as_what(cast: Cast) -> None:
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai, jenis="PLT")
    found = identitas_penilai(context(cast.orang_lain), riwayat=cast.riwayat)

    assert found["nama"] == cast.orang_lain.akun.nama
    assert found["nip"] == cast.orang_lain.nip
    assert found["jabatan"] == "Plt. Kepala Bidang Pengembangan"
    assert (found["perangkat_daerah"], found["unit_kerja"]) == (cast.badan.nama, cast.bidang.nama)
    assert (
        identitas_penilai(context(cast.penilai), riwayat=cast.riwayat)["jabatan"] == cast.jabatan_kabid.nama
    )
    with pytest.raises(Forbidden):
        identitas_penilai(context(cast.rekan), riwayat=cast.riwayat)


def test_a_post_without_a_riwayat_can_be_stood_in_for(cast: Cast) -> None:
    """The Gubernur, who is no ASN, has none."""
    pelaksana_tugas(
        cast.kepala_lain, cast.riwayat_kepala, menggantikan=cast.gubernur, riwayat=None,
        perangkat_daerah=None, jabatan="Gubernur", tanggal_mulai=date(2023, 3, 7),
    )  # fmt: skip
    skp = build_skp.diajukan(cast.riwayat_kepala)
    ctx = context(cast.kepala_lain)

    assert skp_queries.sebagai(ctx.actor, skp) == "Plh. Gubernur"
    assert identitas_penilai(ctx, riwayat=skp.riwayat)["jabatan"] == "Plh. Gubernur"
