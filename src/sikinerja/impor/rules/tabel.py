"""The columns of a file that can be imported, and a row of it. Pure Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from sikinerja.core.angka import bacaan
from sikinerja.core.cells import Cell, Read, text_of
from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.sheets import kosong, salah_sel
from sikinerja.core.tables import Column
from sikinerja.core.time import Month
from sikinerja.impor.rules import Baris


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column: its name, whether every row needs it, how a cell is read, an example, help, its heading.

    ``contoh``: a whole row of them must be nobody's: it is skipped where a file brings it back.
    ``lain``: other headings that offices give it; ``awal``, ``akhir``: words that may stand before or behind
    any of these ("Jumlah hadir"); ``cadangan``: headings that mean it where no better one is there.
    ``kosong``: what a blank cell or a dash means, where that is not nothing. ``pengenal``: a number that
    names the person. ``aturan``: what is wrong with a value that could be read; a row that changes nothing
    is not held against it.
    """

    nama: str
    read: Read
    contoh: str
    wajib: bool = False
    bantuan: str = ""
    judul: str = ""
    lebar: int = 20
    lain: tuple[str, ...] = ()
    awal: tuple[str, ...] = ()
    akhir: tuple[str, ...] = ()
    cadangan: tuple[str, ...] = ()
    kosong: Any = None
    pengenal: bool = False
    aturan: Callable[[Any], str | None] | None = None

    @property
    def label(self) -> str:
        """The heading; whoever writes the name instead is understood too."""
        return self.judul or self.nama.replace("_", " ").capitalize()

    @property
    def sebutan(self) -> list[str]:
        """Every heading under which it is known for certain."""
        words = (self.label, self.nama, *self.lain)
        return [
            *words,
            *(f"{before} {word}" for word in words for before in self.awal),
            *(f"{word} {behind}" for word in words for behind in self.akhir),
        ]


def _apa_adanya(isi: dict[str, Any]) -> list[str]:
    return []


@dataclass(frozen=True, slots=True)
class Tabel:
    """What can be imported: columns, those that together name a row, and those shown for it in lists.

    ``bersama`` looks at the cells of one row together; it may add to them, and says what is missing
    ("nip: ..."). ``aturan`` says what is wrong with them; a row that changes nothing is not held against it.
    ``utuh``: with one wrong row nothing may be applied. ``asing``: headings by which another
    program's report is known, and what to say of it. ``bulan``: the month that a whole file is about.
    """

    jenis: str
    nama: str
    kolom: tuple[Kolom, ...]
    kunci: tuple[str, ...]
    tampil: tuple[str, ...]
    bersama: Callable[[dict[str, Any]], list[str]] = field(default=_apa_adanya)
    aturan: Callable[[dict[str, Any]], list[str]] = field(default=_apa_adanya)
    utuh: bool = False
    asing: tuple[tuple[frozenset[str], str], ...] = ()
    bulan: Callable[[Mapping[str, Any]], Month] | None = None

    @property
    def labels(self) -> dict[str, str]:
        """The headings by the columns' names."""
        return {k.nama: k.label for k in self.kolom}

    def sasaran(self, parameter: Mapping[str, Any]) -> str:
        """What a file is written to, in words: ``Kehadiran Februari 2023``."""
        if self.bulan is None:
            return self.nama
        month = self.bulan(parameter)
        return f"{self.nama} {bulan_tahun(month.tahun, month.bulan)}"

    def pengenal(self, isi: Mapping[str, str]) -> str:
        """The number by which a kept row names its person; "" where it names none."""
        return next((isi[k.nama] for k in self.kolom if k.pengenal and isi.get(k.nama)), "")

    def columns(self) -> list[Column]:
        """For writing such a table."""
        return [Column(k.label, k.lebar) for k in self.kolom]

    def contoh(self) -> list[str]:
        """The example row."""
        return [k.contoh for k in self.kolom]

    def ialah_contoh(self, isi: Mapping[str, Cell]) -> bool:
        """Whether the cells of a row (by column) are the example row, as it was handed out.

        Spreadsheets may have rewritten them (a day, a number): what they say counts.
        """
        return all(_sama(k, isi.get(k.nama)) for k in self.kolom)


def _sama(k: Kolom, cell: Cell) -> bool:
    if kosong(cell) or not k.contoh:
        return kosong(cell) and not k.contoh
    if text_of(cell) == text_of(k.contoh):
        return True
    try:
        return not salah_sel(cell) and bool(k.read(cell) == k.read(k.contoh))
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Terbaca:
    """One row as read: what its cells say, and what is wrong with it as (column, reason).

    ``salah``: what cannot be read. ``aturan``: what a rule refuses, unless the row changes nothing.
    ``mentah``: what stands in the cells that cannot be read.
    """

    nomor: int
    isi: Mapping[str, Any]
    salah: tuple[tuple[str, str], ...] = ()
    aturan: tuple[tuple[str, str], ...] = ()
    mentah: Mapping[str, str] = field(default_factory=dict)

    @property
    def baris(self) -> Baris:
        """For the check."""
        return Baris(self.nomor, self.isi, self.aturan)

    @property
    def simpanan(self) -> dict[str, str]:
        """Its cells as they are kept until the row is applied, also those that could not be read."""
        return {**self.mentah, **simpanan(self.isi)}


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
