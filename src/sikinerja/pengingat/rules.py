"""When somebody is reminded of a deadline (F8.6, domain.md §8). Pure Python."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.time import Month, end_of_day
from sikinerja.jadwal.rules import ONE_SECOND

JAM_MULAI = 6
"""Nobody's phone rings at night: reminders begin at this hour, local time."""
DINI, AKHIR = 3, 1
"""Days before the deadline."""


class JenisPengingat(LabeledEnum):
    """Who is reminded of what."""

    PENGISIAN = "PENGISIAN", "Realisasi belum diisi"
    PENILAIAN = "PENILAIAN", "Realisasi bawahan belum dinilai"
    PENGGANTI = "PENGGANTI", "Realisasi belum dinilai, kepada Plt./Plh."
    ATASAN = "ATASAN", "Realisasi belum dinilai, kepada atasan penilai"
    PENGELOLA = "PENGELOLA", "Realisasi belum dinilai, kepada pengelola"


HANYA_AKHIR = (JenisPengingat.ATASAN, JenisPengingat.PENGELOLA)
"""Those above are told on the last day but one only (domain.md §4.2)."""


@dataclass(frozen=True, slots=True)
class Rentang:
    """Deadlines (UTC) of which somebody is reminded now: after ``dari``, up to and with ``sampai``."""

    langkah: int
    dari: datetime
    sampai: datetime


@dataclass(frozen=True, slots=True)
class Baris:
    """What one account is to be reminded of: ``jumlah`` of ``month``, until the local day ``hari``.

    ``urut`` orders and cuts the chunks; ``untuk`` tells several concerns of one account apart (an
    appointment, a PD); ``nama`` is whose queue it is.
    """

    urut: int
    akun_id: int
    month: Month
    hari: date
    jumlah: int = 1
    untuk: int = 0
    nama: str = ""

    @property
    def hal(self) -> tuple[int, int, Month, date]:
        """What is said once: to whom, about which concern, month and deadline."""
        return self.akun_id, self.untuk, self.month, self.hari


def kata_antrean(nama: str, penilai: int, di_luar: int) -> str:
    """Whose queue it is, for a pengelola; ``di_luar``: how many of the months are of people of other PD."""
    beyond = f", {di_luar} di antaranya milik pegawai perangkat daerah lain" if di_luar else ""
    return f"{nama}, {penilai} penilai{beyond}"


def rentang(now: datetime, zone: ZoneInfo) -> tuple[Rentang, ...]:
    """The two steps as they stand now: one that was missed is made up for while it still makes sense.

    Up to tomorrow's end it is step 1, up to the third day's step 3: worker down on the third day before,
    reminded on the second; down on both, reminded on the last day but one or the last. After it: never.
    """
    today = now.astimezone(zone).date()
    soon, late = end_of_day(today + timedelta(days=1), zone), end_of_day(today + timedelta(days=3), zone)
    return Rentang(AKHIR, now - ONE_SECOND, soon), Rentang(DINI, soon, late)


def waktunya(now: datetime, zone: ZoneInfo) -> bool:
    """Whether it is late enough in the morning to remind anybody."""
    return now.astimezone(zone).hour >= JAM_MULAI


def giliran() -> tuple[tuple[JenisPengingat, int], ...]:
    """All kinds and steps, the most urgent first."""
    early = tuple((jenis, DINI) for jenis in JenisPengingat if jenis not in HANYA_AKHIR)
    return tuple((jenis, AKHIR) for jenis in JenisPengingat) + early


def penggal(parts: list[list[Baris]], banyak: int) -> tuple[list[Baris], int | None]:
    """Rows of several sources, each cut after ``banyak`` rows, as one chunk, and where the next one begins.

    What may be incomplete is left to the next chunk; None: nothing is left.
    """
    full = [_complete(part) for part in parts if len(part) >= banyak]
    cut = min(full, default=None)
    rows = [row for part in parts for row in part if cut is None or row.urut <= cut]
    return sorted(rows, key=lambda row: (row.urut, row.untuk, row.hari, row.month)), cut


def _complete(part: list[Baris]) -> int:
    """Up to where a part that was cut holds everything; one that is all of one piece is taken as it is."""
    return part[-1].urut - 1 if part[0].urut < part[-1].urut else part[-1].urut
