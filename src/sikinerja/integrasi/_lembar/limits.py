"""Why a file is not read, and what a cell may say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

TERLALU_BESAR, TERKUNCI, BUKAN_TABEL, RUSAK, KUTIP, REKAMAN_MESIN = range(3, 9)
HALAMAN_ARSIP, BINER, ARSIP, DOKUMEN, GAMBAR, NUMBERS, TAUTAN = range(9, 16)
"""Exit codes: the parent knows the words."""
CHARACTERS = 1100
MOST_DAYS = 366
"""A longer time is none."""
GALAT = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}
"""Errors of a cell by their number in Excel 97."""
RUMUS: dict[str, Any] = {"rumus": 1}

Cell = Any
"""None, text, number, truth, or one of {"rumus": 1}, {"galat": "#N/A"}, {"persen": 97.5}."""
Row = tuple[int, list[Cell]]


class Refused(Exception):
    """A file that is not read: its code."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table of a file: its name, whether it is hidden, its filled lines with their numbers."""

    name: str
    rows: Iterable[Row]
    hidden: bool = False


def error(name: str) -> Cell:
    """A cell that holds an error."""
    return {"galat": name[:20]}


def number(value: float, *, percent: bool = False, decimals: int | None = None) -> Cell:
    """A number as its cell shows it: 15 digits are kept, a percentage is one.

    Where a format shows two decimals or more, what lies behind them is left over from a computation.
    """
    if percent:
        value *= 100
    value = float(f"{value:.15g}")
    if decimals is not None and decimals >= 2:
        value = round(value, decimals)
    if percent:
        return {"persen": value}
    return int(value) if value.is_integer() and abs(value) < 10**15 else value


def day(serial: float, *, from_1904: bool) -> Cell:
    """The day of a spreadsheet's serial number, as people read it; a number that is no day stays one."""
    if not 1 <= serial < 2_958_466:
        return number(serial)
    if from_1904:
        start = dt.date(1904, 1, 1)
    else:
        start = dt.date(1899, 12, 30) if serial >= 60 else dt.date(1899, 12, 31)
    return written(start + dt.timedelta(days=int(serial)))


def clock(serial: float) -> Cell:
    """The hours and minutes of a spreadsheet's time; a number that is no time stays one."""
    if not 0 <= serial < MOST_DAYS:
        return number(serial)
    minutes, seconds = divmod(round(serial * 86_400), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02d}:{minutes:02d}" + (f":{seconds:02d}" if seconds else "")


def written(value: dt.date | dt.time | dt.timedelta) -> str:
    """A day, or a time, as people in Indonesia read it in their spreadsheet: the day first."""
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, dt.time):
        value = dt.timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    return str(clock(value / dt.timedelta(days=1)))


def moment(text: str) -> str:
    """The same of a day as machines write it (2023-05-09T00:00:00); other text stays as it is."""
    try:
        found = dt.datetime.fromisoformat(text)
    except ValueError:
        return text[:CHARACTERS]
    return written(found.time() if found.year < 1900 else found.date())


def line(cells: dict[int, Cell], columns: int) -> list[Cell]:
    """Cells by column as a list, cut where a table may no longer be."""
    filled = [column for column, cell in cells.items() if column < columns and cell not in (None, "")]
    found: list[Cell] = [None] * (max(filled) + 1 if filled else 0)
    for column in filled:
        found[column] = cells[column]
    return found
