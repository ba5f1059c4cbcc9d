"""Tables written for spreadsheets, XLSX and CSV, row by row: memory does not grow with their length.

Text stays text (18 digits stay digits, nothing becomes a formula); the same rows make the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO, TypeAlias

import xlsxwriter

from sikinerja.core.indonesian import saat_pendek, tanggal_pendek

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula; in CSV an apostrophe goes before it."""
MAKS_BARIS = 1_048_576
MAKS_TEKS = 32_767
MAKS_ANGKA = 10**15
"""A spreadsheet keeps 15 digits: larger whole numbers are written as text."""
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 - a constant, so that equal tables are equal files

Cell: TypeAlias = str | int | float | Decimal | date | bool | None
"""What a cell may hold. A ``datetime`` is written as it stands: make it local first (``ctx.zone``)."""


class TooLong(Exception):
    """More rows than a sheet has."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its heading and its width in characters."""

    title: str
    width: int = 18


@dataclass(frozen=True, slots=True)
class Table:
    """One sheet: columns, rows in their order (an iterator is read once), lines of words ``above`` them."""

    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    sheet: str = "Data"
    above: Sequence[Sequence[Cell]] = ()

    def lines(self) -> Iterator[Sequence[Cell]]:
        """Every line of the sheet from the top."""
        yield from self.above
        yield [column.title for column in self.columns]
        yield from self.rows


def write_xlsx(table: Table, target: BinaryIO) -> int:
    """Write a workbook with one sheet; returns how many rows the table has. Raises TooLong."""
    options = {"constant_memory": True, "in_memory": False}
    with xlsxwriter.Workbook(target, options) as book:
        book.set_properties({"created": _CREATED})
        return _Sheet(book, table).write(table)


def write_csv(table: Table, target: BinaryIO) -> int:
    """Write UTF-8 with BOM and semicolons, as Excel in Indonesia opens it; returns the number of rows."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig", newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    for line in table.above:
        writer.writerow([csv_text(cell) for cell in line])
    writer.writerow([csv_text(column.title) for column in table.columns])
    count = 0
    for row in table.rows:
        writer.writerow([csv_text(cell) for cell in row])
        count += 1
    text.flush()
    text.detach()
    return count


def csv_text(cell: Cell) -> str:
    """A cell as it stands in CSV: dates and numbers as written in Indonesia, no formula."""
    if isinstance(cell, str):
        return f"'{cell}" if cell.lstrip("'").startswith(FORMULA) else cell
    if cell is None or isinstance(cell, bool):
        return {None: "", True: "ya", False: "tidak"}[cell]
    if isinstance(cell, datetime):
        return saat_pendek(cell)
    if isinstance(cell, date):
        return tanggal_pendek(cell)
    return f"{cell:f}".replace(".", ",") if isinstance(cell, Decimal) else str(cell).replace(".", ",")


def unescaped(text: str) -> str:
    """Take the apostrophe away again that :func:`csv_text` put before what looks like a formula."""
    return text[1:] if text[:1] == "'" and text.lstrip("'").startswith(FORMULA) else text


class _Sheet:
    """Writes one sheet from top to bottom."""

    def __init__(self, book: xlsxwriter.Workbook, table: Table) -> None:
        self._sheet = book.add_worksheet(table.sheet[:31])
        self._head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        self._text = book.add_format({"num_format": "@"})
        self._day = book.add_format({"num_format": "dd-mm-yyyy"})
        self._moment = book.add_format({"num_format": "dd-mm-yyyy hh:mm"})
        self._at = 0

    def write(self, table: Table) -> int:
        for number, column in enumerate(table.columns):
            self._sheet.set_column(number, number, column.width)
        for line in table.above:
            self._row(line)
        head = self._at
        for number, column in enumerate(table.columns):
            self._sheet.write_string(head, number, column.title, self._head)
        self._at += 1
        self._sheet.freeze_panes(self._at, 0)
        for row in table.rows:
            self._row(row)
        return self._at - head - 1

    def _row(self, row: Sequence[Cell]) -> None:
        if self._at >= MAKS_BARIS:
            raise TooLong
        for number, cell in enumerate(row):
            self._cell(number, cell)
        self._at += 1

    def _cell(self, number: int, cell: Cell) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, bool):
            self._sheet.write_string(self._at, number, csv_text(cell))
        elif isinstance(cell, datetime):
            self._sheet.write_datetime(self._at, number, cell.replace(tzinfo=None), self._moment)
        elif isinstance(cell, date):
            self._sheet.write_datetime(self._at, number, cell, self._day)
        elif isinstance(cell, str) or (isinstance(cell, int) and abs(cell) >= MAKS_ANGKA):
            self._sheet.write_string(self._at, number, str(cell)[:MAKS_TEKS], self._text)
        else:
            self._sheet.write_number(self._at, number, cell)
