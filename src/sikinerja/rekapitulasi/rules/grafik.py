"""Geometry of the charts that the server draws: where each piece lies, in per cent. Pure Python.

No length in pixels: a bar is as wide as its place, and patterns are not stretched.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sikinerja.core.choices import LabeledEnum

TERBACA = 7.0
"""A piece narrower than this (in per cent) has no room for its number."""


@dataclass(frozen=True, slots=True)
class Potongan:
    """One piece of a stacked bar: from ``mulai`` on, ``panjang`` long, both in per cent of the place."""

    kode: str
    label: str
    jumlah: int
    mulai: float
    panjang: float

    @property
    def tengah(self) -> float:
        """Where its number stands."""
        return round(self.mulai + self.panjang / 2, 2)

    @property
    def terbaca(self) -> bool:
        """Whether its number fits."""
        return self.panjang >= TERBACA


@dataclass(frozen=True, slots=True)
class Batang:
    """A stacked bar with its words: what a reader of the screen hears."""

    label: str
    total: int
    potongan: tuple[Potongan, ...]

    @property
    def teks(self) -> str:
        """All pieces in words: "12 Dinilai (60 %), 8 Belum mengisi (40 %)"."""
        if not self.total:
            return "belum ada"
        return ", ".join(f"{p.jumlah} {p.label} ({persen(p.jumlah, self.total)} %)" for p in self.potongan)


def persen(bagian: int, semua: int) -> int:
    """A share in whole per cent; never 0 or 100 where that is not the whole truth."""
    if not semua or not bagian:
        return 0
    if bagian == semua:
        return 100
    return min(99, max(1, round(100 * bagian / semua)))


def tumpuk(label: str, jumlah: Mapping[str, int], jenis: Iterable[LabeledEnum], *, skala: int = 0) -> Batang:
    """The pieces of one bar in the order of ``jenis``; empty ones are left out.

    ``skala``: how many fill the whole place (bars beside each other share it); 0: the bar fills it itself.
    """
    total = sum(jumlah.get(kind, 0) for kind in jenis)
    whole, before, found = skala or total, 0, []
    for kind in jenis:
        if count := jumlah.get(kind, 0):
            start = round(100 * before / whole, 2)
            before += count
            found.append(
                Potongan(kind.value, kind.label, count, start, round(100 * before / whole - start, 2))
            )
    return Batang(label, total, tuple(found))


def tumpukan(
    rows: Sequence[tuple[str, Mapping[str, int]]], jenis: Sequence[LabeledEnum], *, sama_panjang: bool = True
) -> list[Batang]:
    """Bars beside each other: each as long as its place (shares), or all on one scale (amounts)."""
    most = max((sum(jumlah.get(kind, 0) for kind in jenis) for _, jumlah in rows), default=0)
    return [tumpuk(label, jumlah, jenis, skala=0 if sama_panjang else most) for label, jumlah in rows]


def panjang(rows: Sequence[tuple[str, int]], *, kode: str, satuan: str) -> list[Batang]:
    """Plain bars of amounts on one scale: the longest fills its place."""
    most = max((jumlah for _, jumlah in rows), default=0)
    return [
        Batang(
            label,
            jumlah,
            (Potongan(kode, satuan, jumlah, 0.0, round(100 * jumlah / most, 2)),) if jumlah else (),
        )
        for label, jumlah in rows
    ]
