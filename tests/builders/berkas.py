"""A month of attendance in the shapes that offices have it in, with the people of a test."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape

import xlsxwriter

JUDUL = (
    "NIP", "Hari kerja", "Hadir", "Terlambat", "Pulang cepat", "Alpa", "Izin/cuti", "Terlambat menit",
    "Pulang cepat menit", "Nilai",
)  # fmt: skip
ANGKA = ("20", "19", "2", "0", "0", "1", "35", "0", "97,5")
PEGAWAI = (
    "NIP", "Username", "Nama", "Jenis kepegawaian", "Golongan", "No HP", "Email", "Pengelola", "Tahun",
    "Jenis jabatan", "Jabatan", "TMT", "Perangkat daerah", "Unit kerja", "Penilai", "Aktif",
)  # fmt: skip
Rows = Sequence[Sequence[Any]]


def sebulan(nips: Sequence[str], *angka: str) -> list[list[str]]:
    """Headings, and a row for each."""
    return [list(JUDUL), *([nip, *(angka or ANGKA)] for nip in nips)]


def csv(rows: Rows, sign: str = ";", end: str = "\n") -> bytes:
    """Separated text, nothing quoted."""
    return end.join(sign.join(str(cell) for cell in row) for row in rows).encode() + end.encode()


def xlsx(rows: Rows, *, merge: Sequence[str] = (), format_of: dict[int, str] | None = None) -> bytes:
    """A workbook; ``format_of``: number formats by column. Numbers stay numbers."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet("Absen")
        shapes = {n: book.add_format({"num_format": code}) for n, code in (format_of or {}).items()}
        for at, row in enumerate(rows):
            for column, cell in enumerate(row):
                if isinstance(cell, str):
                    sheet.write_string(at, column, cell)
                elif cell is not None:
                    sheet.write(at, column, cell, shapes.get(column))
        for area in merge:
            sheet.merge_range(area, "")
    return target.getvalue()


def cells(inside: str) -> bytes:
    """A workbook whose only sheet has these rows as XML."""
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    data = xlsx([["x"]])
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "xl/worksheets/sheet1.xml":
                body = f'<worksheet xmlns="{space}"><sheetData>{inside}</sheetData></worksheet>'.encode()
            new.writestr(name, body)
    return target.getvalue()


def strict(data: bytes) -> bytes:
    """The same workbook in the Strict variant of the standard: other namespaces."""
    target = io.BytesIO()
    usual, other = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    pairs = (
        (usual + b"spreadsheetml/2006/main", other + b"spreadsheetml/main"),
        (usual + b"officeDocument/2006/", other + b"officeDocument/"),
    )
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            for one, two in pairs:
                body = body.replace(one, two)
            new.writestr(name, body)
    return target.getvalue()


def ods(rows: Rows) -> bytes:
    """A spreadsheet of LibreOffice; a float is a percentage there."""
    names = " ".join(
        f'xmlns:{n}="urn:oasis:names:tc:opendocument:xmlns:{n}:1.0"' for n in ("office", "table", "text")
    )
    lines = "".join(f"<table:table-row>{''.join(map(_ods, row))}</table:table-row>" for row in rows)
    content = (
        f"<?xml version='1.0'?><office:document-content {names}><office:body><office:spreadsheet>"
        f"<table:table table:name='Absen'>{lines}<table:table-row table:number-rows-repeated='1048000'>"
        "<table:table-cell table:number-columns-repeated='16384'/></table:table-row></table:table>"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return target.getvalue()


def _ods(cell: Any) -> str:
    if isinstance(cell, float):
        about, text = f"office:value-type='percentage' office:value='{cell}'", f"{cell:.1%}"
    else:
        about, text = "office:value-type='string'", escape(str(cell))
    return f"<table:table-cell {about}><text:p>{text}</text:p></table:table-cell>"


def packed(*names: str, **parts: str) -> bytes:
    """An archive with these parts: what a file of another program looks like from outside."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, parts.get(name, "x"))
    return target.getvalue()


def compound(*names: str) -> bytes:
    """A compound file (OLE) of four sectors with empty streams of these names: at most three."""
    none = b"\xff" * 4
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 62, 3, 0xFFFE, 9, 6)
    head += bytes(6) + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + none * 108
    table = struct.pack("<II", 0xFFFFFFFD, 0xFFFFFFFE) + none * 126
    entries = b""
    for kind, name in ((5, "Root Entry"), *((2, name) for name in names)):
        text = name.encode("utf-16-le")
        entry = text.ljust(64, b"\0") + struct.pack("<HBB", len(text) + 2, kind, 1) + none * 3
        entries += entry + bytes(36) + struct.pack("<II", 0xFFFFFFFE, 0) + bytes(4)
    return head + table + entries.ljust(512, b"\0")


def html(rows: Rows) -> bytes:
    """A page that calls itself .xls."""
    lines = "".join(f"<tr>{''.join(f'<td>{escape(str(cell))}</td>' for cell in row)}</tr>" for row in rows)
    head = "<html><head><meta charset='utf-8'><style>td {}</style></head><body><h4>Rekap</h4><table border=1>"
    return f"{head}{lines}</table></body></html>".encode()


def xml_2003(rows: Rows) -> bytes:
    """Excel's XML of 2003; a float is a percentage there."""
    lines = "".join(f"<Row>{''.join(map(_xml, row))}</Row>" for row in rows)
    return (
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="p">'
        f'<NumberFormat ss:Format="Percent"/></Style></Styles><Worksheet ss:Name="A"><Table>{lines}</Table>'
        "</Worksheet></Workbook>"
    ).encode()


def _xml(cell: Any) -> str:
    if isinstance(cell, float):
        return f'<Cell ss:StyleID="p"><Data ss:Type="Number">{cell}</Data></Cell>'
    return f'<Cell><Data ss:Type="String">{escape(str(cell))}</Data></Cell>'
