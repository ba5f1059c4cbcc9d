"""Work that takes longer than a page may: where it stands. Pure Python."""

from __future__ import annotations

from datetime import timedelta

from sikinerja.core.choices import LabeledEnum


class StatusPekerjaan(LabeledEnum):
    """Where a job stands."""

    MENUNGGU = "MENUNGGU", "Menunggu giliran"
    BERJALAN = "BERJALAN", "Sedang dikerjakan"
    SELESAI = "SELESAI", "Selesai"
    GAGAL = "GAGAL", "Gagal"
    KEDALUWARSA = "KEDALUWARSA", "Kedaluwarsa"


TERBUKA = (StatusPekerjaan.MENUNGGU.value, StatusPekerjaan.BERJALAN.value)
MASA_SIMPAN = timedelta(days=7)
"""How long a result can be fetched."""
MASA_DIAM = timedelta(hours=6)
"""Without any progress for so long a job has died, and another one may be begun."""

SUDAH_ADA = (
    "Pekerjaan yang sama sedang dikerjakan. Tunggu sampai selesai; kemajuannya terlihat pada halaman ini."
)
TERHENTI = "Terhenti tanpa kemajuan."
PANJANG_PESAN = 500


def ringkas(pesan: str) -> str:
    """What came of a job, as long as it can be kept: cut between two words, and so that one sees it."""
    if len(pesan) <= PANJANG_PESAN:
        return pesan
    return pesan[: PANJANG_PESAN - 1].rsplit(" ", 1)[0] + " …"
