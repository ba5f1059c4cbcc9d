"""One deadline for many people whose deadlines differ: the first, and how many have longer. Pure Python."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sikinerja.core.indonesian import saat


@dataclass(frozen=True, slots=True)
class BatasBersama:
    """The earliest of some deadlines, how many are later, and the last of them. Moments in UTC."""

    pada: datetime
    lain: int
    terakhir: datetime
    seragam: bool
    """Whether those who have longer all have the same."""

    def kata_lain(self, zone: ZoneInfo) -> str:
        """Who has longer, in words; "" where nobody has."""
        sampai = "sampai" if self.seragam else "paling lama sampai"
        return f"{self.lain} lebih lama, {sampai} {saat(self.terakhir.astimezone(zone))}" if self.lain else ""

    def kata(self, zone: ZoneInfo) -> str:
        """Both in one."""
        lain = self.kata_lain(zone)
        return saat(self.pada.astimezone(zone)) + (f" ({lain})" if lain else "")


def batas_bersama(deadlines: Iterable[datetime]) -> BatasBersama | None:
    """Say it for these people; None where there are none."""
    known = sorted(deadlines)
    if not known:
        return None
    later = [one for one in known if one > known[0]]
    return BatasBersama(known[0], len(later), known[-1], seragam=len(set(later)) < 2)


def kata_lebih_lama(base: datetime, groups: Mapping[str, Sequence[datetime]], zone: ZoneInfo) -> str:
    """How many of each kind have longer than ``base``, and until when: "1 perangkat daerah sampai ..."."""
    found = []
    for kind, deadlines in groups.items():
        if later := [one for one in deadlines if one > base]:
            sampai = "sampai" if len(set(later)) == 1 else "paling lama sampai"
            found.append(f"{len(later)} {kind} {sampai} {saat(max(later).astimezone(zone))}")
    return ", ".join(found)
