"""Spreadsheets of LibreOffice (OpenDocument)."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from sikinerja.integrasi._lembar.limits import (
    CHARACTERS,
    RUMUS,
    TERKUNCI,
    Cell,
    Refused,
    Row,
    Sheet,
    error,
    line,
    moment,
    number,
)  # fmt: skip
from sikinerja.integrasi._lembar.xlsx import local

CONTENT = "content.xml"
MANIFEST = "META-INF/manifest.xml"
NAMES = {"#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!"}


def sheets(archive: zipfile.ZipFile, columns: int, rows: int) -> Iterator[Sheet]:
    """The tables of a document, one after the other: each must be read before the next is asked for."""
    if MANIFEST in archive.namelist() and b"encryption-data" in archive.read(MANIFEST):
        raise Refused(TERKUNCI)
    with archive.open(CONTENT) as file:
        events = ET.iterparse(file, events=("start", "end"))  # noqa: S314 - see above
        for event, node in events:
            if event == "start" and local(node.tag) == "table":
                yield Sheet(_get(node, "name"), _rows(events, node, columns, rows))


def _get(node: ET.Element, name: str) -> str:
    return next((value for key, value in node.items() if local(key) == name), "")


def _times(node: ET.Element, name: str) -> int:
    return int(_get(node, name) or 1)


def _rows(
    events: Iterator[tuple[str, ET.Element]], table: ET.Element, columns: int, most: int
) -> Iterator[Row]:
    at = 0
    for event, node in events:
        if event == "start":
            continue
        if node is table:
            return
        if local(node.tag) == "table-row":
            times = _times(node, "number-rows-repeated")
            cells = _row(node, columns)
            node.clear()
            if cells:
                yield from ((at + n, cells) for n in range(1, min(times, most + 1) + 1))
            at += times


def _row(row: ET.Element, columns: int) -> list[Cell]:
    found: dict[int, Cell] = {}
    at = 0
    for node in row:
        if local(node.tag) not in {"table-cell", "covered-table-cell"}:
            continue
        times = _times(node, "number-columns-repeated")
        if len(node) or node.attrib:
            cell = _cell(node)
            found |= dict.fromkeys(range(at, min(at + times, columns)), cell)
        at += times
        if at >= columns:
            break
    return line(found, columns)


def _cell(node: ET.Element) -> Cell:
    kind, text = _get(node, "value-type"), _text(node)
    if any(value == "error" for key, value in node.items() if local(key) == "value-type") or text in NAMES:
        return error(text or "#N/A")
    if _get(node, "formula"):
        return RUMUS
    if kind in {"float", "currency", "percentage"} and (value := _get(node, "value")):
        return number(float(value), percent=kind == "percentage")
    if kind == "date":
        return moment(_get(node, "date-value"))
    if kind == "boolean":
        return _get(node, "boolean-value") == "true"
    return text[:CHARACTERS]


def _text(node: ET.Element) -> str:
    """The paragraphs of a cell; what is noted beside it (an annotation) is not in it."""
    parts = []
    for child in node:
        if local(child.tag) == "p":
            for piece in child.iter():
                if local(piece.tag) == "s":
                    piece.text = " " * min(_times(piece, "c"), 100)
            parts.append("".join(child.itertext()))
    return "\n".join(parts)
