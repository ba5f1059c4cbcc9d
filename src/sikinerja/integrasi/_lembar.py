"""Reads one table from standard input and prints its lines as JSON: a program of its own.

A file from anybody may be made to exhaust whoever reads it (a cell in the last column, a text used a million
times). So this runs apart, with little memory and time, knows no secret, and imports nothing of ours.
Its one argument is the limits as JSON. First it prints {"catatan": how the file was read}, then a line
[number, cells] for each row; a formula is {"rumus": 1}. It ends with one of the codes below when it
can say what is wrong, with anything else but 0 when the file cannot be read.
"""

import csv
import datetime as dt
import io
import json
import re
import resource
import sys
import zipfile
from collections.abc import Iterable, Iterator
from typing import Any

TERLALU_BESAR, TERLALU_PANJANG, TERKUNCI, BUKAN_TEKS, RUSAK, KUTIP = 3, 4, 5, 6, 7, 8
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WINDOWS = "Berkas tidak tersimpan sebagai UTF-8; dibaca sebagai Windows-1252. Periksa huruf yang tidak biasa."
SHEET = re.compile(rb"<(?:\w+:)?sheet\b[^>]*?\br:id=[\"']([^\"']+)")
FORMULA = re.compile(rb"<(?:\w+:)?c\s[^>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^>]*>\s*<(?:\w+:)?f[\s>/]")
WINDOW = 1 << 20
OVERLAP = 4096


class Refused(Exception):
    """Why a file is not read: one of the codes."""


def fits(archive: zipfile.ZipFile, limits: dict[str, int]) -> bool:
    """Whether what the archive declares to hold is small enough to be unpacked."""
    entries = archive.infolist()
    return len(entries) <= limits["berkas"] and sum(entry.file_size for entry in entries) <= limits["terurai"]


def said(cell: Any, longest: int) -> object:
    """A cell as JSON can say it."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return str(cell)
    return cell[:longest] if isinstance(cell, str) else cell


def first_sheet(archive: zipfile.ZipFile) -> str:
    """The name of the first sheet's file in the archive; empty where it is not told as usual."""
    names = set(archive.namelist())
    book, links = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
    found = SHEET.search(archive.read(book)) if {book, links} <= names else None
    if found is None:
        return ""
    for link in re.findall(rb"<(?:\w+:)?Relationship\b[^>]*>", archive.read(links)):
        target = re.search(rb"\bTarget=[\"']([^\"']+)", link)
        if target and re.search(rb"\bId=[\"']" + re.escape(found[1]) + rb"[\"']", link):
            path = target[1].decode()
            name = path.lstrip("/") if path.startswith("/") else f"xl/{path}"
            return name if name in names else ""
    return ""


def formulas(archive: zipfile.ZipFile) -> set[tuple[int, int]]:
    """Row and column (from 0) of the cells that hold a formula."""
    name = first_sheet(archive)
    found: set[tuple[int, int]] = set()
    if not name:
        return found
    with archive.open(name) as file:
        rest = b""
        while piece := file.read(WINDOW):
            text = rest + piece
            for letters, digits in FORMULA.findall(text):
                column = 0
                for letter in letters:
                    column = column * 26 + letter - 64
                found.add((int(digits) - 1, column - 1))
            rest = text[-OVERLAP:]
    return found


def spreadsheet(data: bytes, limits: dict[str, int]) -> Iterator[tuple[int, list[object]]]:
    """The lines of the first sheet of a workbook."""
    import python_calamine

    if data.startswith(OLE):
        raise Refused(TERKUNCI)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if not fits(archive, limits):
            raise Refused(TERLALU_BESAR)
        marked = formulas(archive)
    sheet = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
    if sheet.start is None:
        return
    left = sheet.start[1]  # lines come from the first row on, cells from the first that is filled
    for row, cells in enumerate(sheet.iter_rows()):
        line = [said(cell, limits["teks"]) for cell in cells[: limits["kolom"]]]
        for column in range(len(line)):
            if marked and (row, column + left) in marked:
                line[column] = {"rumus": 1}
        yield row + 1, line


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, and how it was understood."""
    if data.startswith((b"PK\x03\x04", OLE)):
        raise Refused(BUKAN_TEKS)
    try:
        if data.startswith((b"\xff\xfe", b"\xfe\xff")):
            text, note = data.decode("utf-16"), ""
        else:
            text, note = data.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        try:
            text, note = data.decode("cp1252"), WINDOWS
        except UnicodeDecodeError:
            raise Refused(BUKAN_TEKS) from None
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f]", text):
        raise Refused(BUKAN_TEKS)
    return text, note


def separated(text: str, limits: dict[str, int]) -> Iterator[tuple[int, list[object]]]:
    """The lines of a CSV, whichever separator its first line has most of."""
    head = text.lstrip("\r\n").partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, [cell[: limits["teks"]] for cell in cells[: limits["kolom"]]]
    except csv.Error:
        raise Refused(KUTIP) from None


def show(rows: Iterable[tuple[int, list[object]]], note: str, limits: dict[str, int]) -> None:
    """Print them, within the limits."""
    print(json.dumps({"catatan": note}))  # noqa: T201 - a program that prints
    filled = size = 0
    for number, row in rows:
        if not any(cell not in {None, ""} if not isinstance(cell, dict) else True for cell in row):
            if number > limits["baris"] * 4:
                raise Refused(TERLALU_PANJANG)
            continue
        line = json.dumps([number, row])
        filled, size = filled + 1, size + len(line)
        if filled > limits["baris"]:
            raise Refused(TERLALU_PANJANG)
        if size > limits["keluaran"]:
            raise Refused(TERLALU_BESAR)
        print(line)  # noqa: T201 - a program that prints


def main() -> int:
    """Read, print, say how it went."""
    limits = json.loads(sys.argv[1])
    for what, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, limits["memori"]),
        (resource.RLIMIT_CPU, limits["detik"]),
    ):
        resource.setrlimit(what, (limit, limit))
    data = sys.stdin.buffer.read()
    try:
        if limits["csv"]:
            text, note = decoded(data)
            show(separated(text, limits), note, limits)
        else:
            show(spreadsheet(data, limits), "", limits)
    except Refused as error:
        return int(error.args[0])
    except zipfile.BadZipFile:
        return RUSAK
    return 0


if __name__ == "__main__":
    sys.exit(main())
