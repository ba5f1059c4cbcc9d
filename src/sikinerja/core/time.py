"""Time: months as values, and the one place where a door may read the system's clock."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def system_now() -> datetime:
    """The machine's clock in UTC. Doors only: everything else gets ``now`` with the context."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month."""

    tahun: int
    bulan: int

    def __post_init__(self) -> None:
        if not (1 <= self.bulan <= 12 and 1900 <= self.tahun <= 2999):
            raise ValueError(f"no such month: {self.tahun}-{self.bulan}")

    @classmethod
    def of(cls, day: date) -> Month:
        """The month a day lies in."""
        return cls(day.year, day.month)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.tahun, self.bulan, 1)

    @property
    def last(self) -> date:
        """Its last day (29 February in leap years)."""
        return date(self.tahun, self.bulan, calendar.monthrange(self.tahun, self.bulan)[1])

    @property
    def next(self) -> Month:
        """The month after."""
        return Month.of(self.last + timedelta(days=1))

    @property
    def previous(self) -> Month:
        """The month before."""
        return Month.of(self.first - timedelta(days=1))


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of a local day, in UTC."""
    return datetime.combine(day, time.min, tzinfo=zone).astimezone(UTC)


def local_day(moment: datetime | None, zone: ZoneInfo) -> date | None:
    """The local day on which a moment lies, where there is one."""
    return moment.astimezone(zone).date() if moment is not None else None


def end_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The last second (23:59:59) of a local day, in UTC: deadlines are inclusive to it (domain.md §9)."""
    return datetime.combine(day, time(23, 59, 59), tzinfo=zone).astimezone(UTC)
