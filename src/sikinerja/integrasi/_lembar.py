"""Reads one spreadsheet from standard input and prints its cells as JSON: a program of its own.

A file from anybody may be made to exhaust whoever reads it (a cell in the last column, a text used a million
times). So this runs apart, with little memory and time, knows no secret, and imports nothing of ours.
It ends with 3 when the file is too large to be a plan, with anything else but 0 when it cannot be read.
"""

import datetime as dt
import io
import itertools
import json
import resource
import sys
import zipfile
from typing import Any

MEMORY, SECONDS = 400 * 1024 * 1024, 5
MAKS_BERKAS, MAKS_TERURAI = 200, 16 * 1024 * 1024
MAKS_BARIS, MAKS_KOLOM, MAKS_TEKS = 2000, 12, 1100
TERLALU_BESAR = 3


def fits(data: bytes) -> bool:
    """Whether what the archive declares to hold is small enough to be unpacked."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        entries = archive.infolist()
    return len(entries) <= MAKS_BERKAS and sum(entry.file_size for entry in entries) <= MAKS_TERURAI


def said(cell: Any) -> object:
    """A cell as JSON can say it."""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, dt.date | dt.time | dt.timedelta):
        return str(cell)
    return cell[:MAKS_TEKS] if isinstance(cell, str) else cell


def main() -> int:
    """Read, print, say how it went."""
    for what, limit in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, SECONDS),
    ):
        resource.setrlimit(what, (limit, limit))
    import python_calamine

    data = sys.stdin.buffer.read()
    if not fits(data):
        return TERLALU_BESAR
    sheet = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
    if sheet.start is None:
        print("[]")  # noqa: T201 - a program that prints
        return 0
    rows = [
        (number, [said(cell) for cell in row[:MAKS_KOLOM]])
        for number, row in enumerate(itertools.islice(sheet.iter_rows(), MAKS_BARIS + 1), start=1)
    ]
    if len(rows) > MAKS_BARIS:
        return TERLALU_BESAR
    json.dump(rows, sys.stdout)
    return 0


if __name__ == "__main__":
    sys.exit(main())
