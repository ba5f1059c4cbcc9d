"""Who is an employee of a month, and where somebody stood on its last day (domain.md §8)."""

from __future__ import annotations

from datetime import date

import pytest

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.queries import bulan
from sikinerja.kepegawaian.queries.keadaan import bukan_lagi_pegawai
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, moment, person, tenure
from tests.moments import ZONE

pytestmark = pytest.mark.django_db
JANUARI, FEBRUARI, MARET = Month(2023, 1), Month(2023, 2), Month(2023, 3)


def found(who: Pegawai, month: Month) -> bulan.PegawaiBulan | None:
    """The one row of a person; a second one would be an error."""
    rows = [row for row in bulan.daftar(month, zone=ZONE) if row.pegawai_id == who.pk]
    assert len(rows) <= 1
    return rows[0] if rows else None


def test_everybody_is_there_once_and_who_is_no_asn_is_not(cast: Cast) -> None:
    rows = bulan.daftar(FEBRUARI, zone=ZONE)

    assert [row.pegawai_id for row in rows] == sorted(
        Pegawai.objects.exclude(pk=cast.gubernur.pk).values_list("pk", flat=True)
    )
    assert found(cast.pegawai, FEBRUARI) == bulan.PegawaiBulan(
        pegawai_id=cast.pegawai.pk,
        akun_id=cast.pegawai.akun_id,
        riwayat_id=cast.riwayat.pk,
        perangkat_daerah_id=cast.badan.pk,
        unit_kerja_id=cast.bidang.pk,
        jabatan_id=cast.jabatan_staf.pk,
        jenis_jabatan="FUNGSIONAL",
        penilai_id=cast.penilai.pk,
        sudah_bertugas=True,
    )


def test_one_pd_has_its_own(cast: Cast) -> None:
    def di(*pd_ids: int) -> set[int]:
        return {row.pegawai_id for row in bulan.daftar(FEBRUARI, zone=ZONE, pd_ids=pd_ids)}

    assert di(cast.dinas.pk) == {cast.kepala_lain.pk, cast.orang_lain.pk, cast.pengelola_lain.pk}
    assert not di()
    assert di(cast.badan.pk).isdisjoint(di(cast.dinas.pk))


def test_who_moved_within_the_month_stands_where_its_last_day_found_them(cast: Cast) -> None:
    unit = cast.kepala_lain.riwayat.get().unit_kerja
    cast.riwayat.aktif = False
    cast.riwayat.save()
    baru = tenure(
        cast.pegawai, jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain, tmt=date(2023, 2, 28)
    )

    before, after = found(cast.pegawai, JANUARI), found(cast.pegawai, FEBRUARI)
    assert before is not None
    assert after is not None
    assert (before.riwayat_id, before.perangkat_daerah_id) == (cast.riwayat.pk, cast.badan.pk)
    assert (after.riwayat_id, after.perangkat_daerah_id) == (baru.pk, cast.dinas.pk)
    assert after.penilai_id == cast.kepala_lain.pk
    in_badan = bulan.daftar(FEBRUARI, zone=ZONE, pd_ids=[cast.badan.pk])
    assert cast.pegawai.pk not in {row.pegawai_id for row in in_badan}


def test_each_year_has_its_own_riwayat(cast: Cast) -> None:
    lama = tenure(
        cast.rekan, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.kepala, tahun=2022, aktif=False
    )
    kini = cast.rekan.riwayat.get(tahun=2023)

    for month, riwayat in ((Month(2022, 12), lama), (JANUARI, kini), (Month(2024, 1), kini)):
        row = found(cast.rekan, month)
        assert row is not None
        assert row.riwayat_id == riwayat.pk


def test_of_two_that_begin_on_one_day_the_active_one_counts(cast: Cast) -> None:
    tenure(cast.pegawai, jabatan=cast.jabatan_kabid, unit=cast.bidang, penilai=cast.kepala, aktif=False)

    row = found(cast.pegawai, FEBRUARI)
    assert row is not None
    assert row.riwayat_id == cast.riwayat.pk


def test_who_starts_within_the_year_is_named_before(cast: Cast) -> None:
    baru = person("Baru Contoh")
    riwayat = tenure(
        baru, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, tmt=date(2023, 3, 31)
    )

    before, after = found(baru, FEBRUARI), found(baru, MARET)
    assert before is not None
    assert after is not None
    assert (before.riwayat_id, before.sudah_bertugas) == (riwayat.pk, False)
    assert (after.riwayat_id, after.sudah_bertugas) == (riwayat.pk, True)


def test_before_the_account_and_the_first_tmt_there_is_nobody(cast: Cast) -> None:
    baru = person("Baru Contoh")
    tenure(baru, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, tmt=date(2023, 3, 1))
    baru.akun.dibuat_pada = moment("2023-02-01 00:00")
    baru.akun.save()

    assert found(baru, JANUARI) is None
    assert found(baru, FEBRUARI) is not None


def test_an_account_made_late_takes_no_month_away(cast: Cast) -> None:
    cast.pegawai.akun.dibuat_pada = moment("2023-03-01 08:00")
    cast.pegawai.akun.save()

    assert found(cast.pegawai, JANUARI) is not None


def test_an_account_without_any_riwayat_is_not_forgotten(cast: Cast) -> None:
    baru = person("Tanpa Riwayat Contoh")

    row = found(baru, FEBRUARI)
    assert row is not None
    assert (row.riwayat_id, row.perangkat_daerah_id, row.sudah_bertugas) == (None, None, False)


def test_the_penilai_is_who_rates_now(cast: Cast) -> None:
    """Also of a month before the change: what was rated keeps its own name (test_siapa_menilai)."""
    cast.riwayat.penilai = cast.kepala
    cast.riwayat.save()

    for month in (FEBRUARI, MARET):
        row = found(cast.pegawai, month)
        assert row is not None
        assert row.penilai_id == cast.kepala.pk


@pytest.mark.parametrize("jenis", ["PENSIUN", "MENINGGAL"])
def test_who_left_is_named_until_that_year_ends(cast: Cast, jenis: str) -> None:
    keadaan_khusus(cast.pegawai, jenis=jenis, tanggal_mulai=date(2023, 1, 1), tanggal_selesai=None)

    for month in (Month(2022, 12), JANUARI, Month(2023, 12)):
        assert found(cast.pegawai, month) is not None
    assert found(cast.pegawai, Month(2024, 1)) is None
    semua = {row.pegawai_id for row in bulan.daftar(Month(2024, 1), zone=ZONE)}
    gone = Pegawai.objects.filter(bukan_lagi_pegawai(month=Month(2024, 1)))
    assert semua == set(Pegawai.objects.exclude(nip=None).values_list("pk", flat=True)) - set(
        gone.values_list("pk", flat=True)
    )
