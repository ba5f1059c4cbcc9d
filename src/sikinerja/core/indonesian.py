"""How dates, hours, numbers and NIP are written for people in Indonesia. Pure Python."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from itertools import groupby

from sikinerja.core.time import Month

HARI = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
BULAN = (
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
)


def tanggal(day: date) -> str:
    """``27 Februari 2023``."""
    return f"{day.day} {BULAN[day.month - 1]} {day.year}"


def hari_tanggal(day: date) -> str:
    """``Senin, 27 Februari 2023``."""
    return f"{HARI[day.weekday()]}, {tanggal(day)}"


def tanggal_pendek(day: date) -> str:
    """``27-02-2023``, for tables."""
    return f"{day.day:02d}-{day.month:02d}-{day.year}"


def hari_tanggal_pendek(day: date) -> str:
    """``Senin, 27-02-2023``, for lists."""
    return f"{HARI[day.weekday()]}, {tanggal_pendek(day)}"


def pukul(moment: time | datetime) -> str:
    """``08:00``; the caller hands a local time."""
    return f"{moment.hour:02d}:{moment.minute:02d}"


def saat(moment: datetime) -> str:
    """``27 Februari 2023 pukul 23:59``; the caller hands a local time."""
    return f"{tanggal(moment.date())} pukul {pukul(moment)}"


def saat_pendek(moment: datetime) -> str:
    """``27-02-2023 15:12``, for tables; the caller hands a local time."""
    return f"{tanggal_pendek(moment.date())} {pukul(moment)}"


def bulan_tahun(tahun: int, bulan: int) -> str:
    """``Februari 2023``."""
    return f"{BULAN[bulan - 1]} {tahun}"


def deret_bulan(months: Iterable[Month]) -> str:
    """Months in order: ``Januari, Februari dan Mei 2023``, ``Oktober–Desember 2022, Januari–Maret 2023``."""
    years = groupby(months, key=lambda month: month.tahun)
    return ", ".join(f"{sebut_bulan(one.bulan for one in found)} {tahun}" for tahun, found in years)


def dan(words: Sequence[str]) -> str:
    """``SKP``, ``SKP dan Aktivitas``, ``SKP, Aktivitas dan Profil``."""
    return " dan ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)


def bulan_pendek(bulan: int) -> str:
    """``Feb``."""
    return BULAN[bulan - 1][:3]


def sebut_bulan(bulan: Iterable[int]) -> str:
    """``Januari, Februari dan Mei``, ``Januari–Maret dan Mei``: months of one year, in their order."""
    runs: list[list[int]] = []
    for number in sorted(bulan):
        if runs and runs[-1][-1] + 1 == number:
            runs[-1].append(number)
        else:
            runs.append([number])
    spans: list[str] = []
    for run in runs:
        names = [BULAN[number - 1] for number in run]
        spans += [f"{names[0]}–{names[-1]}"] if len(names) > 2 else names
    *before, last = spans
    return f"{', '.join(before)} dan {last}" if before else last


def angka(value: Decimal | float) -> str:
    """A number with a decimal comma and no needless zeros: ``1.234,5``."""
    plain = f"{Decimal(str(value)):,f}"
    whole, _, fraction = plain.partition(".")
    fraction = fraction.rstrip("0")
    whole = whole.replace(",", ".")
    return f"{whole},{fraction}" if fraction else whole


def nip(number: str | None) -> str:
    """18 digits grouped for reading: ``19780917 201903 1 005``; empty where there is no number."""
    if not number:
        return ""
    if len(number) != 18:
        return number
    return f"{number[:8]} {number[8:14]} {number[14]} {number[15:]}"


def label_nip(number: str | None) -> str:
    """What this number is called before it is written: ``NIP``, or ``NI PPPK`` (documents.md G).

    The number says it itself, so that what was approved or released long ago says it too: digits 13 and 14 of
    a PNS are a month, those of a PPPK a contract.
    """
    is_pppk = number and len(number) == 18 and not "01" <= number[12:14] <= "12"
    return "NI PPPK" if is_pppk else "NIP"


def pd(nama: str | None) -> str:
    """The name of a perangkat daerah, or words for having none: never an empty line."""
    return nama or "Tanpa perangkat daerah"


def nip_samar(number: str | None) -> str:
    """The same for strangers, without birthday, start and sex: ``1978•••• •••••• • 005``."""
    if not number or len(number) != 18:
        return ""
    return f"{number[:4]}•••• •••••• • {number[15:]}"
