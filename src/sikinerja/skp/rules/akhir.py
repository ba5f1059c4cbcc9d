"""When the year of an SKP may be reported (domain.md §5). Pure Python."""

from __future__ import annotations

from datetime import date

from sikinerja.core.indonesian import tanggal
from sikinerja.kepegawaian.rules.berhenti import sejak_kapan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.skp.rules import StatusSkp

SUDAH_DIAJUKAN = (StatusSkp.PENILAIAN_AKHIR.value, StatusSkp.SELESAI.value)
"""The realisasi akhir is handed in."""


def dibuka(berakhir: date) -> date:
    """The first day of the last month that is served: from then on the year may be reported (§5)."""
    return berakhir.replace(day=1)


def belum_dibuka(today: date, berakhir: date, *, periode_akhir: date) -> str:
    """Why the year cannot be reported yet; empty when it can.

    ``berakhir``: the last day that is served, that of the period or of the owner's service.
    """
    opens = dibuka(berakhir)
    if today >= opens:
        return ""
    what = "periode SKP" if berakhir == periode_akhir else f"masa tugas (sampai {tanggal(berakhir)})"
    return f"Realisasi akhir dapat diisi mulai {tanggal(opens)}, yaitu pada bulan terakhir {what}."


def tanpa_penilaian(meninggal: date | None, *, status: str) -> str:
    """That a year is closed without a final rating, and why; "": it is not.

    Its owner died and had not handed it in: nobody else can report it, so nobody is asked. What was handed
    in is rated; the months that were rated stay as they are.
    """
    if meninggal is None or status in SUDAH_DIAJUKAN:
        return ""
    return f"{sejak_kapan(JenisKeadaan.MENINGGAL, meninggal)}, tanpa penilaian akhir"


def bisa_tertahan(*, status: str, versi: int) -> bool:
    """Whether a revision is open, which may stand between an SKP and its realisasi akhir (domain.md §2.1)."""
    return versi > 0 and status in {StatusSkp.REVISI.value, StatusSkp.KONSEP.value, StatusSkp.PENILAIAN.value}
