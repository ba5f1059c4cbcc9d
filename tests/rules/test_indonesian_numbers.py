"""Numbers as people in Indonesia type them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sikinerja.core.indonesian import baca_angka


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("12", "12"),
        (" 95,5 ", "95.5"),
        ("95.5", "95.5"),
        ("1.000", "1000"),
        ("1.234,5", "1234.5"),
        ("12.345.678", "12345678"),
        ("1.2345", "1.2345"),
        ("-3", "-3"),
    ],
)
def test_reads_what_people_type(typed: str, value: str) -> None:
    assert baca_angka(typed) == Decimal(value)


@pytest.mark.parametrize("typed", ["", "abc", "1,2,3", "1.23.4", "1e5", "NaN", "٣", "12 %", "1.234,"])
def test_refuses_what_is_no_number(typed: str) -> None:
    with pytest.raises(ValueError, match="not a number"):
        baca_angka(typed)
