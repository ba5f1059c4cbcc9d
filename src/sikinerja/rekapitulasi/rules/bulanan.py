"""A month of many people: where each stands, and how that adds up (F8.5). Pure Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sikinerja.core.time import Month
from sikinerja.realisasi.rules.kedudukan import TERTUNGGAK
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K

HALAMAN = 25
"""Rows a page of a list has."""

BELUM_SELESAI = (K.MENUNGGU, K.BELUM_DINILAI)
"""Filed, and not rated to the end."""
DITAGIH = (*TERTUNGGAK, *BELUM_SELESAI)
"""What is owed, by whoever."""


@dataclass(slots=True)
class Kelompok:
    """A unit, a PD, or all of them together: how many people stand where, and which predikat they have."""

    id: int | None
    nama: str
    jumlah: Counter[str] = field(default_factory=Counter)
    predikat: Counter[str] = field(default_factory=Counter)
    lepas: Counter[str] = field(default_factory=Counter)
    """Of who has not filed those who never can: their account is closed."""

    @property
    def semua(self) -> int:
        """Everybody."""
        return self.jumlah.total()

    @property
    def wajib(self) -> int:
        """Who owes the month: not those in a keadaan khusus or without access, nobody before it opens."""
        free = self.jumlah[K.KEADAAN_KHUSUS] + self.jumlah[K.BELUM_WAKTUNYA]
        return self.semua - free - self.lepas.total()

    def ditagih(self, status: K) -> int:
        """How many who stand there can still be asked for it."""
        return self.jumlah[status] - self.lepas[status]

    @property
    def tertunggak(self) -> int:
        """Who has not filed: no approved SKP, not yet, or not in time."""
        return sum(self.ditagih(status) for status in TERTUNGGAK)

    @property
    def belum_selesai(self) -> int:
        """Whose month is filed and not rated to the end."""
        return sum(self.jumlah[status] for status in BELUM_SELESAI)

    @property
    def persen(self) -> int:
        """How much of what is owed is rated, in per cent, rounded down: 100 means all."""
        return 100 * self.jumlah[K.DINILAI] // self.wajib if self.wajib else 100


def kelompokkan(rows: Iterable[Mapping[str, object]], *, nama: str) -> tuple[Kelompok, list[Kelompok]]:
    """All together under ``nama``, and each group: most arrears first, then by name."""
    semua, groups = Kelompok(None, nama), dict[object, Kelompok]()
    for row in rows:
        group = groups.setdefault(row["id"], Kelompok(row["id"], str(row["nama"])))  # type: ignore[arg-type]
        for one in (semua, group):
            one.jumlah[str(row["status"])] += int(str(row["jumlah"]))
            if row["lepas"] and row["status"] in TERTUNGGAK:
                one.lepas[str(row["status"])] += int(str(row["jumlah"]))
            if row["predikat"]:
                one.predikat[str(row["predikat"])] += int(str(row["jumlah"]))
    return semua, sorted(groups.values(), key=lambda g: (-g.tertunggak, -g.belum_selesai, g.nama))


def kedudukan_terpakai(kelompok: Kelompok, diminta: str = "") -> list[K]:
    """The standings that somebody has, and the one asked for: what tiles and legends are made of."""
    return [k for k in K if kelompok.jumlah[k] or k.value == diminta]


def bulan_kini(today: date) -> Month:
    """The month that is being reported: the one before today's."""
    return Month.of(today).previous


def turunan(unit_id: int, induk: Mapping[int, int | None]) -> list[int]:
    """A unit and every unit below it; ``induk``: the parent of each unit of the PD."""
    found, size = {unit_id}, 0
    while size != len(found):
        size = len(found)
        found |= {child for child, parent in induk.items() if parent in found}
    return sorted(found)
