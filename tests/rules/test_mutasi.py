"""What the date of a mutasi decides, without a database (manual BAB VII, domain.md §7, §9)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.core.time import Month
from sikinerja.mutasi.rules.perpindahan import Kasus, PeriodeSkp, Putusan, perpindahan, putuskan

HARI = st.dates(date(2020, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("hari", "kasus", "awal_baru", "akhir_lama", "bulan_lapor"),
    [
        (date(2023, 2, 5), Kasus.SATU, date(2023, 2, 5), date(2023, 2, 4), Month(2023, 1)),
        (date(2023, 2, 20), Kasus.DUA, date(2023, 3, 1), date(2023, 2, 28), Month(2023, 2)),
        (date(2023, 2, 12), Kasus.SATU, date(2023, 2, 12), date(2023, 2, 11), Month(2023, 1)),
        (date(2023, 2, 13), Kasus.DUA, date(2023, 3, 1), date(2023, 2, 28), Month(2023, 2)),
        (date(2023, 3, 1), Kasus.SATU, date(2023, 3, 1), date(2023, 2, 28), Month(2023, 2)),
        (date(2023, 1, 1), Kasus.SATU, date(2023, 1, 1), date(2022, 12, 31), Month(2022, 12)),
        (date(2023, 1, 31), Kasus.DUA, date(2023, 2, 1), date(2023, 1, 31), Month(2023, 1)),
        (date(2023, 12, 12), Kasus.SATU, date(2023, 12, 12), date(2023, 12, 11), Month(2023, 11)),
        (date(2023, 12, 13), Kasus.DUA, date(2024, 1, 1), date(2023, 12, 31), Month(2023, 12)),
        (date(2023, 12, 31), Kasus.DUA, date(2024, 1, 1), date(2023, 12, 31), Month(2023, 12)),
        (date(2024, 2, 29), Kasus.DUA, date(2024, 3, 1), date(2024, 2, 29), Month(2024, 2)),
        (date(2024, 3, 1), Kasus.SATU, date(2024, 3, 1), date(2024, 2, 29), Month(2024, 2)),
    ],
)
def test_the_two_cases_and_their_edges(
    hari: date, kasus: Kasus, awal_baru: date, akhir_lama: date, bulan_lapor: Month
) -> None:
    p = perpindahan(hari)
    assert (p.kasus, p.awal_baru, p.akhir_lama, p.bulan_lapor) == (kasus, awal_baru, akhir_lama, bulan_lapor)
    assert p.akhir_baru == date(awal_baru.year, 12, 31)


@given(HARI)
def test_every_day_belongs_to_one_skp_and_every_month_to_one_report(hari: date) -> None:
    p = perpindahan(hari)
    assert p.akhir_lama + timedelta(days=1) == p.awal_baru
    assert p.awal_baru <= p.akhir_baru
    assert p.awal_baru.year == p.akhir_baru.year
    assert p.bulan_lapor.next == Month.of(p.awal_baru)  # neither a gap nor a month reported twice
    assert 0 <= (p.awal_baru - hari).days <= 19
    assert (p.awal_baru == hari) == (p.kasus is Kasus.SATU) == (hari.day <= 12)


@given(HARI, HARI)
def test_a_later_move_never_makes_an_earlier_skp(one: date, other: date) -> None:
    first, second = sorted((one, other))
    assert perpindahan(first).awal_baru <= perpindahan(second).awal_baru


def skp(awal: date, akhir: date | None = None, *, berakhir: bool = False) -> PeriodeSkp:
    return PeriodeSkp(awal.year, awal, akhir or date(awal.year, 12, 31), berakhir=berakhir)


TAHUN_LALU, TAHUN_INI = skp(date(2022, 1, 1), berakhir=True), skp(date(2023, 1, 1))


def putusan(
    hari: date, *rows: PeriodeSkp, filed: tuple[Month, ...] = (), today: date | None = None
) -> Putusan:
    return putuskan(perpindahan(hari), skp=rows, bulan_diajukan=filed, today=today or hari)


def test_the_old_skp_is_cut_short() -> None:
    assert putusan(date(2023, 2, 5), TAHUN_LALU, TAHUN_INI) == Putusan(TAHUN_INI, dipotong=True, salah=[])


def test_without_an_skp_there_is_nothing_to_cut() -> None:
    assert putusan(date(2023, 2, 5)) == Putusan(None, dipotong=False, salah=[])


@pytest.mark.parametrize(
    ("hari", "lama"),
    [
        (date(2023, 1, 1), TAHUN_LALU),  # last year's SKP is simply complete
        (date(2022, 12, 31), TAHUN_LALU),
        (date(2022, 12, 13), TAHUN_LALU),
    ],
)
def test_an_skp_that_is_complete_stays_as_it_is(hari: date, lama: PeriodeSkp) -> None:
    assert putusan(hari, lama) == Putusan(lama, dipotong=False, salah=[])


@pytest.mark.parametrize(
    ("hari", "rows", "filed", "today", "words"),
    [
        (date(2023, 2, 6), (), (), date(2023, 2, 5), "6 Februari 2023 belum tiba"),
        (date(2021, 12, 31), (), (), date(2023, 2, 5), "paling awal 1 Januari 2022"),
        (date(2023, 1, 1), (TAHUN_INI,), (), None, "tidak ada hari yang tersisa"),
        (date(2022, 12, 20), (TAHUN_INI,), (), date(2023, 2, 5), "tidak ada hari yang tersisa"),
        (
            date(2023, 2, 7),
            (skp(date(2023, 1, 1), date(2023, 2, 6)), skp(date(2023, 2, 7))),
            (),
            None,
            "7 Februari 2023 s.d. 31 Desember 2023",
        ),
        (
            date(2023, 12, 5),
            (skp(date(2023, 1, 1), berakhir=True),),
            (),
            None,
            "Tarik kembali realisasi akhir",
        ),
        (
            date(2023, 2, 5),
            (TAHUN_INI,),
            (Month(2023, 1), Month(2023, 2)),
            date(2023, 3, 5),
            "13 Februari 2023",
        ),
        (date(2023, 2, 5), (TAHUN_INI,), (Month(2023, 3),), date(2023, 4, 5), "dimulai 1 April 2023"),
        (date(2023, 2, 20), (TAHUN_INI,), (Month(2023, 3),), date(2023, 4, 5), "Realisasi Maret 2023"),
    ],
)
def test_what_is_refused_says_why(
    hari: date, rows: tuple[PeriodeSkp, ...], filed: tuple[Month, ...], today: date | None, words: str
) -> None:
    found = putusan(hari, *rows, filed=filed, today=today)
    assert len(found.salah) == 1
    assert words in found.salah[0]


@pytest.mark.parametrize(
    ("hari", "filed"),
    [(date(2023, 2, 5), Month(2023, 1)), (date(2023, 2, 20), Month(2023, 2))],
)
def test_the_month_that_is_the_old_skps_may_be_filed_already(hari: date, filed: Month) -> None:
    assert putusan(hari, TAHUN_INI, filed=(filed,), today=date(2023, 3, 9)).salah == []


def test_one_day_of_the_old_skp_is_enough() -> None:
    lama = skp(date(2023, 2, 5))
    assert putusan(date(2023, 2, 6), lama) == Putusan(lama, dipotong=True, salah=[])


@given(HARI, HARI)
def test_the_date_that_a_refusal_names_is_accepted(hari: date, lain: date) -> None:
    """Who files a month and learns of the move later can still record it from the named date on."""
    today, filed = max(hari, lain), Month.of(min(hari, lain))
    if filed < Month.of(perpindahan(hari).awal_baru) or filed.tahun < today.year:
        return
    assert putusan(hari, skp(date(filed.tahun, 1, 1)), filed=(filed,), today=today).salah
    named = date(filed.tahun, filed.bulan, 13)
    if named <= today:
        assert not putusan(named, skp(date(filed.tahun, 1, 1)), filed=(filed,), today=today).salah


@pytest.mark.parametrize(
    ("akhir", "hari", "words"),
    [
        (date(2023, 12, 31), date(2024, 2, 1), "Januari 2024 tidak"),
        (date(2023, 12, 31), date(2024, 3, 5), "Januari 2024 sampai Februari 2024 tidak"),
        (date(2023, 12, 31), date(2024, 1, 5), ""),
        (date(2024, 1, 15), date(2024, 2, 1), ""),
        (date(2022, 6, 30), date(2024, 1, 20), "Januari 2024 tidak"),
    ],
)
def test_months_between_the_last_skp_and_the_new_one_are_named(akhir: date, hari: date, words: str) -> None:
    lama = PeriodeSkp(1, date(2022, 1, 1), akhir)
    found = putuskan(perpindahan(hari), skp=[lama], bulan_diajukan=[], today=date(2024, 12, 1))
    assert found.tanpa_skp.startswith(words)
    assert bool(found.tanpa_skp) == bool(words)
