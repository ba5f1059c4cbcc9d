"""Where a table begins in the sheets of a file: below a letterhead, under headings of one row or two."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from sikinerja.core.cells import Cell, text_of
from sikinerja.core.errors import Invalid
from sikinerja.core.sheets import kosong
from sikinerja.impor.rules.sebutan import nama, serupa, tanpa_kurung
from sikinerja.impor.rules.tabel import Kolom, Tabel

NAMA = ("nama_pegawai", "nama_lengkap", "nama_asn", "nama_pns", "nama")
DILIHAT = 60
"""Filled lines of a sheet among which the headings are looked for."""
DISEBUT = 12
KOSONG = "Berkas kosong: tidak ada isinya."
TIDAK_ADA = (
    "Tabel {nama} tidak ditemukan dalam berkas ini: tidak ada baris judul yang memuat {perlu}.{ada} "
    "Unduh contohnya, lalu pindahkan isi Anda ke sana."
)
KURANG = (
    "Judul kolom pada baris {baris}{lembar} belum lengkap: tidak ada {kurang}.{ada}{mirip} "
    "Tambahkan kolom yang kurang; judulnya ditulis seperti pada contoh."
)
MIRIP = "Bila “{ada}” ialah “{perlu}”, ganti judulnya menjadi “{perlu}”."
GANDA = "Judul kolom “{judul}” ada dua kali{lembar}: kolom {kolom}. Sisakan satu."
GANDA_LAIN = "“{judul}” dapat dibaca dari dua kolom{lembar}: {kolom}. Sisakan satu."
BEBERAPA = (
    "Beberapa lembar memuat tabel {nama}: {lembar}. Simpan lembar yang dimaksud sebagai berkas tersendiri, "
    "atau hapus yang lain."
)
TERPOTONG = "Lembar ini berisi terlalu banyak baris: paling banyak {baris}. Bagi menjadi beberapa berkas."
Line = tuple[int, Sequence[Cell]]


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet: its name, its filled lines with their numbers (they can be gone through again)."""

    nama: str
    baris: Iterable[Line]
    tersembunyi: bool = False
    terpotong: bool = False

    @property
    def sebutan(self) -> str:
        """`` lembar “Absen”``, where it has a name."""
        return f" lembar “{self.nama}”" if self.nama else ""


@dataclass(frozen=True, slots=True)
class Judul:
    """The headings of a table: in which sheet, on which lines, which column where, other words by place."""

    lembar: Lembar
    pertama: int
    terakhir: int
    kolom: tuple[Kolom | None, ...]
    lain: dict[int, str]
    ganda: tuple[str, ...] = ()
    di_awal: bool = True
    """Nothing stands above them."""
    berdua: dict[int, Kolom | None] = field(default_factory=dict)
    """Columns (of the NIP) whose cells hold a name too, with the column of the name where it is wanted."""

    @property
    def banyak(self) -> int:
        """How many columns of the table were found."""
        return len({k.nama for k in (*self.kolom, *self.berdua.values()) if k is not None})

    def kurang(self, tabel: Tabel) -> list[str]:
        """Headings that every such table needs and that are missing."""
        there = (*self.kolom, *self.berdua.values())
        return [k.label for k in tabel.kolom if k.wajib and k not in there]

    def serupa(self, tabel: Tabel) -> dict[str, str]:
        """Of columns that were not found (by label) the unused heading that may have been meant for each."""
        there = (*self.kolom, *self.berdua.values())
        return serupa({k.label: k.label for k in tabel.kolom if k not in there}, self.lain.values())

    def mirip(self, tabel: Tabel) -> list[str]:
        """The same in words."""
        return [MIRIP.format(ada=word, perlu=label) for label, word in self.serupa(tabel).items()]


def temukan(tabel: Tabel, lembar: Sequence[Lembar]) -> Judul:
    """The headings of a table among a file's sheets; Invalid where there are none, or in several sheets."""
    found = [judul for one in lembar if (judul := _terbaik(tabel, one)) is not None]
    whole = [judul for judul in found if not judul.kurang(tabel)]
    for better in (_tampak, _berisi):
        whole = [judul for judul in whole if better(judul)] or whole
    if len(whole) > 1:
        names = ", ".join(f"“{judul.lembar.nama}”" for judul in whole[:DISEBUT])
        raise Invalid({"": BEBERAPA.format(nama=tabel.nama.lower(), lembar=names)})
    if not whole:
        raise Invalid({"": _tidak_ada(tabel, found)})
    if whole[0].ganda:
        raise Invalid({"": list(whole[0].ganda)})
    return whole[0]


def huruf(column: int) -> str:
    """The letters of a column, from 0: ``A``, ``AA``."""
    found = ""
    while column >= 0:
        column, rest = divmod(column, 26)
        found, column = chr(65 + rest) + found, column - 1
    return found


def dikenal(tabel: Tabel) -> dict[str, Kolom]:
    """The columns by every heading under which they are known."""
    return {nama(word): k for k in tabel.kolom for word in k.sebutan}


def cocok(text: str, known: dict[str, Kolom]) -> Kolom | None:
    """The column a heading means, also with something in brackets behind it."""
    return known.get(nama(text)) or known.get(nama(tanpa_kurung(text)))


def nama_dan(text: str, known: dict[str, Kolom]) -> Kolom | None:
    """The column of the NIP where a heading names it and the name together: "Nama/NIP", "NIP dan Nama"."""
    words = nama(text)
    for name in NAMA:
        rest = words.removeprefix(f"{name}_") if words.startswith(f"{name}_") else words
        rest = words.removesuffix(f"_{name}") if rest == words else rest
        k = known.get(re.sub("^dan_|_dan$", "", rest)) if rest != words else None
        if k is not None and k.nama == "nip":
            return k
    return None


def _kata(cell: Cell) -> str:
    return "" if kosong(cell) else text_of(cell)


def _terbaik(tabel: Tabel, lembar: Lembar) -> Judul | None:
    """The most columns found; of equals one row rather than two, and the first. None: the sheet is empty."""
    known = dikenal(tabel)
    above: tuple[int, list[str]] = (-1, [])
    best: Judul | None = None
    for count, (number, cells) in enumerate(islice(lembar.baris, DILIHAT)):
        words = [_kata(cell) for cell in cells]
        for upper in ([], above[1] if above[0] == number - 1 else []):
            judul = _judul(lembar, known, (number, words), upper, di_awal=count - bool(upper) == 0)
            if best is None or judul.banyak > best.banyak:
                best = judul
        above = number, words
    return best


def _judul(
    lembar: Lembar, known: dict[str, Kolom], line: tuple[int, list[str]], upper: list[str], *, di_awal: bool
) -> Judul:
    number, lower = line
    found: list[Kolom | None] = []
    other: dict[int, str] = {}
    both: dict[int, Kolom] = {}
    written = list(_tertulis(lower, upper))
    for column, options in enumerate(written):
        pair = next((k for word in options if (k := nama_dan(word, known)) is not None), None)
        k = None if pair else next((k for word in options if (k := cocok(word, known)) is not None), None)
        found.append(k)
        if pair is not None:
            both[column] = pair
        if k is None and options[-1]:
            other[column] = options[-1]
    _cadangan(found, other, set(known.values()) - set(found))
    names: dict[int, Kolom | None] = {}
    both = {column: k for column, k in both.items() if k not in found}
    for column, k in both.items():
        found[column] = k
        del other[column]
        names[column] = None if known.get("nama") in found else known.get("nama")
    twice = tuple(_ganda(lembar, found, [options[-1] for options in written]))
    return Judul(lembar, number - bool(upper), number, tuple(found), other, twice, di_awal, names)


def _tertulis(lower: list[str], upper: list[str]) -> Iterator[list[str]]:
    """What the heading of each column may be: under a group's word with it first, then alone."""
    group = ""
    for column in range(max(len(lower), len(upper))):
        high = upper[column] if column < len(upper) else ""
        low = lower[column] if column < len(lower) else ""
        group = high or group
        yield [f"{group} {low}", low] if low and group else [low or high]


def _cadangan(found: list[Kolom | None], other: dict[int, str], missing: Iterable[Kolom]) -> None:
    """Columns that are missing may stand under a heading that means them only then."""
    weak = {nama(word): k for k in missing for word in k.cadangan}
    for column, word in [*other.items()]:
        if (k := cocok(word, weak)) is not None:
            found[column] = k
            del other[column]


def _ganda(lembar: Lembar, found: Sequence[Kolom | None], written: Sequence[str]) -> Iterator[str]:
    where = f" pada{lembar.sebutan}" if lembar.nama else ""
    for k, count in Counter(k for k in found if k is not None).items():
        places = [n for n, one in enumerate(found) if one is k]
        if count > 1 and len({nama(written[n]) for n in places}) == 1:
            columns = " dan ".join(huruf(n) for n in places)
            yield GANDA.format(judul=k.label, lembar=where, kolom=columns)
        elif count > 1:
            columns = " dan ".join(f"{huruf(n)} (“{written[n]}”)" for n in places)
            yield GANDA_LAIN.format(judul=k.label, lembar=where, kolom=columns)


def _tampak(judul: Judul) -> bool:
    return not judul.lembar.tersembunyi


def _berisi(judul: Judul) -> bool:
    return any(number > judul.terakhir for number, _ in judul.lembar.baris)


def _daftar(words: Iterable[str]) -> str:
    listed = list(words)
    more = f" dan {len(listed) - DISEBUT} lagi" if len(listed) > DISEBUT else ""
    return ", ".join(f"“{word}”" for word in listed[:DISEBUT]) + more


def _tidak_ada(tabel: Tabel, found: Sequence[Judul]) -> str:
    """Why there is no such table: what is missing, in the words of the headings."""
    if not found:
        return KOSONG
    best = max(found, key=lambda judul: judul.banyak)
    ada = [*(k.label for k in best.kolom if k is not None), *best.lain.values()]
    said = f" Judul yang ada: {_daftar(ada)}." if ada else ""
    if best.banyak * 2 < sum(k.wajib for k in tabel.kolom) or not best.banyak:
        perlu = [k.label for k in tabel.kolom if k.wajib]
        seen = {nama(word) for judul in found for word in judul.lain.values()}
        for words, text in tabel.asing:
            if {nama(word) for word in words} <= seen:
                return text
        said = "" if best.banyak == 0 and len(ada) < 3 else said
        return TIDAK_ADA.format(nama=tabel.nama.lower(), perlu=_daftar(perlu), ada=said)
    return KURANG.format(
        baris=best.terakhir,
        lembar=best.lembar.sebutan,
        kurang=_daftar(best.kurang(tabel)),
        ada=said,
        mirip="".join(f" {text}" for text in best.mirip(tabel)),
    )
