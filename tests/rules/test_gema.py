"""What stands beside a number while it is typed, and what a cell with a fault of Excel is advised."""

from __future__ import annotations

import pytest

from sikinerja.core.angka import NEGATIF, TAK_TERBACA, gema
from sikinerja.core.sheets import salah_sel
from sikinerja.realisasi.rules import baca_angka


@pytest.mark.parametrize("text", ["seratus", "12 buah", "10–12", "1e3", "95%", "dua belas"])
def test_what_cannot_be_read_is_said_at_once(text: str) -> None:
    assert gema(text, "dokumen") == TAK_TERBACA


@pytest.mark.parametrize("text", ["", "-", "12,", "1.", "12", "12,5", "0"])
def test_what_is_plain_or_unfinished_is_left_alone(text: str) -> None:
    assert gema(text, "dokumen") == ""


def test_a_negative_number_is_one_and_may_not_be() -> None:
    assert gema("-3", "dokumen") == NEGATIF
    with pytest.raises(ValueError, match="tidak boleh kurang dari 0"):
        baca_angka("-3", "dokumen")
    with pytest.raises(ValueError, match="4 angka di belakang koma"):
        baca_angka("1,23456", "dokumen")


def test_what_must_be_filled_is_not_advised_to_be_emptied() -> None:
    assert "kosongkan" in salah_sel("#N/A")
    assert "kosongkan" not in salah_sel("#N/A", wajib=True)
