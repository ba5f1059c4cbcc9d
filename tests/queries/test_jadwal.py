"""Windows out of the database: three doors to the same answer, two queries whatever the number of people."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from sikinerja.core.time import Month
from sikinerja.jadwal import queries
from sikinerja.jadwal.models import Dispensasi, Jadwal
from sikinerja.jadwal.queries.peta import peta, peta_sekali
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from tests.cast import ZONE, Cast, moment

FEBRUARI = Month(2023, 2)


@pytest.fixture
def rows(cast: Cast) -> None:
    for pd, filing in ((None, "2023-03-11"), (cast.badan, "2023-03-15"), (cast.dinas, "2023-03-25")):
        Jadwal.objects.create(
            tahun=2023,
            bulan=2,
            perangkat_daerah=pd,
            mulai_pada=moment("2023-03-02 00:00"),
            batas_pengisian_pada=moment(f"{filing} 23:59:59"),
            batas_penilaian_pada=moment("2023-03-28 23:59:59"),
            alasan="Gangguan",
            dibuat_pada=moment("2023-03-01 08:00"),
        )
    Dispensasi.objects.create(
        pegawai=cast.rekan,
        tahun=2023,
        bulan=2,
        jenis=JenisDispensasi.PENGISIAN.value,
        batas_pada=moment("2023-03-30 23:59:59"),
        alasan="Sakit",
        dibuat_pada=moment("2023-03-01 08:00"),
    )


@pytest.mark.usefixtures("rows")
def test_every_level_reaches_whom_it_means(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [
        (cast.pegawai.pk, cast.badan.pk),
        (cast.rekan.pk, cast.badan.pk),
        (cast.orang_lain.pk, cast.dinas.pk),
        (cast.gubernur.pk, None),
    ]
    with django_assert_num_queries(2):
        found = queries.jendela_banyak(orang=people, month=FEBRUARI, zone=ZONE)
    filing = {pegawai: window.batas_pengisian_pada for pegawai, window in found.items()}
    assert filing == {
        cast.pegawai.pk: moment("2023-03-15 23:59:59"),
        cast.rekan.pk: moment("2023-03-30 23:59:59"),
        cast.orang_lain.pk: moment("2023-03-25 23:59:59"),
        cast.gubernur.pk: moment("2023-03-11 23:59:59"),
    }
    for pegawai, pd in people:
        one = queries.jendela(pegawai_id=pegawai, perangkat_daerah_id=pd, month=FEBRUARI, zone=ZONE)
        year = queries.jendela_tahun(pegawai_id=pegawai, perangkat_daerah_id=pd, tahun=2023, zone=ZONE)
        assert one == found[pegawai] == year[1]


@pytest.mark.usefixtures("rows")
def test_a_year_has_twelve_windows_in_two_queries(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):
        year = queries.jendela_tahun(
            pegawai_id=cast.pegawai.pk, perangkat_daerah_id=cast.badan.pk, tahun=2023, zone=ZONE
        )
    assert [window.month.bulan for window in year] == list(range(1, 13))
    assert year[0].batas_pengisian_pada == moment("2023-02-10 23:59:59")
    assert year[11].batas_penilaian_pada == moment("2024-01-12 23:59:59")


def test_nobody_asked_is_nobody_answered(db: None) -> None:
    assert queries.jendela_banyak(orang=[], month=FEBRUARI, zone=ZONE) == {}


@pytest.mark.usefixtures("rows")
def test_sql_says_what_the_rule_says_for_everybody(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    Dispensasi.objects.create(
        pegawai=cast.orang_lain,
        tahun=2023,
        bulan=2,
        jenis=JenisDispensasi.PENILAIAN.value,
        batas_pada=moment("2023-04-02 23:59:59"),
        alasan="Penilai sakit",
        dibuat_pada=moment("2023-03-01 08:00"),
    )
    with django_assert_num_queries(3):
        known = peta(month=FEBRUARI, zone=ZONE)
        columns = {"pegawai": "pegawai_id", "perangkat_daerah": "perangkat_daerah_id"}
        found = RiwayatJabatan.objects.values_list(
            "pegawai_id",
            "perangkat_daerah_id",
            known.mulai_sql(perangkat_daerah="perangkat_daerah_id"),
            known.batas_pengisian_sql(**columns),
            known.batas_penilaian_sql(**columns),
        )
        rows = list(found)
    assert len(rows) == 9
    for pegawai, pd, *moments in rows:
        one = queries.jendela(pegawai_id=pegawai, perangkat_daerah_id=pd, month=FEBRUARI, zone=ZONE)
        assert moments == [one.mulai_pada, one.batas_pengisian_pada, one.batas_penilaian_pada]
    assert known.terakhir_pada == moment("2023-04-02 23:59:59")
    with django_assert_num_queries(1):
        assert peta_sekali(month=FEBRUARI, zone=ZONE) == known


def test_where_nothing_is_set_the_rule_holds_for_all(cast: Cast) -> None:
    known = peta(month=FEBRUARI, zone=ZONE)
    assert known.terakhir_pada == moment("2023-03-12 23:59:59")
    column = known.batas_pengisian_sql(pegawai="pegawai_id", perangkat_daerah="perangkat_daerah_id")
    assert set(RiwayatJabatan.objects.values_list(column, flat=True)) == {moment("2023-03-10 23:59:59")}


def grant(who: Pegawai, jenis: JenisDispensasi, sampai: str) -> None:
    Dispensasi.objects.create(
        pegawai=who, tahun=2023, bulan=2, jenis=jenis.value, batas_pada=moment(f"{sampai} 23:59:59"),
        alasan="Sakit", dibuat_pada=moment("2023-03-01 08:00"),
    )  # fmt: skip


GRANTS = (None, "2023-03-05", "2023-03-14", "2023-03-27", "2023-04-02")


@pytest.mark.usefixtures("rows")
@pytest.mark.parametrize("pengisian", GRANTS)
@pytest.mark.parametrize("penilaian", GRANTS)
def test_sql_and_rule_over_every_pair_of_dispensations(
    cast: Cast, pengisian: str | None, penilaian: str | None
) -> None:
    """Both doors, months that still run, and the last moment of all: after filing the usual two days."""
    if pengisian:
        grant(cast.pegawai, JenisDispensasi.PENGISIAN, pengisian)
    if penilaian:
        grant(cast.pegawai, JenisDispensasi.PENILAIAN, penilaian)
    known = peta(month=FEBRUARI, zone=ZONE)
    columns = {"pegawai": "pegawai_id", "perangkat_daerah": "perangkat_daerah_id"}
    both = known.batas_pengisian_sql(**columns), known.batas_penilaian_sql(**columns)
    for pegawai, pd, *moments in RiwayatJabatan.objects.values_list(
        "pegawai_id", "perangkat_daerah_id", *both
    ):
        one = queries.jendela(pegawai_id=pegawai, perangkat_daerah_id=pd, month=FEBRUARI, zone=ZONE)
        assert moments == [one.batas_pengisian_pada, one.batas_penilaian_pada]
        assert one.batas_penilaian_pada <= known.terakhir_pada
    own = known.untuk(pegawai_id=cast.pegawai.pk, perangkat_daerah_id=cast.badan.pk)
    if pengisian:
        assert own.batas_penilaian_pada >= moment(f"{pengisian} 23:59:59") + timedelta(days=2)
    last = own.batas_penilaian_pada
    if last > moment("2023-03-28 23:59:59"):  # by a dispensation, then: while it runs it is found
        assert queries.berjalan(now=last).filter(pegawai=cast.pegawai).exists()
        assert not queries.berjalan(now=last + timedelta(seconds=1)).filter(pegawai=cast.pegawai).exists()
