"""Texts of the bell about TPP. Pure Python."""

from __future__ import annotations

from decimal import Decimal

from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.tpp.rules import persen as words


def dikecualikan(masa: tuple[Month, Month], *, persen: Decimal, alasan: str) -> tuple[str, str]:
    """To somebody who has a fixed percentage for some months."""
    first, last = (bulan_tahun(month.tahun, month.bulan) for month in masa)
    when = first if first == last else f"{first} – {last}"
    return (f"TPP tetap {words(persen)} untuk {when}", f"Alasan: {alasan}")


def tidak_dikecualikan(alasan: str) -> tuple[str, str]:
    """To somebody whose exemption was taken back."""
    return ("Pengecualian TPP Anda dihapus", f"TPP dihitung seperti biasa lagi. Alasan: {alasan}")
