"""A day far from today, as a slip of the year makes one: pointed out once before it is saved. Pure Python."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sikinerja.core.indonesian import angka, tanggal

LALU, NANTI = 92, 366
"""Days before and after today on which something begins without a question."""


def mulai_jauh(mulai: date, *, today: date) -> Iterator[str]:
    """That what begins on this day begins far from today."""
    days = (today - mulai).days
    if days > LALU:
        yield f"Mulai {tanggal(mulai)}: {angka(days)} hari yang lalu."
    elif -days > NANTI:
        yield f"Mulai {tanggal(mulai)}: masih {angka(-days)} hari lagi."
