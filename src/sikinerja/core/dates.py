"""Days as people in Indonesia write them: the day first, months in words old and new. Pure Python."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from sikinerja.core.indonesian import BULAN

CONTOH = "4 Januari 2021 atau 04-01-2021"
_KATA = (
    ("jan", "januari", "january"),
    ("feb", "februari", "pebruari", "peb", "february", "febuari"),
    ("mar", "maret", "mrt", "march"),
    ("apr", "april"),
    ("mei", "may"),
    ("jun", "juni", "june"),
    ("jul", "juli", "july"),
    ("agu", "agustus", "agt", "agst", "ags", "agus", "agust", "aug", "august"),
    ("sep", "september", "sept"),
    ("okt", "oktober", "oct", "october"),
    ("nov", "november", "nopember", "nop"),
    ("des", "desember", "dec", "december"),
)
KATA_BULAN = {word: number for number, words in enumerate(_KATA, start=1) for word in words}
"""Months by the words that stand for them, also as an English Excel writes them."""
_HARI = r"(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad)\s*,?\s*"
_JAM = r"(?:[T\s,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?)?"
_DENGAN_KATA = re.compile(
    rf"(?:{_HARI})?(\d{{1,2}})[\s./-]*([a-z]+)\.?[\s./-]*(\d{{4}}|\d{{2}}){_JAM}", re.IGNORECASE
)
_HARI_DAHULU = re.compile(rf"(?:{_HARI})?(\d{{1,2}})([./-])(\d{{1,2}})\2(\d{{4}}){_JAM}", re.IGNORECASE)
_TAHUN_DAHULU = re.compile(rf"(\d{{4}})([./-])(\d{{1,2}})\2(\d{{1,2}}){_JAM}", re.IGNORECASE)
_TAHUN_PENDEK = re.compile(r"\d{1,2}([./-])\d{1,2}\1\d{2}")
_SERIAL = re.compile(r"[2-6]\d{4}(?:\.0+)?")
"""The number under which a spreadsheet keeps a day of 1954 to 2091."""


def baca_tanggal(text: str) -> date:
    """The day that somebody wrote; ValueError says in Indonesian what is wrong."""
    text = re.sub("[\u2018\u2019`]", "'", " ".join(text.split()))
    if found := _TAHUN_DAHULU.fullmatch(text):
        return _hari(int(found[1]), int(found[3]), int(found[4]))
    if found := _HARI_DAHULU.fullmatch(text):
        return _hari(int(found[4]), int(found[3]), int(found[1]))
    if found := _DENGAN_KATA.fullmatch(text):
        month = KATA_BULAN.get(found[2].lower())
        if month is None:
            raise ValueError(f"tidak ada bulan bernama “{found[2]}”; tulis seperti {CONTOH}")
        return _hari(_tahun(found[3]), month, int(found[1]))
    if _SERIAL.fullmatch(text):
        return date(1899, 12, 30) + timedelta(days=int(float(text)))
    if _TAHUN_PENDEK.fullmatch(text):
        raise ValueError(f"tulis tahunnya dengan empat angka, misalnya {CONTOH}")
    raise ValueError(f"harus tanggal, misalnya {CONTOH}")


def _tahun(text: str) -> int:
    """Two digits as a spreadsheet understands them: 00 to 29 are of this century."""
    year = int(text)
    return year if len(text) == 4 else year + (2000 if year < 30 else 1900)


def _hari(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        hint = "; hari ditulis lebih dahulu" if month <= 31 and day <= 12 else ""
        raise ValueError(f"tidak ada bulan ke-{month}{hint}, misalnya {CONTOH}")
    if not 1900 <= year <= 2100:
        raise ValueError(f"tahun {year} tidak masuk akal")
    if not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f"{BULAN[month - 1]} {year} tidak memiliki tanggal {day}")
    return date(year, month, day)
