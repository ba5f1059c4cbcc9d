"""What a change of windows may take away: nothing that somebody relies on (domain.md §4.2). Pure Python."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.errors import Invalid
from sikinerja.core.indonesian import saat
from sikinerja.core.time import end_of_day, start_of_day
from sikinerja.jadwal.rules import ONE_SECOND, Jendela, jendela_bulan
from sikinerja.jadwal.rules.jauh import BATAS, JAUH, terlalu_jauh

SEBENTAR, ONE_DAY = timedelta(hours=1), timedelta(days=1)
"""So long after saving a slip is mended as if nothing had been announced."""


class JenisPerubahan(LabeledEnum):
    """What was done with the windows of a month."""

    ATUR = "ATUR", "Jadwal diatur"
    HAPUS = "HAPUS", "Jadwal khusus dicabut"
    DISPENSASI = "DISPENSASI", "Dispensasi diberikan"
    CABUT = "CABUT", "Dispensasi dicabut"
    GANGGUAN = "GANGGUAN", "Diperpanjang karena gangguan"


SEBUTAN = {
    "mulai_pada": "Mulai",
    "batas_pengisian_pada": "Batas pengisian",
    "batas_penilaian_pada": "Batas penilaian",
    "batas_pada": "Sampai",
}


@dataclass(frozen=True, slots=True)
class Beda:
    """One moment of a change: what it is called, before and after (None: there was none). In UTC."""

    label: str
    dari: datetime | None
    ke: datetime | None


def beda(dari: Mapping[str, str], ke: Mapping[str, str]) -> list[Beda]:
    """The moments that a change moved, from the history's own words."""
    found = [Beda(label, _moment(dari.get(name)), _moment(ke.get(name))) for name, label in SEBUTAN.items()]
    return [one for one in found if one.dari != one.ke]


def moment(text: str) -> datetime:
    """A moment as the history keeps it."""
    return datetime.fromisoformat(text)


def _moment(text: str | None) -> datetime | None:
    return moment(text) if text else None


@dataclass(frozen=True, slots=True)
class Pergeseran:
    """A change that was made: when, what held for somebody before it and after, and whether by who asks."""

    pada: datetime
    lama: Jendela
    baru: Jendela
    sendiri: bool


def lantai(
    name: str, lama: Jendela, dahulu: Iterable[Pergeseran], *, now: datetime, zone: ZoneInfo
) -> datetime:
    """How early a deadline that is still ahead may come: not at all, but where it was a slip.

    Within an hour of saving whoever saved it takes it back: to what held before, or to the end of today;
    what a colleague announces meanwhile stands, also against a page that was opened before. A deadline far
    beyond the usual one: back to what held before, but tomorrow at the earliest, so that everybody reads the
    news in time; once that has passed, with two weeks' notice.
    """
    biasa = jendela_bulan(lama.month, (), (), zone)
    today = now.astimezone(zone).date()

    def far(window: Jendela) -> bool:
        return terlalu_jauh(getattr(window, name), biasa=getattr(biasa, name), now=now)

    found: list[datetime] = [getattr(lama, name)]
    for one in dahulu:
        before = getattr(one.lama, name)
        if one.sendiri and one.pada <= now <= one.pada + SEBENTAR:
            found.append(max(before, end_of_day(today, zone)))
        elif far(lama) and far(one.baru):
            notice = ONE_DAY if now <= before else JAUH
            found.append(max(before, end_of_day(today + notice, zone)))
    return min(found)


def periksa_tidak_memotong(
    lama: Jendela, baru: Jendela, *, now: datetime, zone: ZoneInfo, dahulu: Collection[Pergeseran] = ()
) -> None:
    """Refuse (Invalid) a change that leaves anybody less time than was announced.

    Before the reported month is over (or its window opens, where that is earlier) nobody can have begun, and
    all of it may be changed. After that no deadline that is still ahead comes earlier (but a slip:
    :func:`lantai`), and a later start must not eat up time for filing. What is past changes nothing for
    anybody. ``dahulu``: what was changed until now.
    """
    if now < min(lama.mulai_pada, start_of_day(lama.month.next.first, zone)):
        return
    errors: dict[str, str] = {}
    for name, label in BATAS.items():
        before, after = getattr(lama, name), getattr(baru, name)
        if after >= before or now >= before + ONE_SECOND:
            continue
        floor = lantai(name, lama, dahulu, now=now, zone=zone)
        if after < floor:
            errors[name] = _tidak_maju(label, before, floor, zone)
    shared = replace(lama, batas_pengisian_pada=min(lama.batas_pengisian_pada, baru.batas_pengisian_pada))
    if not errors and now < lama.batas_pengisian_pada + ONE_SECOND and _left(baru, now) < _left(shared, now):
        errors["mulai_pada"] = (
            "Tanggal mulai ini menyisakan waktu mengisi yang lebih singkat daripada semula."
        )
    if errors:
        raise Invalid(errors)


def _tidak_maju(label: str, before: datetime, floor: datetime, zone: ZoneInfo) -> str:
    """Why a deadline may not come earlier, and how early it may."""
    said = f"{label} {saat(before.astimezone(zone))} sudah diumumkan dan masih berjalan:"
    if floor < before:
        return f"{said} dapat dibetulkan, paling awal menjadi {saat(floor.astimezone(zone))}."
    return f"{said} dapat diperpanjang, tidak dapat dimajukan."


def _left(window: Jendela, now: datetime) -> float:
    """Seconds left for filing."""
    return (window.batas_pengisian_pada - max(now, window.mulai_pada)).total_seconds()
