"""Workbooks of Excel 97-2003: values by calamine; errors, formulas, percentages (it keeps quiet) by hand.

Its stream is found in the compound file (OLE) around it; its records are those of BIFF 5 and 8.
"""

from __future__ import annotations

import datetime as dt
import io
import struct
from collections.abc import Iterator

from sikinerja.integrasi._lembar import formats
from sikinerja.integrasi._lembar.formats import Format
from sikinerja.integrasi._lembar.limits import (
    CHARACTERS,
    DOKUMEN,
    GALAT,
    RUMUS,
    RUSAK,
    TERKUNCI,
    Cell,
    Refused,
    Row,
    Sheet,
    error,
    line,
    number,
    written,
)  # fmt: skip

FREE = 0xFFFFFFF0
"""Sector numbers from here on are none."""
BOF, EOF, FILEPASS, BOUNDSHEET, FORMAT, XF = 0x809, 0x0A, 0x2F, 0x85, 0x41E, 0xE0
FORMULA, NUMBER, RK, MULRK, BOOLERR = 0x06, 0x203, 0x27E, 0xBD, 0x205
Marks = dict[tuple[int, int], Cell | Format]


def streams(data: bytes) -> dict[str, bytes]:
    """The streams of a compound file by name."""
    size, mini = 1 << struct.unpack_from("<H", data, 30)[0], 1 << struct.unpack_from("<H", data, 32)[0]
    count, root_at, _, _, small_at, _, more_at, _ = struct.unpack_from("<8I", data, 44)
    sectors = list(struct.unpack_from("<109I", data, 76))
    while more_at < FREE and len(sectors) < count:
        more = struct.unpack_from(f"<{size // 4}I", data, (more_at + 1) * size)
        sectors += more[:-1]
        more_at = more[-1]
    table: list[int] = []
    for sector in sectors[:count]:
        if sector < FREE:
            table += struct.unpack_from(f"<{size // 4}I", data, (sector + 1) * size)

    def chain(at: int, links: list[int], source: bytes, step: int, head: int) -> bytes:
        parts: list[bytes] = []
        while at < FREE and at < len(links) and len(parts) <= len(links):
            parts.append(source[at * step + head : at * step + head + step])
            at = links[at]
        return b"".join(parts)

    directory = chain(root_at, table, data, size, size)
    raw = chain(small_at, table, data, size, size)
    small = list(struct.unpack(f"<{len(raw) // 4}I", raw))
    found: dict[str, bytes] = {}
    inside = b""
    for at in range(0, len(directory), 128):
        entry = directory[at : at + 128]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        start, long = struct.unpack_from("<II", entry, 116)
        if entry[66] == 5:
            inside = chain(start, table, data, size, size)
        elif entry[66] == 2:
            whole = long >= 4096
            source = chain(start, table, data, size, size) if whole else chain(start, small, inside, mini, 0)
            found[name] = source[:long]
    return found


def sheets(data: bytes, columns: int) -> Iterator[Sheet]:
    """The worksheets in the order of their tabs."""
    import python_calamine

    try:
        parts = streams(data)
    except (struct.error, IndexError):
        raise Refused(RUSAK) from None
    if "EncryptedPackage" in parts:
        raise Refused(TERKUNCI)
    stream = parts.get("Workbook") or parts.get("Book")
    if stream is None:
        raise Refused(DOKUMEN if "WordDocument" in parts or "PowerPoint Document" in parts else RUSAK)
    marks = marked(stream)
    book = python_calamine.load_workbook(io.BytesIO(data))
    for about in book.sheets_metadata:
        if about.typ == python_calamine.SheetTypeEnum.WorkSheet:
            hidden = about.visible != python_calamine.SheetVisibleEnum.Visible
            sheet = book.get_sheet_by_name(about.name)
            yield Sheet(about.name, _rows(sheet, marks.get(about.name, {}), columns), hidden)


def _rows(sheet: object, marks: Marks, columns: int) -> Iterator[Row]:
    start = sheet.start or (0, 0)  # type: ignore[attr-defined]
    for row, cells in enumerate(sheet.iter_rows()):  # type: ignore[attr-defined]
        found = {
            column: _cell(cell, marks.get((row, column))) for column, cell in enumerate(cells, start=start[1])
        }
        if filled := line(found, columns):
            yield row + 1, filled


def _cell(cell: object, mark: Cell | Format) -> Cell:
    if mark is not None and not isinstance(mark, Format):
        return mark
    if isinstance(cell, bool):
        return cell
    if isinstance(cell, int | float):
        shape = mark or Format()
        return number(float(cell), percent=shape.percent, decimals=shape.decimals)
    if isinstance(cell, str):
        return cell[:CHARACTERS]
    return written(cell) if isinstance(cell, dt.date | dt.time | dt.timedelta) else None


def records(stream: bytes, at: int = 0) -> Iterator[tuple[int, bytes]]:
    """The records of a stream from ``at`` to the end of its part."""
    depth = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        depth += (kind == BOF) - (kind == EOF)
        if depth <= 0:
            return
        at += 4 + size


def marked(stream: bytes) -> dict[str, Marks]:
    """Errors, formulas and shapes of numbers, by sheet and cell."""
    new = stream[4:6] == b"\x00\x06"
    codes: dict[int, str] = {}
    styles: list[int] = []
    parts: dict[str, int] = {}
    for kind, body in records(stream):
        if kind == FILEPASS:
            raise Refused(TERKUNCI)
        if kind == FORMAT:
            codes[struct.unpack_from("<H", body)[0]] = _text(body[2:], 2 if new else 1)
        elif kind == XF:
            styles.append(struct.unpack_from("<H", body, 2)[0])
        elif kind == BOUNDSHEET:
            parts[_text(body[6:], 1, wide=new)] = struct.unpack_from("<I", body)[0]
    shapes = [formats.known(number, codes) for number in styles]
    return {name: dict(_marks(stream, at, shapes)) for name, at in parts.items()}


def _text(body: bytes, width: int, *, wide: bool | None = None) -> str:
    """A string with its length before it, and in BIFF 8 a byte that tells how it is written."""
    count = int.from_bytes(body[:width], "little")
    if wide if wide is not None else width == 2:
        two = body[width] & 1
        return body[width + 1 : width + 1 + count * (1 + two)].decode(
            "utf-16-le" if two else "latin-1", "replace"
        )
    return body[width : width + count].decode("cp1252", "replace")


def _marks(stream: bytes, at: int, shapes: list[Format]) -> Iterator[tuple[tuple[int, int], Cell | Format]]:
    for kind, body in records(stream, at):
        if kind not in {FORMULA, NUMBER, RK, MULRK, BOOLERR}:
            continue
        row, column, style = struct.unpack_from("<HHH", body)
        if kind == FORMULA:
            failed = body[6] == 2 and body[12:14] == b"\xff\xff"
            yield (row, column), error(GALAT.get(body[8], "#N/A")) if failed else RUMUS
        elif kind == BOOLERR:
            if body[7]:
                yield (row, column), error(GALAT.get(body[6], "#N/A"))
        elif kind == MULRK:
            for n in range((len(body) - 6) // 6):
                style = struct.unpack_from("<H", body, 4 + n * 6)[0]
                yield (row, column + n), _shape(shapes, style)
        else:
            yield (row, column), _shape(shapes, style)


def _shape(shapes: list[Format], style: int) -> Format:
    return shapes[style] if style < len(shapes) else Format()
