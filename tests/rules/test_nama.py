"""Names: kept tidy without a letter changed; one person's however written, or two people's (issue 9, §3)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.core.search import words
from sikinerja.core.text import one_line, person_name
from sikinerja.kepegawaian.rules.nama import dua_orang

SAME = [
    ("Yohanes Pegawai Contoh, S.Kom", "YOHANES PEGAWAI CONTOH"),
    ("Drs. Yohanes Contoh, M.Si", "Contoh Yohanes"),
    ("Muhammad Yusuf", "Moh. Joesoef"),
    ("Muh. Yusuf", "M. Yusuf"),
    ("Ni Luh Ayu Sari", "Ni Luh A. Sari"),
    ("Siti Nurhaliza", "Sitinurhaliza"),
    ("Djoko Soesilo", "Joko Susilo"),
    ("Yohanes Contoh", "Johannes Contoh, S.E., M.M."),
    ("Maria Goreti Fanggi, S.AP", "Maria G. Fanggi"),
    ("Ma'rifat", "Marifat"),
    ("Adrianus", "Adrianus Abineno, S.Pd"),
    ("Abd. Rahman", "Abdul Rachman"),
    ("Yohanes Contoh S.Kom", "Yohanes Contoh, S.Kom."),
    ("", "Yohanes"),
]
TWO = [
    ("Maria Ina Contoh", "Yohanes Pegawai Contoh"),
    ("Maria Ina", "Maria Goreti"),
    ("Adrianus Abineno, S.Pd", "Adrianus Jaya Penu, S.Kom"),
    ("Petrus Fanggi, S.AP", "Paulus Fanggi, S.AP"),
    ("Ratna Dewi", "Agus Salim"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_persons_name_is_known_however_it_is_written(one: str, other: str) -> None:
    assert not dua_orang(one, other)
    assert not dua_orang(other, one)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_two_peoples_names_are_told_apart(one: str, other: str) -> None:
    assert dua_orang(one, other)
    assert dua_orang(other, one)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Fanggi,S.AP", "Fanggi, S.AP"),
        ("  Maria   Ina ,S.Pd , M.Pd ", "Maria Ina, S.Pd, M.Pd"),
        ("Yohanes Contoh, S.Kom", "Yohanes Contoh, S.Kom"),
        ("A,B,,C", "A, B, , C"),
    ],
)
def test_a_name_is_tidied(typed: str, kept: str) -> None:
    assert person_name(typed) == kept


@given(st.text(alphabet="Aa ,.'\u200b\t-é", max_size=30))
def test_no_letter_is_changed_and_twice_is_once(text: str) -> None:
    found = person_name(text)
    assert re.sub(r"\s", "", found) == re.sub(r"\s", "", one_line(text))
    assert person_name(found) == found
    assert not dua_orang(text, found)


def test_a_search_finds_it_with_and_without_the_space() -> None:
    for stored in ("fanggi,s.ap", "fanggi, s.ap"):
        for asked in ("Fanggi,S.AP", "Fanggi, S.AP"):
            assert all(word.lower() in stored for word in words(asked))
