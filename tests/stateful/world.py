"""The stage of the stateful test: the cast, a clock, and a tally of what was tried and what it came to."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.apps import apps
from django.db import connection
from hypothesis import note

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, DomainError, Forbidden, Invalid, NotFound
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Skp
from tests.builders import akhir, realisasi
from tests.builders import skp as build
from tests.cast import Cast, context

KNOWN = (Invalid, Forbidden, NotFound, Conflict)
"""What an operation may refuse with; anything else ends the test."""
LAST_DAY = date(2024, 2, 20)


class Tally:
    """How often each deed was carried out and changed something, and how often it was refused."""

    def __init__(self) -> None:
        """Nothing tried yet."""
        self.done: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()

    def never(self, deeds: set[str]) -> set[str]:
        """Deeds that never once succeeded."""
        return {deed for deed in deeds if not self.done[deed]}


def fingerprint() -> tuple[tuple[str, int, int], ...]:
    """What every table of the rooms holds, whatever its rows: name, count, sum of hashes, in one query."""
    tables = sorted(m._meta.db_table for m in apps.get_models() if m.__module__.startswith("sikinerja."))
    union = " UNION ALL ".join(
        f"SELECT '{t}', count(*), coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) FROM {t} t"  # noqa: S608 - ours
        for t in tables
    )
    with connection.cursor() as cursor:
        cursor.execute(union)
        return tuple(cursor.fetchall())


class World:
    """One life of one owner; ``day`` is today."""

    def __init__(self, cast: Cast, tally: Tally) -> None:
        """It begins early in January 2023."""
        self.cast, self.tally, self.day = cast, tally, date(2023, 1, 5)
        self.turn, self.last_deed, self.done = 0, "", Counter[str]()
        self.before = fingerprint()

    def ctx(self, who: Pegawai) -> Context:
        """Somebody acts, at nine in the morning of today."""
        return context(who, f"{self.day} 09:00")

    def pass_days(self, days: int) -> None:
        """The clock only goes forward, to February of the next year at most."""
        self.day = min(self.day + timedelta(days=days), LAST_DAY)

    def skps(self) -> list[Skp]:
        """The owner's, oldest first."""
        return list(Skp.objects.filter(pegawai=self.cast.pegawai).select_related("riwayat").order_by("pk"))

    def changed(self) -> list[tuple[str, int, int]]:
        """The tables that are not as they were after the last deed."""
        return sorted(set(fingerprint()) - set(self.before))

    def attempt(self, deed: str, call: Callable[[], object], *, twice: bool = False) -> bool:
        """Try a deed. Refused: nothing has changed. ``twice``: the same again changes nothing either."""
        self.last_deed = deed
        note(f"{self.day}: {deed}")
        try:
            call()
        except KNOWN:
            assert not self.changed(), f"{deed} was refused, and yet something changed: {self.changed()}"
            self.tally.refused[deed] += 1
            return False
        except DomainError as error:
            raise AssertionError(f"{deed} refused with {error!r}") from error
        after = fingerprint()
        if twice:
            call()
            assert fingerprint() == after, f"{deed} twice changed something twice"
        self.done[deed] += 1
        self.tally.done[deed] += after != self.before
        self.before = after
        return True


def system(world: World) -> Context:
    """The worker acts, at nine in the morning of today."""
    return context(None, f"{world.day} 09:00")


STARTS = {
    "konsep": "2023-01-05",
    "kosong": "2023-01-05",
    "diajukan": "2023-01-05",
    "disetujui": "2023-02-04",
    "revisi": "2023-02-04",
    "bulan diajukan": "2023-03-08",
    "akhir tahun": "2023-12-04",
    "akhir diajukan": "2024-01-04",
    "selesai": "2024-01-11",
}
"""Where a game begins, and on which day: its far end is to be reached as often as its beginning."""


def starting(world: World, where: str) -> None:
    """Put the owner somewhere along the way, as the builders of the other tests do."""
    cast, world.day = world.cast, date.fromisoformat(STARTS[where])
    atasan = Skp.objects.get(riwayat=cast.riwayat_penilai).versi.get().rhk.first()
    content: dict[str, Any] = {"rhk": 1, "indikator": 2, "intervensi": atasan}
    if where == "konsep":
        build.konsep(cast.riwayat, **content)
    elif where == "diajukan":
        build.isi_ekspektasi(build.diajukan(cast.riwayat, **content))
    elif where != "kosong":
        skp = build.disetujui(cast.riwayat, **content)
        if where == "revisi":
            build.step(skp, "ajukan_revisi", "REVISI", cast.pegawai, "2023-02-01 08:00")
            build.step(skp, "terima_revisi", "KONSEP", cast.penilai, "2023-02-02 08:00")
        elif where == "bulan diajukan":
            realisasi.diajukan(skp)
        elif where == "akhir diajukan":
            akhir.diajukan(skp)
        elif where == "selesai":
            akhir.selesai(skp)
    world.before = fingerprint()
