"""Spreadsheets (XLSX): read from anybody, written as a template."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from sikinerja.core.errors import Invalid
from sikinerja.integrasi import _lembar

READER = Path(_lembar.__file__)
SECONDS = 15
RUSAK = (
    "Berkas tidak dapat dibaca sebagai lembar kerja XLSX. Mungkin rusak, terpotong, atau dilindungi password."
)
TERLALU_BESAR = "Lembar kerja ini terlalu besar untuk sebuah rencana. Simpan hanya tabel RHK, tanpa gambar."
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
OFFICE = "http://schemas.openxmlformats.org"
PARTS = {
    "[Content_Types].xml": (
        f'{HEAD}<Types xmlns="{OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.spreadsheetml.worksheet+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument'
        '.spreadsheetml.sheet.main+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'{HEAD}<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/>'
        "</Relationships>"
    ),
    "xl/workbook.xml": (
        f'{HEAD}<workbook xmlns="{OFFICE}/spreadsheetml/2006/main" '
        f'xmlns:r="{OFFICE}/officeDocument/2006/relationships">'
        '<sheets><sheet name="RHK" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'{HEAD}<Relationships xmlns="{OFFICE}/package/2006/relationships"><Relationship Id="r1" '
        f'Type="{OFFICE}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/>'
        "</Relationships>"
    ),
}
WIDTHS = (16, 48, 48, 12, 16, 22)


def baca(data: bytes) -> list[tuple[int, list[Any]]]:
    """The lines of the first sheet with their numbers; Invalid when there is none to be read.

    Read by a process of its own (:mod:`sikinerja.integrasi._lembar`), which a hostile file may kill.
    """
    command = [sys.executable, "-I", str(READER)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False, env={})
    except subprocess.TimeoutExpired:
        raise Invalid({"": RUSAK}) from None
    if done.returncode == _lembar.TERLALU_BESAR:
        raise Invalid({"": TERLALU_BESAR})
    if done.returncode != 0:
        raise Invalid({"": RUSAK})
    rows: list[tuple[int, list[Any]]] = json.loads(done.stdout)
    return rows


def tulis(rows: Sequence[Sequence[object]]) -> bytes:
    """One sheet with these lines: numbers as numbers, all else as text, so that no digit is lost."""
    widths = "".join(
        f'<col min="{n}" max="{n}" width="{w}" customWidth="1"/>' for n, w in enumerate(WIDTHS, 1)
    )
    lines = "".join(f"<row>{''.join(_cell(cell) for cell in row)}</row>" for row in rows)
    sheet = (
        f'{HEAD}<worksheet xmlns="{OFFICE}/spreadsheetml/2006/main"><cols>{widths}</cols>'
        f"<sheetData>{lines}</sheetData></worksheet>"
    )
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in (PARTS | {"xl/worksheets/sheet1.xml": sheet}).items():
            archive.writestr(zipfile.ZipInfo(name), text)
    return target.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, int):
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t xml:space="preserve">{escape(str(value))}</t></is></c>'
