"""What a change of windows may take away: nothing that somebody relies on (domain.md §4.2). Pure Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.errors import Invalid
from sikinerja.core.indonesian import saat
from sikinerja.core.time import start_of_day
from sikinerja.jadwal.rules import ONE_SECOND, Jendela


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


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def periksa_tidak_memotong(lama: Jendela, baru: Jendela, *, now: datetime, zone: ZoneInfo) -> None:
    """Refuse (Invalid) a change that leaves anybody less time than was announced.

    Before the reported month is over (or its window opens, where that is earlier) nobody can have begun, and
    all of it may be changed. After that no deadline that is still ahead comes earlier, and a later start must
    not eat up time for filing. What is past changes nothing for anybody.
    """
    if now < min(start_of_day(lama.month.next.first, zone), lama.mulai_pada):
        return
    errors = {}
    for name, kata in (("batas_pengisian_pada", "pengisian"), ("batas_penilaian_pada", "penilaian")):
        before, after = getattr(lama, name), getattr(baru, name)
        if after < before and now < before + ONE_SECOND:
            errors[name] = (
                f"Batas {kata} {saat(before.astimezone(zone))} sudah diumumkan dan masih berjalan:"
                " dapat diperpanjang, tidak dapat dimajukan."
            )
    if not errors and now < lama.batas_pengisian_pada + ONE_SECOND and _left(baru, now) < _left(lama, now):
        errors["mulai_pada"] = (
            "Tanggal mulai ini menyisakan waktu mengisi yang lebih singkat daripada semula."
        )
    if errors:
        raise Invalid(errors)


def _left(window: Jendela, now: datetime) -> float:
    """Seconds left for filing."""
    return (window.batas_pengisian_pada - max(now, window.mulai_pada)).total_seconds()
