"""Months as a choice in forms: ``2023-07``, shown as *Juli 2023*."""

from __future__ import annotations

from typing import Any

from django import forms

from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month

PILIH = "Pilih bulan dari daftar."


def kode(month: Month) -> str:
    """How a form sends a month."""
    return f"{month.tahun}-{month.bulan:02d}"


def baca(text: str) -> Month | None:
    """The month of such a code; None for anything else."""
    tahun, dash, bulan = text.partition("-")
    if not (dash and tahun.isascii() and tahun.isdigit() and bulan.isascii() and bulan.isdigit()):
        return None
    try:
        return Month(int(tahun[:4]), int(bulan[:2]))
    except ValueError:
        return None


def sekitar(month: Month, *, sebelum: int, sesudah: int) -> list[Month]:
    """A month with so many before and after it, in order."""
    first = month.tahun * 12 + month.bulan - 1 - sebelum
    return [Month(n // 12, n % 12 + 1) for n in range(first, first + sebelum + sesudah + 1)]


class BulanField(forms.TypedChoiceField):
    """One of some months; cleans to a Month, to None when left empty."""

    def __init__(self, *, label: str, required: bool = True) -> None:
        messages = {"required": PILIH, "invalid_choice": PILIH}
        super().__init__(
            label=label, required=required, coerce=baca, empty_value=None, error_messages=messages
        )

    def offer(self, months: list[Month], *, chosen: Month | None = None) -> None:
        """The months to choose from; ``chosen`` is one of them in any case."""
        listed = sorted({*months, chosen} if chosen else set(months))
        empty = [] if self.required else [("", "Belum ditentukan")]
        self.choices = [*empty, *((kode(m), bulan_tahun(m.tahun, m.bulan)) for m in listed)]

    def prepare_value(self, value: Any) -> Any:
        """Show a month as its code."""
        return kode(value) if isinstance(value, Month) else value
