"""Ratings and the quadrant (domain.md §4.5, manual BAB IV.1). Pure Python."""

from __future__ import annotations

from sikinerja.core.choices import LabeledEnum
from sikinerja.skp.rules import Predikat

MINIMUM_ALASAN = 200


class Rating(LabeledEnum):
    """The three ratings, for hasil kerja and for perilaku."""

    DI_ATAS = "DI_ATAS", "Di atas Ekspektasi"
    SESUAI = "SESUAI", "Sesuai Ekspektasi"
    DI_BAWAH = "DI_BAWAH", "Di bawah Ekspektasi"


SARAN_UMPAN_BALIK = (
    "Sangat memuaskan",
    "Bagus dan pertahankan",
    "Sudah baik namun dapat lebih ditingkatkan",
    "Cukup baik dan perlu peningkatan",
    "Dapat diterima",
)

_R, _P = Rating, Predikat
KUADRAN: dict[tuple[Rating, Rating], Predikat] = {
    (_R.DI_ATAS, _R.DI_BAWAH): _P.KURANG,
    (_R.DI_ATAS, _R.SESUAI): _P.BAIK,
    (_R.DI_ATAS, _R.DI_ATAS): _P.SANGAT_BAIK,
    (_R.SESUAI, _R.DI_BAWAH): _P.KURANG,
    (_R.SESUAI, _R.SESUAI): _P.BAIK,
    (_R.SESUAI, _R.DI_ATAS): _P.BAIK,
    (_R.DI_BAWAH, _R.DI_BAWAH): _P.SANGAT_KURANG,
    (_R.DI_BAWAH, _R.SESUAI): _P.BUTUH_PERBAIKAN,
    (_R.DI_BAWAH, _R.DI_ATAS): _P.BUTUH_PERBAIKAN,
}


def predikat(hasil_kerja: Rating, perilaku: Rating) -> Predikat:
    """The predikat that a pair of ratings gives."""
    return KUADRAN[hasil_kerja, perilaku]
