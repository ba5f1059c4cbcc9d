"""What a cell of a spreadsheet may hold beside text, number and day. Pure Python."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sikinerja.core.indonesian import angka

ADA_RUMUS = "berisi rumus. Salin kolom itu, lalu tempel sebagai nilai (Paste Special, Values)"
ARTI_GALAT = {
    "#N/A": "data yang dicari tidak ditemukan",
    "#REF!": "sel yang dirujuk sudah dihapus",
    "#DIV/0!": "dibagi dengan nol",
    "#VALUE!": "jenis isian tidak cocok",
    "#NAME?": "nama dalam rumus tidak dikenal",
    "#NUM!": "angka di luar batas",
    "#NULL!": "dua wilayah tidak bertemu",
}
GALAT = re.compile(r"#(?:N/A|REF!|DIV/0!|VALUE!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|Err:\d{3}", re.IGNORECASE)
TERLALU_SEMPIT = re.compile(r"#{3,}")
NIHIL = re.compile(r"[-\u2010-\u2015\u2212_.\s]*")
"""What stands in a cell where there is nothing: blank, a dash, dots."""


class Rumus:
    """A cell that holds a formula: what it would say is not known for sure."""

    def __str__(self) -> str:
        """As the list of rows shows it."""
        return "(rumus)"


RUMUS = Rumus()


@dataclass(frozen=True, slots=True)
class Galat:
    """A cell that holds an error of the spreadsheet, with its name."""

    nama: str

    def __str__(self) -> str:
        """As the cell shows it."""
        return self.nama


@dataclass(frozen=True, slots=True)
class Persen:
    """A number shown as a percentage: 1 formatted as 0% is 100."""

    nilai: Decimal

    def __str__(self) -> str:
        """As the cell shows it."""
        return f"{angka(self.nilai)}%"


def kosong(cell: object) -> bool:
    """Whether a cell says nothing: blank, or the dash that people write for none."""
    return cell is None or (isinstance(cell, str) and NIHIL.fullmatch(cell) is not None)


def salah_sel(cell: object, *, wajib: bool = False) -> str:
    """Why a cell cannot be read whatever its column; empty when it can. ``wajib``: it may not be empty."""
    if isinstance(cell, Rumus) or cell == str(RUMUS):
        return ADA_RUMUS
    name = str(cell).strip() if isinstance(cell, str | Galat) else ""
    if isinstance(cell, Galat) or GALAT.fullmatch(name):
        arti = ARTI_GALAT.get(name.upper(), "rumusnya gagal")
        jalan = (
            "Perbaiki sel itu" if wajib else "Perbaiki sel itu, atau kosongkan bila memang tidak ada isinya"
        )
        return f"galat Excel {name} ({arti}). {jalan}"
    if TERLALU_SEMPIT.fullmatch(name):
        return (
            "kolom terlalu sempit ketika disimpan, sehingga isinya hilang. Lebarkan kolom, lalu simpan lagi"
        )
    return ""


def persentase(read: Callable[[object], Any]) -> Callable[[object], Any]:
    """For a column of percentages: 100 %, 1 formatted as 0% and 100 are the same."""

    def said(cell: object) -> Any:
        if isinstance(cell, Persen):
            return read(cell.nilai)
        found = (
            re.fullmatch(r"\s*(.*?)\s*(?:%|persen)\s*", cell, re.IGNORECASE)
            if isinstance(cell, str)
            else None
        )
        return read(found[1] if found else cell)

    return said
