"""A NIP or a text, whatever it was wrapped in: the same at every door (issue 9, §3)."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.akun.rules import lipat_username
from sikinerja.core.cells import nomor
from sikinerja.core.text import UNSEEN, fold, identifier, number_sought, one_line, seen
from sikinerja.kepegawaian.rules import rapikan_nip, salah_nip
from sikinerja.kepegawaian.rules.nomor import kehilangan_angka

NIP = "199704042003071015"
WIDE = "".join(chr(ord(digit) + 0xFEE0) for digit in NIP)
MARKS = set(re.findall(f"[{UNSEEN}]", "".join(map(chr, range(0x10000)))))
APOSTROPHES = ["\u2019", "\u02bc", "`", "\u00b4", "\uff07"]


@pytest.mark.parametrize(
    "typed",
    [
        NIP, f"'{NIP}", f"`{NIP}", f"\u2018{NIP}", f"\u2019{NIP}\u2019", f'="{NIP}"', f'"{NIP}"',
        f"\u201c{NIP}\u201d", f"\u200b{NIP}", f"\u202a{NIP}\u202c", f"{NIP}\u00a0", f"\ufeff{NIP}",
        f"\t{NIP}\r\n",
        f"NIP. {NIP}", f"NIP {NIP}", f"nip: {NIP}", f"NI PPPK {NIP}", f"NIPPPK. {NIP}", f"NI P3K: {NIP}",
        f"No. NIP {NIP}", "19970404 200307 1 015", "19970404.200307.1.015", "19970404-200307-1-015",
        "1997 0404 2003 0710 15", "19970404\u2013200307\u20131\u2013015", f"- {NIP} -", f".{NIP}.",
        f" {NIP}.",
        "'NIP. 19970404 200307 1 015", WIDE,
    ],
)  # fmt: skip
def test_a_number_is_the_same_however_it_is_dressed(typed: str) -> None:
    assert identifier(typed) == NIP
    assert lipat_username(typed) == rapikan_nip(typed) == nomor(typed) == number_sought(typed) == NIP


@pytest.mark.parametrize(
    "typed", ["1997²0404200307101", f"{NIP}a", f"{NIP[:-1]}O", "1,99704E+17", f"{NIP}/2", f"NIP {NIP} ok"]
)
def test_what_is_no_number_is_left_for_the_check(typed: str) -> None:
    assert salah_nip("PNS", identifier(typed))


@pytest.mark.parametrize(
    ("typed", "kept"),
    [(" GuBernur ", "gubernur"), ("'admin.bkd-1", "admin.bkd-1"), ("nippon", "nippon"), ("nip", "nip")],
)
def test_a_username_keeps_its_dots(typed: str, kept: str) -> None:
    assert identifier(typed) == kept


DRESS = [
    "",
    "'",
    '"',
    "\u200b",
    "\u202a",
    "\u00a0",
    " ",
    "NIP. ",
    "NI PPPK ",
    '="',
    "-",
    ".",
    "\ufeff",
    "\u2019",
]
BETWEEN = ["", " ", ".", "-", "\u00a0", "\u2013", "\u200b", "  "]


@given(
    st.from_regex(r"[1-9][0-9]{17}", fullmatch=True),
    st.sampled_from(DRESS),
    st.sampled_from(DRESS),
    st.sampled_from(BETWEEN),
    st.lists(st.integers(1, 17), max_size=6),
)
def test_any_writing_of_a_number_is_read_right_or_refused(
    number: str, before: str, after: str, between: str, cuts: list[int]
) -> None:
    """Never silently another one: it is these 18 digits, or it is none."""
    places = {0, *cuts}
    spaced = "".join(f"{between if i in places and i else ''}{digit}" for i, digit in enumerate(number))
    found = identifier(before + spaced + after)
    assert found == number or not found.isdigit()


@given(st.from_regex(r"[1-9][0-9]{17}", fullmatch=True), st.integers(2, 17), st.sampled_from(".,"))
def test_what_a_spreadsheet_makes_of_it_is_never_another_number(number: str, digits: int, mark: str) -> None:
    """As a float, in scientific notation, with digits cut off: not 18 digits, or told to have lost some."""
    for spoilt in (
        f"{float(number):.{digits}E}".replace(".", mark),
        str(float(number)),
        number[:digits],
        f"{number[:15]}000",
        f"{int(number):,}".replace(",", mark),
    ):
        found = identifier(spoilt)
        is_whole = re.fullmatch("[0-9]{18}", found)
        assert found == number or not is_whole or kehilangan_angka(found)


@given(st.text(alphabet=st.sampled_from([*sorted(MARKS), *"aé بक😀 \n"]), max_size=30))
def test_nothing_unseen_stays_but_what_joins(text: str) -> None:
    clean = seen(text)
    assert seen(clean) == clean
    assert not set(clean) & MARKS - {"\u200c", "\u200d"}
    assert [sign for sign in clean if sign not in MARKS] == [sign for sign in text if sign not in MARKS]
    assert not set(fold(text)) & MARKS


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("keluarga \U0001f469\u200d\U0001f467", "keluarga \U0001f469\u200d\U0001f467"),
        ("\u0646\u200c\u0647", "\u0646\u200c\u0647"),
        ("ra\u200dpat\u200b \u202eskp\u202c\ufeff", "rapat skp"),
        ("dua\nbaris  rapi", "dua\nbaris  rapi"),
    ],
)
def test_what_is_seen_stays(typed: str, kept: str) -> None:
    assert seen(typed) == kept


@given(st.text(max_size=60))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = identifier(text)
    assert identifier(once) == once or not once.isdigit()
    assert one_line(one_line(text)) == one_line(text)
    assert fold(one_line(text)) == fold(text)


@pytest.mark.parametrize("sign", APOSTROPHES)
def test_one_text_however_it_is_set(sign: str) -> None:
    assert fold(f"\u200bMA{sign}rifat ") == fold("Ma'rifat")


def test_letters_composed_and_decomposed_are_one_text() -> None:
    assert fold("Ren\u00e9e") == fold("Rene\u0301e") == fold("RENEE")
    assert one_line("Rene\u0301e \u200b  Contoh\u202c") == "Ren\u00e9e Contoh"
