"""When the year of an SKP may be reported (domain.md §5). Pure Python."""

from __future__ import annotations

from datetime import date

from sikinerja.core.indonesian import tanggal
from sikinerja.skp.rules import StatusSkp


def dibuka(periode_akhir: date) -> date:
    """The first day of the last month of a period: from then on the year may be reported (domain.md §5)."""
    return periode_akhir.replace(day=1)


def belum_dibuka(today: date, periode_akhir: date) -> str:
    """Why the year cannot be reported yet; empty when it can."""
    opens = dibuka(periode_akhir)
    if today >= opens:
        return ""
    return f"Realisasi akhir dapat diisi mulai {tanggal(opens)}, yaitu pada bulan terakhir periode SKP."


def tertahan_revisi(today: date, *, periode_akhir: date, status: str, versi: int) -> bool:
    """Whether an open revision is all that stands between an SKP and its realisasi akhir (domain.md §2.1)."""
    revising = {StatusSkp.REVISI.value, StatusSkp.KONSEP.value, StatusSkp.PENILAIAN.value}
    return versi > 0 and status in revising and not belum_dibuka(today, periode_akhir)
