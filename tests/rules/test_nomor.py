"""What a number that lost digits looks like, and who may be meant (issue 9, §3)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.kepegawaian.rules import nomor as rules

NIP = "199004172015021003"
NUMBERS = st.integers(190001011900010001, 200512312023122999)


@given(NUMBERS)
def test_fifteen_digits_of_a_spreadsheet_are_never_believed(number: int) -> None:
    assert rules.kehilangan_angka(f"{number // 1000}000")


@given(st.sets(NUMBERS, min_size=4, max_size=30))
def test_numbers_that_went_through_a_float_are_noticed_together(numbers: set[int]) -> None:
    rounded = [str(int(float(number))) for number in numbers]
    assert rules.dibulatkan(rounded) or len(set(rounded)) < 4


@given(st.lists(st.tuples(st.dates(date(1965, 1, 1), date(2003, 12, 31)), st.integers(1, 9)), min_size=4))
def test_genuine_numbers_pass(people: list[tuple[date, int]]) -> None:
    numbers = [f"{born:%Y%m%d}202103{1 + serial % 2}00{serial}" for born, serial in people]
    if sum(int(number) % 32 == 0 for number in set(numbers)) * 5 < len(set(numbers)) * 4:
        assert not rules.dibulatkan(numbers)


@pytest.mark.parametrize(
    ("lain", "same"),
    [
        ("199004172015021000", True), ("199004172021211001", True), ("199004172015021030", True),
        ("199004712015021003", True), ("198004172015021003", True),
        ("198511302010012004", False), ("", False), ("gubernur", False),
    ],
)  # fmt: skip
def test_numbers_that_may_be_one_persons(lain: str, same: bool) -> None:
    assert rules.serupa(NIP, lain) is same


@pytest.mark.parametrize(
    "nama",
    ["Yohanes Contoh", "YOHANES  CONTOH, S.Kom", "Dr. H. Yohanes Contoh, M.Si", "dr Yohanes Contoh",
     "Drs.Yohanes Contoh", "\u200bYohanes Contoh"],
)  # fmt: skip
def test_titles_make_nobody_else(nama: str) -> None:
    assert rules.nama_pokok(nama) == "yohanes contoh"


def test_a_single_name_that_looks_like_a_title_stays() -> None:
    assert rules.nama_pokok("Ir.") == "ir"
    assert rules.nama_pokok("Hj. Siti") == "siti"


def test_a_number_says_whose_it_is() -> None:
    assert rules.baca_nip(NIP) == "lahir 17 April 1990, diangkat Februari 2015, pria"
    assert rules.baca_nip("199004172021212001") == "lahir 17 April 1990, diangkat tahun 2021, wanita"
    assert rules.baca_nip("199013172015021003") == ""
