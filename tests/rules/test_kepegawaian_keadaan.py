"""Which months owe nothing (domain.md §8, §9), without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.core.time import Month
from sikinerja.kepegawaian.rules import keadaan as rules
from sikinerja.kepegawaian.rules.keadaan import IsianKeadaan, JenisKeadaan, Keadaan

MARET = Month(2023, 3)
CUTI = Keadaan(JenisKeadaan.CUTI_MELAHIRKAN, date(2023, 3, 1), date(2023, 5, 31))
ISIAN = IsianKeadaan("CUTI_BESAR", date(2023, 3, 1), date(2023, 5, 31), "SK 800/1/2023")
TODAY = date(2023, 3, 7)


@pytest.mark.parametrize(
    ("mulai", "selesai", "inside"),
    [
        (date(2023, 3, 1), date(2023, 3, 31), True),
        (date(2023, 2, 1), None, True),
        (date(2023, 3, 2), date(2023, 3, 31), False),
        (date(2023, 3, 1), date(2023, 3, 30), False),
        (date(2023, 4, 1), None, False),
    ],
)
def test_every_day_of_the_month_must_lie_inside(mulai: date, selesai: date | None, inside: bool) -> None:
    found = rules.keadaan_bulan([Keadaan(JenisKeadaan.CLTN, mulai, selesai)], MARET)

    assert (found is not None) is inside


def test_states_in_a_row_fill_a_month_named_by_its_last_day() -> None:
    first = Keadaan(JenisKeadaan.CUTI_MELAHIRKAN, date(2023, 1, 5), date(2023, 3, 12))
    then = Keadaan(JenisKeadaan.CLTN, date(2023, 3, 13), date(2023, 3, 31))

    assert rules.keadaan_bulan([then, first], MARET) == then
    assert rules.keadaan_bulan([then, replace(first, selesai=date(2023, 3, 11))], MARET) is None


def test_a_month_before_the_first_tmt_owes_nothing_the_month_of_it_does() -> None:
    before = rules.sebelum_bertugas(date(2023, 3, 15))

    assert rules.keadaan_bulan([before], Month(2023, 2)) == before
    assert before.label == "Belum bertugas"
    assert rules.keadaan_bulan([before], MARET) is None
    leave = Keadaan(JenisKeadaan.CLTN, date(2023, 3, 15))
    assert rules.keadaan_bulan([before, leave], MARET) == leave


def test_the_month_of_a_death_counts_whole_the_month_before_does_not() -> None:
    died = Keadaan(JenisKeadaan.MENINGGAL, date(2023, 3, 30))

    assert rules.keadaan_bulan([died], MARET) == died
    assert rules.keadaan_bulan([died], Month(2023, 2)) is None
    retired = Keadaan(JenisKeadaan.PENSIUN, date(2023, 3, 30))
    assert rules.keadaan_bulan([retired], MARET) is None


def test_who_retired_is_named_until_the_year_is_over() -> None:
    retired = [Keadaan(JenisKeadaan.PENSIUN, date(2023, 3, 1))]

    assert not rules.bukan_lagi_pegawai(retired, Month(2023, 12))
    assert rules.bukan_lagi_pegawai(retired, Month(2024, 1))
    assert not rules.bukan_lagi_pegawai([CUTI], Month(2024, 1))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40)), max_size=6), st.integers(0, 60))
def test_inside_means_no_day_outside(gaps: list[tuple[int, int]], start: int) -> None:
    masa, day = [], date(2023, 1, 31) + timedelta(days=start)
    for gap, length in gaps:
        first = day + timedelta(days=gap)
        day = first + timedelta(days=length + 1)
        masa.append(Keadaan(JenisKeadaan.CUTI_BESAR, first, day - timedelta(days=1)))
    days = [MARET.first + timedelta(days=n) for n in range(31)]

    inside = all(any(row.memuat(d) for row in masa) for d in days)
    assert (rules.keadaan_bulan(masa, MARET) is not None) is inside


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"jenis": "LIBUR"}, "jenis"),
        ({"dasar": "  "}, "dasar"),
        ({"tanggal_mulai": date(1960, 1, 1)}, "tanggal_mulai"),
        ({"tanggal_mulai": date(2060, 1, 1), "tanggal_selesai": None}, "tanggal_mulai"),
        ({"tanggal_selesai": date(2023, 2, 28)}, "tanggal_selesai"),
        ({"jenis": "PENSIUN"}, "tanggal_selesai"),
        ({"jenis": "BELUM_BERTUGAS", "tanggal_selesai": None}, "tanggal_selesai"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(change: dict[str, object], field: str) -> None:
    assert list(rules.salah_keadaan(replace(ISIAN, **change), today=TODAY)) == [field]


def test_a_sound_state_is_sound() -> None:
    assert rules.salah_keadaan(ISIAN, today=TODAY) == {}
    assert rules.salah_keadaan(replace(ISIAN, jenis="PENSIUN", tanggal_selesai=None), today=TODAY) == {}
