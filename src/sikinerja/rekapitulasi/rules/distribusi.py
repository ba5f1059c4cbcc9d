"""A distribution of predikat held against the pola of a capaian organisasi (documents.md §H). Pure Python.

It warns and shows; it never changes a rating (SE MenPANRB 3/2023).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sikinerja.core.choices import LabeledEnum
from sikinerja.penilaian.rules import Capaian
from sikinerja.rekapitulasi.rules.grafik import persen
from sikinerja.skp.rules import Predikat

PALING_SEDIKIT = 10
"""Fewer people than this cannot meet percentages."""


class KeadaanPola(LabeledEnum):
    """What a comparison with the pola came to."""

    SESUAI = "SESUAI", "Sesuai pola"
    MENYIMPANG = "MENYIMPANG", "Menyimpang dari pola"
    SEDIKIT = "SEDIKIT", "Terlalu sedikit untuk dibandingkan"
    TANPA_CAPAIAN = "TANPA_CAPAIAN", "Capaian belum ditetapkan"
    KOSONG = "KOSONG", "Belum ada predikat"


@dataclass(frozen=True, slots=True)
class HasilPola:
    """The verdict, and what departs from the pola in words."""

    keadaan: KeadaanPola
    alasan: tuple[str, ...] = ()


P, C, K = Predikat, Capaian, KeadaanPola
Bagian = Mapping[str, int]


def _paling_banyak(predikat: Predikat, batas: int) -> Callable[[Bagian, int], str]:
    """At most so many per cent."""

    def check(jumlah: Bagian, semua: int) -> str:
        if 100 * jumlah.get(predikat, 0) <= batas * semua:
            return ""
        return f"{predikat.label} {persen(jumlah.get(predikat, 0), semua)} %, paling banyak {batas} %"

    return check


def _sedikitnya(batas: int, *predikat: Predikat) -> Callable[[Bagian, int], str]:
    """At least so many per cent of these together."""

    def check(jumlah: Bagian, semua: int) -> str:
        found = sum(jumlah.get(p, 0) for p in predikat)
        if 100 * found >= batas * semua:
            return ""
        names = " dan/atau ".join(p.label for p in predikat)
        return f"{names} {persen(found, semua)} %, sedikitnya {batas} %"

    return check


def _terbanyak(predikat: Predikat) -> Callable[[Bagian, int], str]:
    """More of this one than of any other."""

    def check(jumlah: Bagian, semua: int) -> str:
        most = jumlah.get(predikat, 0)
        if semua and most and all(most > jumlah.get(p, 0) for p in Predikat if p != predikat):
            return ""
        return f"{predikat.label} bukan yang terbanyak"

    return check


def _ada(*predikat: Predikat) -> Callable[[Bagian, int], str]:
    """Somebody has one of these."""

    def check(jumlah: Bagian, semua: int) -> str:
        if semua and any(jumlah.get(p, 0) for p in predikat):
            return ""
        return f"Tidak ada {' dan/atau '.join(p.label for p in predikat)}"

    return check


SYARAT: dict[Capaian, tuple[Callable[[Bagian, int], str], ...]] = {
    C.ISTIMEWA: (_terbanyak(P.SANGAT_BAIK), _paling_banyak(P.SANGAT_BAIK, 70)),
    C.BAIK: (_terbanyak(P.BAIK), _paling_banyak(P.BAIK, 70), _ada(P.BUTUH_PERBAIKAN, P.KURANG)),
    C.BUTUH_PERBAIKAN: (_sedikitnya(60, P.BUTUH_PERBAIKAN), _paling_banyak(P.SANGAT_BAIK, 10)),
    C.KURANG: (
        _sedikitnya(60, P.KURANG),
        _sedikitnya(10, P.BUTUH_PERBAIKAN),
        _paling_banyak(P.SANGAT_BAIK, 10),
    ),
    C.SANGAT_KURANG: (
        _sedikitnya(60, P.SANGAT_KURANG),
        _sedikitnya(10, P.KURANG, P.BUTUH_PERBAIKAN),
        _paling_banyak(P.SANGAT_BAIK, 0),
    ),
}


def periksa_pola(capaian: Capaian | None, jumlah: Bagian) -> HasilPola:
    """Hold how many have which predikat against the pola of a capaian (documents.md §H)."""
    semua = sum(jumlah.get(p, 0) for p in Predikat)
    if not semua:
        return HasilPola(K.KOSONG)
    if capaian is None:
        return HasilPola(K.TANPA_CAPAIAN)
    if semua < PALING_SEDIKIT:
        text = f"{semua} orang: persentase pola baru berarti dari {PALING_SEDIKIT} orang"
        return HasilPola(K.SEDIKIT, (text,))
    alasan = tuple(text for check in SYARAT[capaian] if (text := check(jumlah, semua)))
    return HasilPola(K.MENYIMPANG if alasan else K.SESUAI, alasan)
