"""Text with a separator (CSV, tabs, bars), in whatever encoding an office saves it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator

from sikinerja.integrasi._lembar.limits import BUKAN_TABEL, KUTIP, Cell, Refused, Row

WINDOWS = "Berkas tidak tersimpan sebagai UTF-8; dibaca sebagai Windows-1252. Periksa huruf yang tidak biasa."
SCAN = re.compile(r"\s*\d{1,14}\t\d{4}-\d\d-\d\d \d\d:\d\d(:\d\d)?(\t[-\w]*){1,8}\s*")
"""A line of attlog.dat, what a ZK terminal hands out: who, when, how."""
LOOKED_AT = 40
"""Lines that tell the separator."""


def decoded(data: bytes) -> tuple[str, str]:
    """The text of a file, and how it was understood."""
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not re.search("[\x00-\x08\x0b\x0e-\x1f]", text):
            return text, WINDOWS if encoding == "cp1252" else ""
    raise Refused(BUKAN_TABEL)


def _encodings(data: bytes) -> list[str]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return ["utf-16"]
    head = data[:4000]
    if head[1::2].count(0) * 3 > len(head) / 2 * 2:
        return ["utf-16-le"]
    if head[0::2].count(0) * 3 > len(head) / 2 * 2:
        return ["utf-16-be"]
    return ["utf-8-sig", "cp1252"]


def is_scan_log(text: str) -> bool:
    """Whether these are the scans of a terminal, one a line."""
    lines = [line for line in text[:4000].splitlines()[:20] if line.strip()]
    return bool(lines) and sum(bool(SCAN.fullmatch(line)) for line in lines) * 4 >= len(lines) * 3


def separator(text: str) -> str:
    """Which one it is: a comma stands in names and numbers too, so the others come first."""
    bare = re.sub(r'"[^"]*"', "", text[:200_000])
    lines = [line for line in bare.splitlines() if line.strip()][:LOOKED_AT]
    having = {sign: sum(sign in line for line in lines) for sign in ";\t|,"}
    best = max(";\t|", key=lambda sign: (having[sign], max((line.count(sign) for line in lines), default=0)))
    return best if having[best] and having[best] * 2 >= having[","] else ","


def rows(text: str, columns: int, characters: int) -> Iterator[Row]:
    """The lines with their numbers, as many cells as they have (a line cut off is known by that)."""
    told = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    sign = told[1] if told else separator(text)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for cells in reader:
            if told and reader.line_num == 1:
                continue
            found: list[Cell] = [cell[:characters] for cell in cells[:columns]]
            if any(cell.strip() for cell in found):
                yield reader.line_num, found
    except csv.Error:
        raise Refused(KUTIP) from None
