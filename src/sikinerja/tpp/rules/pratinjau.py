"""What another policy would have meant for a month: how many fare how, who changes most (F8.4). Pure."""

from __future__ import annotations

import heapq
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from sikinerja.tpp.rules import NOL, SERATUS, CaraHitung, Fakta, Kebijakan, bulatkan, penghitung

TERBANYAK = 10
"""People named as changing most, of those who gain and of those who lose."""
KELAS = (
    ("0 %", NOL, NOL),
    ("di atas 0 – 50 %", NOL, Decimal(50)),
    ("di atas 50 – 75 %", Decimal(50), Decimal(75)),
    ("di atas 75 – 90 %", Decimal(75), Decimal(90)),
    ("di atas 90 – kurang dari 100 %", Decimal(90), Decimal("99.99")),
    ("100 %", Decimal("99.99"), SERATUS),
)
"""Words, above what, up to what: two decimals leave nothing between 99,99 and 100."""


class Beda(NamedTuple):
    """One person: by how much more (or less), and both percentages."""

    selisih: Decimal
    pegawai_id: int
    kini: Decimal
    baru: Decimal


@dataclass(frozen=True, slots=True)
class Kelas:
    """How many people are paid so much, now and then."""

    label: str
    kini: int
    baru: int


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """A month under two policies; without a present one all differences are empty."""

    jumlah: int
    rata_kini: Decimal
    rata_baru: Decimal
    naik: int
    turun: int
    tanpa_menit: int
    sebaran: tuple[Kelas, ...]
    paling_naik: tuple[Beda, ...]
    paling_turun: tuple[Beda, ...]


def kelas(persen: Decimal) -> int:
    """The position in :data:`KELAS` of a percentage."""
    return next(i for i, (_, _, top) in enumerate(KELAS) if persen <= top)


def bandingkan(orang: Iterable[tuple[int, Fakta]], *, kini: Kebijakan | None, baru: Kebijakan) -> Pratinjau:
    """Reckon everybody twice, in one pass: memory does not grow with their number."""
    before, after = penghitung(kini) if kini else None, penghitung(baru)
    counts_kini, counts_baru = [0] * len(KELAS), [0] * len(KELAS)
    total, total_kini, total_baru, unknown = 0, NOL, NOL, 0
    changed = Berubah()
    for pegawai_id, fakta in orang:
        total += 1
        new = after(fakta).persen
        total_baru += new
        counts_baru[kelas(new)] += 1
        unknown += _tanpa_menit(baru, fakta)
        if before is not None:
            old = before(fakta).persen
            total_kini += old
            counts_kini[kelas(old)] += 1
            changed.tambah(Beda(new - old, pegawai_id, old, new))
    people = total or 1
    return Pratinjau(
        jumlah=total,
        rata_kini=bulatkan(total_kini / people),
        rata_baru=bulatkan(total_baru / people),
        naik=changed.naik,
        turun=changed.turun,
        tanpa_menit=unknown,
        sebaran=tuple(
            Kelas(label, *pair) for (label, _, _), *pair in zip(KELAS, counts_kini, counts_baru, strict=True)
        ),
        paling_naik=changed.paling_naik,
        paling_turun=changed.paling_turun,
    )


class Berubah:
    """Counts who gains and who loses, and keeps the largest of both."""

    def __init__(self) -> None:
        self.naik = self.turun = 0
        self._up: list[Beda] = []
        self._down: list[Beda] = []

    def tambah(self, beda: Beda) -> None:
        """Take one more person in."""
        if beda.selisih > 0:
            self.naik += 1
            _keep(self._up, beda)
        elif beda.selisih < 0:
            self.turun += 1
            _keep(self._down, beda._replace(selisih=-beda.selisih))

    @property
    def paling_naik(self) -> tuple[Beda, ...]:
        """Those who gain most, first."""
        return tuple(sorted(self._up, key=lambda b: (-b.selisih, b.pegawai_id)))

    @property
    def paling_turun(self) -> tuple[Beda, ...]:
        """Those who lose most, first."""
        found = sorted(self._down, key=lambda b: (-b.selisih, b.pegawai_id))
        return tuple(beda._replace(selisih=-beda.selisih) for beda in found)


def _keep(heap: list[Beda], beda: Beda) -> None:
    if len(heap) < TERBANYAK:
        heapq.heappush(heap, beda)
    else:
        heapq.heappushpop(heap, beda)


def _tanpa_menit(policy: Kebijakan, fakta: Fakta) -> bool:
    """Whether a ladder counts minutes that nobody recorded for this person."""
    if fakta.kehadiran is None:
        return False
    return any(
        ladder.cara is CaraHitung.MENIT
        and getattr(fakta.kehadiran, ladder.pelanggaran.value.lower())
        and getattr(fakta.kehadiran, f"{ladder.pelanggaran.value.lower()}_menit") is None
        for ladder in policy.tangga
    )
