"""The rows of a table in a file: data are read, what stands around them is told. Pure Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sikinerja.core.cells import DUA_DALAM_SATU, Cell, nama_dan_nip, terlihat, text_of
from sikinerja.core.errors import Invalid
from sikinerja.core.indonesian import angka
from sikinerja.core.sheets import kosong, salah_sel
from sikinerja.core.text import fold
from sikinerja.impor.rules import MAKS_BARIS
from sikinerja.impor.rules.judul import DISEBUT, Judul, Lembar, Line, cocok, dikenal, huruf, temukan
from sikinerja.impor.rules.judul import TERPOTONG as LEMBAR_TERPOTONG
from sikinerja.impor.rules.tabel import Kolom, Tabel, Terbaca

TANPA_BARIS = "Berkas hanya berisi judul kolom, tanpa satu baris pun di bawahnya."
CONTOH = "Baris contoh, dilewati: baris {nomor}."
TERPOTONG = "baris terpotong: {ada} isian, judul kolom {perlu}. Mungkin berkas belum lengkap"
BERLEBIH = (
    "{ada} isian, padahal judul kolom {perlu}. Mungkin koma desimal terbaca sebagai pemisah: simpan sebagai "
    "CSV bertitik koma, atau .xlsx"
)
SAMA = "sama dengan baris {nomor}; sisakan satu saja"
TIDAK_DIPAKAI = "kolom {kolom} ada, tetapi judulnya tidak dikenal"
JUMLAH = re.compile(
    r"(grand |sub ?)?(jumlah|total|rata ?- ?rata|rerata)( total| seluruhnya| pegawai)?\s*:?\s*\d*",
    re.IGNORECASE,
)
PENUTUP = re.compile(
    r"(mengetahui|menyetujui|catatan|keterangan|ket\b|kepala|sekretaris|plt\.?|plh\.?|a\.?n\.?|nip\b)"
    r"|.*,\s*(tanggal\s*)?(\d{1,2}|\.{2,})\s+\w+\s+\d{4}",
    re.IGNORECASE,
)
"""How the lines below a table begin: remarks, place and day, who signs."""
DITULIS = 60


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What was read: the rows, and what a person should know about how the file was understood.

    ``contoh``: the lines of the example row of ours, left as it was; they are no rows. ``kepala``: the lines
    above the headings; ``lembar``: the sheet's name.
    """

    baris: list[Terbaca]
    catatan: list[str]
    contoh: Sequence[int] = ()
    kepala: Sequence[str] = ()
    lembar: str = ""


def baca(tabel: Tabel, lines: Iterable[Line], *, penuh: bool = False) -> list[Terbaca]:
    """Read the rows of one sheet; Invalid when it holds no such table."""
    return baca_lembar(tabel, [Lembar("", list(lines))], penuh=penuh).baris


def baca_lembar(tabel: Tabel, lembar: Sequence[Lembar], *, penuh: bool = False) -> Bacaan:
    """Find the table among the sheets and read it; Invalid when there is none.

    ``penuh``: a line with fewer cells than headings is cut off, one with more is broken (separated text).
    """
    judul = temukan(tabel, lembar)
    if judul.lembar.terpotong:
        raise Invalid({"": LEMBAR_TERPOTONG.format(baris=angka(MAKS_BARIS))})
    reader = _Pembaca(tabel, judul, penuh=penuh)
    found = _kembar(tabel, reader.baca())
    said = reader.catatan(several=len(lembar) > 1)
    return Bacaan(found, said, reader.contoh, reader.kepala, judul.lembar.nama)


class _Pembaca:
    """Goes through the lines below the headings."""

    def __init__(self, tabel: Tabel, judul: Judul, *, penuh: bool) -> None:
        self.tabel, self.judul, self.penuh = tabel, judul, penuh
        self.wajib = [n for n, k in enumerate(judul.kolom) if k is not None and k.wajib]
        self.pengenal = [n for n, k in enumerate(judul.kolom) if k is not None and k.pengenal]
        self.kenal = dikenal(tabel)
        self.serupa = judul.serupa(tabel)
        self.dilewati: list[tuple[int, str]] = []
        self.tanpa_judul: set[int] = set()
        self.contoh: list[int] = []
        above = (cells for number, cells in judul.lembar.baris if number < judul.pertama)
        lines = (" ".join(text_of(cell) for cell in cells if not kosong(cell)) for cells in above)
        self.kepala = [line for line in lines if line]

    def baca(self) -> list[Terbaca]:
        """The rows that are data."""
        lines = [line for line in self.judul.lembar.baris if line[0] > self.judul.terakhir]
        lines = [line for line in lines if not all(kosong(cell) for cell in line[1])]
        if lines and self._nomor_kolom(lines[0][1]):
            del lines[0]
        kinds = [self._jenis(cells) for _, cells in lines]
        last = max((n for n, kind in enumerate(kinds) if kind == "data"), default=-1)
        found, before, beside = [], self.judul.terakhir, False
        for n, (number, cells) in enumerate(lines):
            kind = kinds[n]
            if kind == "jarang":
                kind = self._jarang(cells, sesudah=n > last, berjarak=beside or number > before + 1)
            if kind == "data" and self._contoh(cells):
                self.contoh.append(number)
            elif kind == "data":
                found.append(self._baris(number, cells))
            elif kind != "judul":
                self.dilewati.append((number, next((text_of(c) for c in cells if not kosong(c)), "")))
            before, beside = number, kind not in {"data", "judul"}
        return found

    def _nomor_kolom(self, cells: Sequence[Cell]) -> bool:
        """A line that numbers the columns: 1, 2, 3, ... or (1), (2), (3)."""
        words = [re.sub(r"[().\s]", "", text_of(cell)) for cell in cells if not kosong(cell)]
        return len(words) >= 3 and words == [str(n) for n in range(1, len(words) + 1)]

    def _terisi(self, cells: Sequence[Cell], places: Iterable[int]) -> int:
        return sum(n < len(cells) and not kosong(cells[n]) for n in places)

    def _jenis(self, cells: Sequence[Cell]) -> str:
        """``data``, ``judul`` (again, on another page), ``jumlah``, or ``jarang``: hardly filled."""
        filled = [n for n, cell in enumerate(cells) if not kosong(cell)]
        known = [n for n in filled if n < len(self.judul.kolom) and self.judul.kolom[n] is not None]
        same = sum(cocok(text_of(cells[n]), self.kenal) is self.judul.kolom[n] for n in known)
        if same >= 2 and same * 2 >= len(known):
            return "judul"
        numbers = [re.sub(r"\D", "", text_of(cells[n])) for n in self.pengenal if n in known]
        numbered = any(len(number) >= 8 for number in numbers)
        whole = self._terisi(cells, self.wajib) == len(self.wajib)
        if (
            not numbered
            and any(JUMLAH.fullmatch(text_of(cells[n])) for n in filled[:3])
            and (self.pengenal or not whole)
        ):
            return "jumlah"
        if numbered and len(known) == 1 and re.match(r"\s*NIP\b", text_of(cells[known[0]]), re.IGNORECASE):
            return "jarang"
        return "data" if numbered or whole or (self.pengenal and len(known) >= 3) else "jarang"

    def _jarang(self, cells: Sequence[Cell], *, sesudah: bool, berjarak: bool) -> str:
        """A line of few cells: it separates or follows data; where no number names rows, only below them."""
        first = next((text_of(cell) for cell in cells if not kosong(cell)), "")
        if self.pengenal or not first:
            return "lain"
        return "lain" if sesudah and (berjarak or PENUTUP.match(first)) else "data"

    def _contoh(self, cells: Sequence[Cell]) -> bool:
        pairs = zip(self.judul.kolom, cells, strict=False)
        return self.tabel.ialah_contoh({k.nama: cell for k, cell in pairs if k is not None})

    def _baris(self, number: int, cells: Sequence[Cell]) -> Terbaca:
        kolom = self.judul.kolom
        if self.penuh and len(cells) < len(kolom):
            return Terbaca(number, {}, (("", TERPOTONG.format(ada=len(cells), perlu=len(kolom))),))
        isi: dict[str, Any] = {}
        mentah: dict[str, str] = {}
        salah: list[tuple[str, str]] = []
        for n, (k, cell) in enumerate(zip(kolom, cells, strict=False)):
            if k is None or kosong(cell):
                continue
            told = ""
            try:
                if not (told := salah_sel(cell, wajib=k.wajib)):
                    isi |= self._berdua(k, n, cell) if n in self.judul.berdua else {k.nama: k.read(cell)}
            except ValueError as error:
                told = f"{str(error).rstrip('.')} (tertulis “{_tertulis(cell, DITULIS)}”)"
            if told:
                mentah[k.nama] = _tertulis(cell, 200)
                salah.append((k.nama, told))
        salah += self._kosong(isi, mentah)
        salah += self._berlebih(cells)
        if not salah:
            salah = [_terbagi(self._menyebut(text)) for text in self.tabel.bersama(isi)]
        aturan = [] if salah else self._aturan(isi)
        return Terbaca(number, isi, tuple(salah), tuple(aturan), mentah)

    def _menyebut(self, text: str) -> str:
        """What is missing, with the unused column that may have been meant for it."""
        unused = [f"“{word}”" for label, word in self.serupa.items() if f"“{label}”" in text]
        return f"{text} ({TIDAK_DIPAKAI.format(kolom=' dan '.join(unused))})" if unused else text

    def _berdua(self, k: Kolom, n: int, cell: Cell) -> dict[str, Any]:
        """A cell that holds a name and a NIP."""
        name, number = nama_dan_nip(cell)
        other = self.judul.berdua[n]
        if other is None:
            return {k.nama: k.read(number)}
        if not name and other.wajib:
            raise ValueError(DUA_DALAM_SATU)
        return {k.nama: k.read(number), **({other.nama: other.read(name)} if name else {})}

    def _kosong(self, isi: dict[str, Any], broken: dict[str, str]) -> Iterator[tuple[str, str]]:
        """What blank cells mean, and which may not be blank."""
        for k in self.judul.kolom:
            if k is None or k.nama in isi or k.nama in broken:
                continue
            if k.kosong is not None:
                isi[k.nama] = k.kosong
            elif k.wajib:
                yield k.nama, f"wajib diisi, misalnya {k.contoh}"

    def _berlebih(self, cells: Sequence[Cell]) -> Iterator[tuple[str, str]]:
        """Cells without a heading: in separated text the line is broken, in a sheet it is a remark."""
        perlu = len(self.judul.kolom)
        beyond = [n for n, cell in enumerate(cells) if n >= perlu and not kosong(cell)]
        if beyond and self.penuh:
            yield "", BERLEBIH.format(ada=len(cells), perlu=perlu)
        inside = [n for n, k in enumerate(self.judul.kolom) if k is None and n not in self.judul.lain]
        self.tanpa_judul |= {n for n in (*inside, *beyond) if n < len(cells) and not kosong(cells[n])}

    def _aturan(self, isi: dict[str, Any]) -> Iterator[tuple[str, str]]:
        told = [(k, k.aturan(isi[k.nama])) for k in self.judul.kolom if k and k.aturan and k.nama in isi]
        yield from ((k.nama, text) for k, text in told if text)
        yield from (_terbagi(text) for text in self.tabel.aturan(isi))

    def catatan(self, *, several: bool) -> list[str]:
        """How the file was understood, where a person would not expect it."""
        judul, said = self.judul, []
        if several or not judul.di_awal:
            where = f"lembar “{judul.lembar.nama}”, judul kolom" if several else "judul kolom"
            lines = (
                f"{judul.pertama}–{judul.terakhir}" if judul.pertama < judul.terakhir else f"{judul.terakhir}"
            )
            said.append(f"Tabel dibaca dari {where} pada baris {lines}.")
        if self.kepala:
            lines_above = [f"“{line[:DITULIS]}”" for line in self.kepala]
            said.append(f"Di atas tabel tertulis: {_beberapa(lines_above)}.")
        unused = [f"“{word}”" for _, word in sorted(judul.lain.items())]
        unused += [f"kolom {huruf(n)} (tanpa judul)" for n in sorted(self.tanpa_judul)]
        if unused:
            said.append(f"Kolom yang tidak dipakai: {_beberapa(unused)}.")
        said += judul.mirip(self.tabel)
        for n, other in judul.berdua.items():
            what = "dipisahkan menjadi nama dan NIP" if other else "berisi nama dan NIP; NIP-nya yang dipakai"
            said.append(f"Kolom {huruf(n)} {what}.")
        if self.contoh:
            said.append(CONTOH.format(nomor=_beberapa([str(number) for number in self.contoh])))
        if self.dilewati:
            lines_left = [f"{number} (“{word[:DITULIS]}”)" for number, word in self.dilewati]
            said.append(f"Baris yang dilewati karena bukan data: {_beberapa(lines_left)}.")
        return said


def _beberapa(words: Sequence[str]) -> str:
    more = f", dan {len(words) - DISEBUT} lagi" if len(words) > DISEBUT else ""
    return ", ".join(words[:DISEBUT]) + more


def _tertulis(cell: Cell, longest: int) -> str:
    text = terlihat(cell)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def _kembar(tabel: Tabel, found: list[Terbaca]) -> list[Terbaca]:
    """Rows that name the same are all refused: which one counts is not ours to choose."""
    seen: dict[tuple[str, ...], list[int]] = {}
    for position, row in enumerate(found):
        if not row.salah:
            kunci = tuple(fold(str(row.isi.get(name, ""))) for name in tabel.kunci)
            seen.setdefault(kunci, []).append(position)
    for positions in seen.values():
        for position in positions if len(positions) > 1 else ():
            other = found[positions[0] if position != positions[0] else positions[1]].nomor
            found[position] = replace(found[position], salah=(("", SAMA.format(nomor=other)),))
    return found


def _terbagi(text: str) -> tuple[str, str]:
    name, found, rest = text.partition(": ")
    return (name, rest) if found and re.fullmatch(r"[a-z_]+", name) else ("", text)
