"""What waits beside the list that is shown: other years, other months, each with its count and address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import reverse

from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month


@dataclass(frozen=True, slots=True)
class Lain:
    """Another list of the same kind: its name, address, and how many wait there."""

    nama: str
    url: str
    jumlah: int


def tahun_lain(halaman: str, jumlah: Mapping[int, int], tahun: int | None) -> list[Lain]:
    """Years other than the one shown."""
    there = reverse(halaman)
    return [Lain(str(y), f"{there}?tahun={y}", n) for y, n in sorted(jumlah.items()) if y != tahun]


def bulan_lain(halaman: str, jumlah: Mapping[Month, int], month: Month) -> list[Lain]:
    """Months other than the one shown."""
    there = reverse(halaman)
    return [
        Lain(bulan_tahun(m.tahun, m.bulan), f"{there}?tahun={m.tahun}&bulan={m.bulan}", n)
        for m, n in sorted(jumlah.items())
        if m != month
    ]
