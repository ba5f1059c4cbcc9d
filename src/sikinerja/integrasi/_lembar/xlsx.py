"""Workbooks of Excel since 2007 (Transitional and Strict), cell by cell: far blank cells cost nothing."""

from __future__ import annotations

import posixpath
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree import ElementTree as ET

from sikinerja.integrasi._lembar import formats
from sikinerja.integrasi._lembar.formats import Format
from sikinerja.integrasi._lembar.limits import (
    CHARACTERS,
    RUMUS,
    Cell,
    Row,
    Sheet,
    clock,
    day,
    error,
    line,
    moment,
    number,
)  # fmt: skip

BOOK = "xl/workbook.xml"


@dataclass(slots=True)
class Book:
    """What belongs to all sheets."""

    from_1904: bool = False
    texts: list[str] = field(default_factory=list)
    styles: list[Format] = field(default_factory=list)


@lru_cache(1000)
def local(tag: str) -> str:
    """A tag without its namespace: Strict and Transitional differ only there."""
    return tag.rpartition("}")[2]


def sheets(archive: zipfile.ZipFile, columns: int) -> Iterator[Sheet]:
    """The worksheets in the order of their tabs."""
    names = set(archive.namelist())
    root, links = _root(archive, BOOK), _links(archive)
    book = Book()
    for node in root.iter():
        if local(node.tag) == "workbookPr":
            book.from_1904 = node.get("date1904") in {"1", "true"}
    for kind, target in links.values():
        if kind.endswith("/sharedStrings") and target in names:
            book.texts = list(_texts(archive, target))
        elif kind.endswith("/styles") and target in names:
            book.styles = _styles(_root(archive, target))
    for node in root.iter():
        if local(node.tag) == "sheet":
            kind, target = links.get(_attribute(node, "id"), ("", ""))
            if kind.endswith("/worksheet") and target in names:
                hidden = node.get("state", "visible") != "visible"
                yield Sheet(node.get("name", ""), _rows(archive, target, book, columns), hidden)


def _root(archive: zipfile.ZipFile, name: str) -> ET.Element:
    with archive.open(name) as file:
        return ET.parse(file).getroot()  # noqa: S314 - see above


def _attribute(node: ET.Element, name: str) -> str:
    """An attribute with a namespace (``r:id``); ``sheetId`` is another one."""
    return next((value for key, value in node.items() if "}" in key and local(key) == name), "")


def _links(archive: zipfile.ZipFile) -> dict[str, tuple[str, str]]:
    """What the workbook is linked to: its kind and its file, by id."""
    found = {}
    for node in _root(archive, "xl/_rels/workbook.xml.rels").iter():
        target = node.get("Target", "")
        path = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        found[node.get("Id", "")] = (node.get("Type", ""), path)
    return found


def _said(node: ET.Element) -> str:
    """The text of a string, without what tells how to pronounce it."""
    parts = []
    for child in node:
        if local(child.tag) == "t":
            parts.append(child.text or "")
        elif local(child.tag) == "r":
            parts += [part.text or "" for part in child if local(part.tag) == "t"]
    return "".join(parts)[:CHARACTERS]


def _texts(archive: zipfile.ZipFile, name: str) -> Iterator[str]:
    with archive.open(name) as file:
        for _, node in ET.iterparse(file):  # noqa: S314 - see above
            if local(node.tag) == "si":
                yield _said(node)
                node.clear()


def _styles(root: ET.Element) -> list[Format]:
    codes: dict[int, str] = {}
    for node in root.iter():
        if local(node.tag) == "numFmt":
            codes[int(node.get("numFmtId", "0"))] = node.get("formatCode", "")
    kinds = (node for node in root if local(node.tag) == "cellXfs")
    return [formats.known(int(xf.get("numFmtId", "0")), codes) for node in kinds for xf in node]


def _rows(archive: zipfile.ZipFile, name: str, book: Book, columns: int) -> Iterator[Row]:
    """The filled rows of a sheet."""
    at = 0
    with archive.open(name) as file:
        for _, node in ET.iterparse(file):  # noqa: S314 - see above
            if local(node.tag) == "row":
                at = int(node.get("r") or at + 1)
                if len(node) and (cells := _row(node, book, columns)):
                    yield at, cells
                node.clear()


def _row(row: ET.Element, book: Book, columns: int) -> list[Cell]:
    found: dict[int, Cell] = {}
    column = -1
    for node in row:
        if local(node.tag) != "c":
            continue
        reference = node.get("r")
        column = _column(reference.rstrip("0123456789")) if reference else column + 1
        if column < columns and len(node):
            found[column] = _cell(node, book)
    return line(found, columns)


@lru_cache(1000)
def _column(letters: str) -> int:
    found = 0
    for letter in letters.upper():
        found = found * 26 + ord(letter) - 64
    return found - 1


def _cell(node: ET.Element, book: Book) -> Cell:
    kind, value, formula = node.get("t", "n"), None, False
    for child in node:
        tag = local(child.tag)
        if tag == "f":
            formula = True
        elif tag == "v":
            value = child.text
        elif tag == "is":
            value = _said(child)
    if kind == "e":
        return error(value or "#N/A")
    if formula or value is None:
        return RUMUS if formula else None
    return _value(kind, value, node.get("s"), book)


def _value(kind: str, value: str, style: str | None, book: Book) -> Cell:
    if kind == "n":
        return _number(float(value), style, book)
    if kind == "b":
        return value in {"1", "true"}
    if kind == "s":
        return book.texts[int(value)]
    return moment(value) if kind == "d" else value[:CHARACTERS]


def _number(value: float, style: str | None, book: Book) -> Cell:
    at = int(style or 0)
    shape = book.styles[at] if at < len(book.styles) else Format()
    if shape.day:
        return day(value, from_1904=book.from_1904)
    if shape.time:
        return clock(value)
    return number(value, percent=shape.percent, decimals=shape.decimals)
