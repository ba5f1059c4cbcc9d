"""A month of many people: where each stands, and how that adds up (F8.5). Pure Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.time import Month
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K

HALAMAN = 25
"""Rows a page of a list has."""


class StatusBulan(LabeledEnum):
    """How far one person's month is, from what is done to what is missing most."""

    DINILAI = "DINILAI", K.DINILAI.label
    MENUNGGU = "MENUNGGU", K.MENUNGGU.label
    BELUM_DIISI = "BELUM_DIISI", K.BELUM_DIISI.label
    TANPA_SKP = "TANPA_SKP", K.TANPA_SKP.label
    KEADAAN_KHUSUS = "KEADAAN_KHUSUS", K.KEADAAN_KHUSUS.label


S = StatusBulan
TERTUNGGAK = (S.TANPA_SKP, S.BELUM_DIISI)
"""The employee has something to do."""


@dataclass(slots=True)
class Kelompok:
    """A unit, a PD, or all of them together: how many people stand where, and which predikat they have."""

    id: int | None
    nama: str
    jumlah: Counter[str] = field(default_factory=Counter)
    predikat: Counter[str] = field(default_factory=Counter)

    @property
    def semua(self) -> int:
        """Everybody."""
        return self.jumlah.total()

    @property
    def wajib(self) -> int:
        """Who owes the month: everybody but those in a keadaan khusus."""
        return self.semua - self.jumlah[S.KEADAAN_KHUSUS]

    @property
    def tertunggak(self) -> int:
        """Who has still to do something: no approved SKP, or not filed."""
        return sum(self.jumlah[status] for status in TERTUNGGAK)

    @property
    def persen(self) -> int:
        """How much of what is owed is rated, in per cent, rounded down: 100 means all."""
        return 100 * self.jumlah[S.DINILAI] // self.wajib if self.wajib else 100


def kelompokkan(rows: Iterable[Mapping[str, object]], *, nama: str) -> tuple[Kelompok, list[Kelompok]]:
    """All together under ``nama``, and each group: most arrears first, then by name."""
    semua, groups = Kelompok(None, nama), dict[object, Kelompok]()
    for row in rows:
        group = groups.setdefault(row["id"], Kelompok(row["id"], str(row["nama"])))  # type: ignore[arg-type]
        for one in (semua, group):
            one.jumlah[str(row["status"])] += int(str(row["jumlah"]))
            if row["predikat"]:
                one.predikat[str(row["predikat"])] += int(str(row["jumlah"]))
    return semua, sorted(groups.values(), key=lambda g: (-g.tertunggak, -g.jumlah[S.MENUNGGU], g.nama))


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
