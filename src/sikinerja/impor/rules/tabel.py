"""The columns of a file that can be imported, and how its rows are read. Pure Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from sikinerja.core.angka import bacaan
from sikinerja.core.cells import Cell, Read, text_of
from sikinerja.core.choices import LabeledEnum
from sikinerja.core.errors import Invalid
from sikinerja.core.tables import Column
from sikinerja.core.text import fold
from sikinerja.impor.rules import Baris

KOSONG = "Berkas kosong: baris pertama harus judul kolom."
TANPA_BARIS = "Berkas hanya berisi judul kolom, tanpa satu baris pun di bawahnya."
RUMUS = "berisi rumus. Salin kolom itu, lalu tempel sebagai nilai (Paste Special, Values)"
TERPOTONG = "baris terpotong: {ada} isian, judul kolom {perlu}. Mungkin berkas belum lengkap"


class Rumus:
    """Stands for a cell that holds a formula: what it would say is not known for sure."""


ADA_RUMUS = Rumus()


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its name, whether every row needs it, how a cell is read, an example, help, its heading."""

    nama: str
    read: Read
    contoh: str
    wajib: bool = False
    bantuan: str = ""
    judul: str = ""
    lebar: int = 20

    @property
    def label(self) -> str:
        """The heading; whoever writes the name instead is understood too."""
        return self.judul or self.nama.replace("_", " ").capitalize()


def _apa_adanya(isi: dict[str, Any]) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Tabel:
    """What can be imported: columns, those that together name a row, and those shown for it in lists.

    ``bersama`` looks at the cells of one row together; it may add to them, and says what is wrong
    ("nip: ..."). ``utuh``: with one wrong row nothing may be applied.
    """

    jenis: str
    nama: str
    kolom: tuple[Kolom, ...]
    kunci: tuple[str, ...]
    tampil: tuple[str, ...]
    bersama: Callable[[dict[str, Any]], list[str]] = field(default=_apa_adanya)
    utuh: bool = False

    def columns(self) -> list[Column]:
        """For writing such a table."""
        return [Column(k.label, k.lebar) for k in self.kolom]

    def contoh(self) -> list[str]:
        """The example row."""
        return [k.contoh for k in self.kolom]


@dataclass(frozen=True, slots=True)
class Terbaca:
    """One row as read: what its cells say, and what is wrong with it as (column, reason)."""

    nomor: int
    isi: Mapping[str, Any]
    salah: tuple[tuple[str, str], ...] = ()

    @property
    def baris(self) -> Baris:
        """For the check."""
        return Baris(self.nomor, self.isi)


def baca(tabel: Tabel, lines: Iterable[tuple[int, Sequence[Cell]]], *, penuh: bool = False) -> list[Terbaca]:
    """Read a table whose first line holds the headings; Invalid when these are wrong or nothing follows.

    ``penuh``: a line with fewer cells than headings is cut off (CSV).
    """
    filled = ((number, row) for number, row in lines if any(_ada(cell) for cell in row))
    first = next(filled, None)
    if first is None:
        raise Invalid({"": KOSONG})
    kolom = _judul(tabel, first[1])
    found: list[Terbaca] = []
    seen: dict[tuple[str, ...], int] = {}
    twice: dict[int, int] = {}
    for number, row in filled:
        isi, salah = _baris(tabel, kolom, row, penuh=penuh)
        kunci = tuple(fold(str(isi.get(name, ""))) for name in tabel.kunci)
        if not salah and kunci in seen:
            salah = [("", f"sama dengan baris {found[seen[kunci]].nomor}")]
            twice.setdefault(seen[kunci], number)
        elif not salah:
            seen[kunci] = len(found)
        found.append(Terbaca(number, isi, tuple(salah)))
    for position, number in twice.items():
        found[position] = replace(found[position], salah=(("", f"sama dengan baris {number}"),))
    return found


def _ada(cell: Cell) -> bool:
    return cell is not None and (cell is ADA_RUMUS or text_of(cell) != "")


def _judul(tabel: Tabel, cells: Sequence[Cell]) -> list[Kolom | None]:
    known = {_nama(word): kolom for kolom in tabel.kolom for word in (kolom.nama, kolom.label)}
    names = [_nama(text_of(cell)) if _ada(cell) else "" for cell in cells]
    found = [known.get(name) for name in names]
    strange = [name for name, kolom in zip(names, found, strict=True) if name and kolom is None]
    missing = [kolom.nama for kolom in tabel.kolom if kolom.wajib and kolom not in found]
    twice = sorted({kolom.nama for kolom in found if kolom is not None and found.count(kolom) > 1})
    problems = [f"Kolom tidak dikenal: {', '.join(strange)}."] if strange else []
    problems += [f"Kolom wajib tidak ada: {', '.join(missing)}."] if missing else []
    problems += [f"Kolom muncul dua kali: {', '.join(twice)}."] if twice else []
    if problems:
        raise Invalid({"Judul kolom": problems})
    return found


def _nama(text: str) -> str:
    """A heading as people vary it: case, spaces, dashes, dots, a star for what must be filled."""
    return re.sub(r"[\s_-]+", "_", fold(re.sub(r"[\ufeff*.()]", "", text)))


def _baris(
    tabel: Tabel, kolom: Sequence[Kolom | None], cells: Sequence[Cell], *, penuh: bool
) -> tuple[dict[str, Any], list[tuple[str, str]]]:
    if penuh and len(cells) < len(kolom):
        return {}, [("", TERPOTONG.format(ada=len(cells), perlu=len(kolom)))]
    isi: dict[str, Any] = {}
    salah: list[tuple[str, str]] = []
    for k, cell in zip(kolom, cells, strict=False):
        if k is None or not _ada(cell):
            continue
        try:
            if cell is ADA_RUMUS:
                raise ValueError(RUMUS)  # noqa: TRY301 - told like whatever else is wrong
            isi[k.nama] = k.read(cell)
        except ValueError as error:
            salah.append((k.nama, str(error)))
    broken = {name for name, _ in salah}
    empty = [k.nama for k in kolom if k and k.wajib and k.nama not in isi and k.nama not in broken]
    salah += [(name, "wajib diisi") for name in empty]
    if any(_ada(cell) for cell in cells[len(kolom) :]):
        salah.append(("", f"lebih banyak isian ({len(cells)}) daripada judul kolom ({len(kolom)})"))
    if not salah:
        salah = [_terbagi(text) for text in tabel.bersama(isi)]
    return isi, salah


def _terbagi(text: str) -> tuple[str, str]:
    name, found, rest = text.partition(": ")
    return (name, rest) if found and re.fullmatch(r"[a-z_]+", name) else ("", text)


def ke_teks(value: Any) -> str:
    """A value as its cell would say it: what the column reads again."""
    if isinstance(value, LabeledEnum):
        return value.label
    if isinstance(value, bool):
        return "ya" if value else "tidak"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Decimal):
        text = f"{value:f}".replace(".", ",")
        return f"{text}0" if bacaan(text).lain is not None else text
    return str(value)


def simpanan(isi: Mapping[str, Any]) -> dict[str, str]:
    """The cells of a row as they are kept until it is applied."""
    return {name: ke_teks(value) for name, value in isi.items()}


def dari_simpanan(tabel: Tabel, nomor: int, isi: Mapping[str, str]) -> Baris:
    """A row as it was read, from what was kept of it."""
    found = {k.nama: k.read(isi[k.nama]) for k in tabel.kolom if k.nama in isi}
    tabel.bersama(found)
    return Baris(nomor, found)
