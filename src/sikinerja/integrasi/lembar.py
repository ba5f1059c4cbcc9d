"""Tables from anybody, XLSX and CSV: read by a process of its own, within limits.

Written they are by :mod:`sikinerja.core.tables`.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

from sikinerja.core.errors import Invalid
from sikinerja.core.indonesian import angka
from sikinerja.core.tables import unescaped
from sikinerja.impor.rules import MAKS_BARIS
from sikinerja.impor.rules.tabel import ADA_RUMUS
from sikinerja.integrasi import _lembar

READER = Path(_lembar.__file__)
MB = 1024 * 1024
RUSAK = (
    "Berkas tidak dapat dibaca sebagai lembar kerja XLSX. Mungkin rusak, terpotong, atau dilindungi password."
)
TERLALU_PANJANG = "Berkas berisi terlalu banyak baris: paling banyak {baris}. Bagi menjadi beberapa berkas."
PESAN = {
    _lembar.TERLALU_BESAR: "Isi berkas ini terlalu besar. Simpan hanya tabelnya, tanpa gambar.",
    _lembar.TERKUNCI: "Berkas dilindungi password, atau berbentuk Excel lama (.xls). Buka dengan "
    "Excel, hapus passwordnya, lalu simpan sebagai “Excel Workbook (.xlsx)”.",
    _lembar.BUKAN_TEKS: "Isi berkas ini bukan CSV. Simpan sebagai “CSV UTF-8”, atau pakai berkas .xlsx.",
    _lembar.RUSAK: RUSAK,
    _lembar.KUTIP: "Berkas CSV tidak utuh: ada tanda kutip yang tidak ditutup. Mungkin berkas terpotong.",
}


@dataclass(frozen=True, slots=True)
class Batas:
    """What a reader may use, and how much it may find: bytes, seconds, parts, rows, columns, characters."""

    memori: int
    detik: int
    berkas: int
    terurai: int
    baris: int
    kolom: int
    teks: int
    keluaran: int


RENCANA = Batas(400 * MB, 5, 200, 16 * MB, baris=2000, kolom=12, teks=1100, keluaran=16 * MB)
"""A plan of one person."""
TABEL = Batas(700 * MB, 40, 400, 200 * MB, baris=MAKS_BARIS + 1, kolom=60, teks=1100, keluaran=48 * MB)
"""Employees of a province: headings and 50,000 rows."""


@dataclass(frozen=True, slots=True)
class Isi:
    """What a file says: its lines with their numbers (read once), and how it was understood."""

    baris: Iterator[tuple[int, list[Any]]]
    catatan: str


def baca(data: bytes) -> list[tuple[int, list[Any]]]:
    """The filled lines of a plan's first sheet with their numbers; Invalid when there is none to be read."""
    return list(_isi(_run(RENCANA, csv=False, data=data), csv=False).baris)


def baca_tabel(file: IO[bytes], *, csv: bool) -> Isi:
    """The filled lines of a table: the first sheet of a workbook, or CSV. Invalid when it cannot be read.

    A formula is :data:`~sikinerja.impor.rules.tabel.ADA_RUMUS`.
    """
    return _isi(_run(TABEL, csv=csv, file=file), csv=csv)


def _run(batas: Batas, *, csv: bool, data: bytes | None = None, file: IO[bytes] | None = None) -> bytes:
    """What the reader prints (:mod:`sikinerja.integrasi._lembar`), which a hostile file may kill."""
    command = [sys.executable, "-I", str(READER), json.dumps({**asdict(batas), "csv": csv})]
    given: dict[str, Any] = {"stdin": file} if file is not None else {"input": data}
    try:
        done: subprocess.CompletedProcess[bytes] = subprocess.run(
            command, **given, capture_output=True, timeout=batas.detik * 3, check=False, env={}
        )
    except subprocess.TimeoutExpired:
        raise Invalid({"": RUSAK}) from None
    if done.returncode == _lembar.TERLALU_PANJANG:
        raise Invalid({"": TERLALU_PANJANG.format(baris=angka(batas.baris))})
    if done.returncode != 0:
        raise Invalid({"": PESAN.get(done.returncode, RUSAK)})
    return done.stdout


def _isi(printed: bytes, *, csv: bool) -> Isi:
    head, _, rest = printed.partition(b"\n")
    return Isi(_baris(rest, csv=csv), json.loads(head)["catatan"])


def _baris(lines: bytes, *, csv: bool) -> Iterator[tuple[int, list[Any]]]:
    for line in lines.splitlines():
        number, cells = json.loads(line)
        if csv:
            yield number, [unescaped(cell) for cell in cells]
        else:
            yield number, [ADA_RUMUS if isinstance(cell, dict) else cell for cell in cells]
