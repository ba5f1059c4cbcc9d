"""What calls itself .xls and is text with marks: tables of HTML, and Excel's XML of 2003."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

from sikinerja.integrasi._lembar import formats
from sikinerja.integrasi._lembar.formats import Format
from sikinerja.integrasi._lembar.limits import (
    CHARACTERS,
    RUMUS,
    Cell,
    Row,
    Sheet,
    error,
    line,
    moment,
    number,
)
from sikinerja.integrasi._lembar.xlsx import local

MOST_SPAN = 1000
SILENT = {"script", "style", "title"}


class Tables(HTMLParser):
    """Collects the tables of a page; a table inside a cell is one of its own."""

    def __init__(self, columns: int) -> None:
        """Keep at most so many columns."""
        super().__init__(convert_charrefs=True)
        self.columns = columns
        self.done: list[list[Row]] = []
        self._open: list[_Table] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row, a cell, or a break inside one."""
        if tag in SILENT:
            self._silent += 1
        elif tag == "table":
            self._open.append(_Table(self.columns))
        elif self._open and tag == "tr":
            self._open[-1].row()
        elif self._open and tag in {"td", "th"}:
            spans = {name: _span(value) for name, value in attrs if name in {"colspan", "rowspan"}}
            self._open[-1].cell(spans.get("colspan", 1), spans.get("rowspan", 1))
        elif self._open and tag in {"br", "p", "div"}:
            self._open[-1].text(" ")

    def handle_endtag(self, tag: str) -> None:
        """The end of a cell or of a table."""
        if tag in SILENT:
            self._silent = max(self._silent - 1, 0)
        elif tag == "table" and self._open:
            self.done.append(self._open.pop().end())
        elif self._open and tag in {"td", "th", "tr"}:
            self._open[-1].close()

    def handle_data(self, data: str) -> None:
        """Words inside a cell."""
        if self._open and not self._silent:
            self._open[-1].text(data)

    def close(self) -> None:
        """A page that was cut off ends its tables too."""
        super().close()
        while self._open:
            self.done.append(self._open.pop().end())


class _Table:
    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.rows: list[Row] = []
        self.at = self.column = 0
        self.cells: dict[int, Cell] = {}
        self.taken: dict[int, int] = {}
        self.words: list[str] | None = None
        self.place = 0

    def row(self) -> None:
        self.finish()
        self.at += 1
        self.taken = {column: left - 1 for column, left in self.taken.items() if left > 1}
        self.column = 0

    def cell(self, wide: int, high: int) -> None:
        if not self.at:
            self.row()
        self.close()
        while self.column in self.taken:
            self.column += 1
        self.place, self.words = self.column, []
        if high > 1:
            self.taken |= dict.fromkeys(range(self.column, min(self.column + wide, self.columns)), high)
        self.column += wide

    def text(self, data: str) -> None:
        if self.words is not None:
            self.words.append(data)

    def close(self) -> None:
        if self.words is not None:
            self.cells[self.place] = " ".join("".join(self.words).split())[:CHARACTERS]
            self.words = None

    def finish(self) -> None:
        self.close()
        if filled := line(self.cells, self.columns):
            self.rows.append((self.at, filled))
        self.cells = {}

    def end(self) -> list[Row]:
        self.finish()
        return self.rows


def _span(value: str | None) -> int:
    return min(max(int(value), 1), MOST_SPAN) if value and value.strip().isdecimal() else 1


def html(text: str, columns: int) -> Iterator[Sheet]:
    """The tables of a page, in their order."""
    reader = Tables(columns)
    reader.feed(text)
    reader.close()
    for n, rows in enumerate((rows for rows in reader.done if rows), start=1):
        yield Sheet(f"Tabel {n}", rows)


def xml_2003(data: bytes, columns: int) -> Iterator[Sheet]:
    """The worksheets of a SpreadsheetML file, one after the other."""
    shapes: dict[str, Format] = {}
    events = ET.iterparse(io.BytesIO(data.lstrip()), events=("start", "end"))  # noqa: S314 - see above
    for event, node in events:
        tag = local(node.tag)
        if event == "end" and tag == "Style":
            codes = [_get(part, "Format") for part in node if local(part.tag) == "NumberFormat"]
            shapes[_get(node, "ID")] = formats.read(codes[0]) if codes else Format()
        elif event == "start" and tag == "Worksheet":
            yield Sheet(_get(node, "Name"), _rows(events, node, shapes, columns))


def _get(node: ET.Element, name: str) -> str:
    return next((value for key, value in node.items() if local(key) == name), "")


def _rows(
    events: Iterator[tuple[str, ET.Element]], sheet: ET.Element, shapes: dict[str, Format], columns: int
) -> Iterator[Row]:
    at = 0
    for event, node in events:
        if event == "start":
            continue
        if node is sheet:
            return
        if local(node.tag) == "Row":
            at = int(_get(node, "Index") or at + 1)
            if cells := _row(node, shapes, columns):
                yield at, cells
            at += int(_get(node, "Span") or 0)
            node.clear()


def _row(row: ET.Element, shapes: dict[str, Format], columns: int) -> list[Cell]:
    found: dict[int, Cell] = {}
    at = 0
    for node in row:
        if local(node.tag) != "Cell":
            continue
        at = int(_get(node, "Index") or at + 1)
        if at <= columns:
            found[at - 1] = _cell(node, shapes.get(_get(node, "StyleID"), Format()))
        at += int(_get(node, "MergeAcross") or 0)
    return line(found, columns)


def _cell(node: ET.Element, shape: Format) -> Cell:
    data = next((part for part in node if local(part.tag) == "Data"), None)
    if data is None:
        return None
    kind, text = _get(data, "Type"), "".join(data.itertext())
    if kind == "Error":
        return error(text)
    if _get(node, "Formula"):
        return RUMUS
    if kind == "Number" and re.fullmatch(r"\s*-?[0-9.]+(E[+-]?\d+)?\s*", text, re.IGNORECASE):
        return number(float(text), percent=shape.percent, decimals=shape.decimals)
    if kind == "DateTime":
        return moment(text.strip())
    return text.strip() == "1" if kind == "Boolean" else text[:CHARACTERS]
