"""Numbers as people in Indonesia type them: read right, or questioned (issue 9, §3)."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.core.angka import baca_angka, bacaan, satu_arti, terbilang
from sikinerja.core.cells import desimal, salah_angka
from sikinerja.core.indonesian import angka

NUMBERS = st.one_of(
    st.decimals(min_value=0, max_value=Decimal("999999999999.9999"), places=4),
    st.integers(0, 999_999).map(Decimal),
    st.integers(0, 999_999).map(lambda thousandths: Decimal(thousandths) / 1000),
)
"""Half of them so small that a writing may have two meanings."""
SERATUS = Decimal(100)


@pytest.mark.parametrize(
    ("typed", "value", "other"),
    [
        ("12", "12", None), (" 95,5 ", "95.5", None), ("95.5", "95.5", None), ("1.2345", "1.2345", None),
        ("1.234,5", "1234.5", None), ("12.345.678", "12345678", None), ("-3", "-3", None), ("007", "7", None),
        ("1 000", "1000", None), ("1\u00a0000\u00a0000,5", "1000000.5", None), ("1234.567", "1234.567", None),
        ("0.950", "0.95", None), ("0,950", "0.95", None), ("0.5", "0.5", None), ("-0.950", "-0.95", None),
        ("\uff11\uff12", "12", None),
        ("97.500", "97500", "97.5"), ("1.000", "1000", "1"), ("1,234", "1.234", "1234"),
    ],
)  # fmt: skip
def test_reads_what_people_type(typed: str, value: str, other: str | None) -> None:
    found = bacaan(typed)
    assert (found.nilai, found.lain) == (Decimal(value), other and Decimal(other))


@pytest.mark.parametrize(
    "typed",
    ["", "abc", "1,2,3", "1.23.4", "1e5", "NaN", "٣", "5²", "½", "12 %", "1.234,", ",5", "12 5", "1 23",
     "0.950.000", "00.950", "012.500", "1,234,567", "1,234.5", "1.000 000", "12 dokumen", "--3"],
)  # fmt: skip
def test_refuses_what_is_no_number(typed: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        bacaan(typed)


@pytest.mark.parametrize(
    ("typed", "satuan", "value"),
    [
        ("95 %", "%", "95"), ("95%", "persen", "95"), ("97,5 persen", "%", "97.5"),
        ("95 %", "% capaian", "95"),
        ("12 dokumen", "Dokumen", "12"), ("12dokumen", "dokumen", "12"), ("0.950 %", "%", "0.95"),
        ("100 m2", "m2", "100"), ("12", "m2", "12"), ("12", "2", "12"), ("12", "", "12"),
        ("Rp 1.500.000", "rupiah", "1500000"), ("Rp1.500.000,-", "Rp", "1500000"),
    ],
)  # fmt: skip
def test_a_number_may_carry_its_own_unit(typed: str, satuan: str, value: str) -> None:
    assert baca_angka(typed, satuan) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "satuan"), [("12 laporan", "dokumen"), ("95 %", "dokumen"), ("dokumen", "dokumen"), ("%", "%")]
)
def test_another_unit_is_no_number(typed: str, satuan: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        bacaan(typed, satuan)


def test_a_writing_with_two_meanings_is_said_in_words() -> None:
    assert bacaan("97.500").kata == (
        "Dibaca 97.500 (sembilan puluh tujuh ribu lima ratus). Bila bukan, tulis 97,5."
    )
    assert bacaan("1,234").kata.endswith("Bila bukan, tulis 1234.")
    assert bacaan("95 %", "%").kata == "Dibaca 95."
    assert bacaan("0.950").kata == bacaan("1.234,5").kata == bacaan("12").kata == ""


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("0", "nol"), ("11", "sebelas"), ("15", "lima belas"), ("100", "seratus"), ("1000", "seribu"),
        ("1001", "seribu satu"), ("21000", "dua puluh satu ribu"), ("1000000", "satu juta"),
        ("2310.05", "dua ribu tiga ratus sepuluh koma nol lima"), ("-1", "minus satu"),
        ("111111", "seratus sebelas ribu seratus sebelas"),
    ],
)  # fmt: skip
def test_numbers_in_words(number: str, words: str) -> None:
    assert terbilang(Decimal(number)) == words


@given(NUMBERS)
def test_what_is_shown_can_be_typed_again(number: Decimal) -> None:
    assert baca_angka(angka(number)) == number
    assert bacaan(satu_arti(number)) == type(bacaan("1"))(number)


def _writings(number: Decimal) -> dict[str, str]:
    """How people write one number: Indonesian, English, plain; with blanks; with its unit."""
    whole, _, fraction = f"{number:,f}".partition(".")
    fraction = fraction.rstrip("0")
    tail = f",{fraction}" if fraction else ""
    three = {"tiga desimal": f"{number:.3f}"} if len(fraction) < 4 else {}
    return three | {
        "titik": whole.replace(",", ".") + tail,
        "polos": whole.replace(",", "") + tail,
        "spasi": whole.replace(",", "\u00a0") + tail,
        "inggris": whole + (f".{fraction}" if fraction else ""),
        "komputer": whole.replace(",", "") + (f".{fraction}" if fraction else ""),
    }


@given(NUMBERS, st.sampled_from(["", "%", "dokumen"]))
def test_any_writing_of_a_number_is_read_right_or_questioned(number: Decimal, satuan: str) -> None:
    """Never silently another number: it is this one, or refused, or says that it may be this one."""
    for how, text in _writings(number).items():
        typed = f"{text} {satuan}".strip()
        try:
            found = bacaan(typed, satuan)
        except ValueError:
            continue
        assert found.nilai == number or (found.lain == number and found.kata), (how, typed)


@given(st.text(max_size=40), st.text(max_size=10))
def test_any_text_is_a_number_or_refused(text: str, satuan: str) -> None:
    try:
        found = bacaan(text, satuan)
    except ValueError:
        return
    assert found.nilai.is_finite()
    assert (found.lain is None) or found.kata


def test_bounds_leave_one_meaning_in_a_file() -> None:
    assert desimal(SERATUS)("97.500") == Decimal("97.5")
    assert desimal(SERATUS, "%")("97,5 %") == Decimal("97.5")
    assert not salah_angka(desimal(SERATUS)("0.950"), maks=SERATUS)
    with pytest.raises(ValueError, match="tulis 97500 atau 97,5"):
        desimal(Decimal(10) ** 9)("97.500")
