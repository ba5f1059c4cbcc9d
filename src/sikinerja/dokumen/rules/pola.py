"""Pola distribusi: what the distribution of predikat is held against (documents.md §H). Pure Python."""

from __future__ import annotations

from math import exp
from typing import Any

from sikinerja.penilaian.rules import Capaian
from sikinerja.skp.rules import Predikat

ATURAN = {
    Capaian.ISTIMEWA: "Sebagian besar pegawai, paling banyak 70 %, berpredikat Sangat Baik.",
    Capaian.BAIK: (
        "Sebagian besar pegawai, paling banyak 70 %, berpredikat Baik; sebagian berpredikat Butuh Perbaikan "
        "dan/atau Kurang."
    ),
    Capaian.BUTUH_PERBAIKAN: (
        "Paling sedikit 60 % pegawai berpredikat Butuh Perbaikan; Sangat Baik paling banyak 10 %."
    ),
    Capaian.KURANG: (
        "Paling sedikit 60 % pegawai berpredikat Kurang; Butuh Perbaikan paling sedikit 10 %; "
        "Sangat Baik paling banyak 10 %."
    ),
    Capaian.SANGAT_KURANG: (
        "Paling sedikit 60 % pegawai berpredikat Sangat Kurang; Kurang dan/atau Butuh Perbaikan paling "
        "sedikit 10 %; tidak ada yang berpredikat Sangat Baik."
    ),
}
LEVELS = [p.label for p in reversed(Predikat)]
PEAK = {
    Capaian.SANGAT_KURANG: 0,
    Capaian.KURANG: 1,
    Capaian.BUTUH_PERBAIKAN: 2,
    Capaian.BAIK: 3,
    Capaian.ISTIMEWA: 4,
}
STEPS = 48
WIDTH = 0.85
"""Of the hill, in levels."""


def gambar(capaian: str) -> dict[str, Any] | None:
    """The curve of a capaian: heights (0 to 1) from left to right, its levels and rule; None: not set yet."""
    if not capaian:
        return None
    known = Capaian[capaian]
    middle = (PEAK[known] + 0.5) / len(LEVELS)
    heights = [
        round(exp(-(((at / STEPS - middle) * len(LEVELS) / WIDTH) ** 2) / 2), 4) for at in range(STEPS + 1)
    ]
    return {
        "tinggi": heights,
        "tingkat": LEVELS,
        "aturan": ATURAN[known],
        "alt": f"Kurva pola distribusi predikat kinerja untuk capaian {known.label}. {ATURAN[known]}",
    }
