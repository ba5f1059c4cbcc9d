"""How one cell of a table (or one value of JSON) is read. ValueError says in Indonesian what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from sikinerja.core.angka import NEGATIF, Bacaan, bacaan
from sikinerja.core.choices import LabeledEnum
from sikinerja.core.dates import baca_tanggal
from sikinerja.core.indonesian import angka
from sikinerja.core.text import fold, identifier, one_line

ANGKA_HILANG = (
    "nomor tersimpan sebagai angka, sehingga angka terakhirnya hilang. "
    "Ubah kolom menjadi teks, lalu isi kembali nomor lengkapnya dari sumber asli."
)
DUA_DALAM_SATU = (
    "nama dan NIP dalam sel ini tidak dapat dipisahkan dengan pasti. Tulis satu nama dan satu NIP 18 angka, "
    "atau pakai dua kolom: “Nama” dan “NIP”"
)
NOL = {"nihil", "tidak ada", "kosong", "nol"}
"""What people write for none where a count is meant."""
NOL_JAM = "00:00"
JAM = re.compile(r"\d{1,4}:[0-5]\d(:[0-5]\d)?")
TANGGAL = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
NIP_DALAM = re.compile(r"(?<!\d)\d(?:[ .\-]?\d){17}(?!\d)")
LABEL_NIP = re.compile(r"\b(?:NIP(?:PPPK)?|NI\s?PPPK)(?:\s?(?:baru|pppk))?\b\.?\s*:?", re.IGNORECASE)
PANGKAT = re.compile(r"\b(?:IV|I{1,3})\s*/\s*[a-e]\b", re.IGNORECASE)
Cell = object
Read = Callable[[Cell], Any]
E = TypeVar("E", bound=LabeledEnum)


def text_of(cell: Cell) -> str:
    """A cell as somebody would read it: 8.0 is "8"."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return one_line(re.sub(r'^="(.*)"$', r"\1", str(cell).strip()))


def terlihat(cell: Cell) -> str:
    """A cell to be quoted, as a spreadsheet in Indonesia shows it: 97,5 and TRUE."""
    if isinstance(cell, bool):
        return str(cell).upper()
    text = text_of(cell)
    return text.replace(".", ",") if isinstance(cell, float) else text


def teks(terpanjang: int) -> Read:
    """Reads a line of text; nothing that a database could not keep."""

    def read(cell: Cell) -> str:
        text = text_of(cell)
        if len(text) > terpanjang or "\0" in text:
            raise ValueError(f"paling panjang {terpanjang} karakter")
        if re.search("[\ud800-\udfff]", text):
            raise ValueError("berisi karakter yang rusak")
        return text

    return read


def nomor(cell: Cell) -> str:
    """A NIP or a username; a number that a spreadsheet holds as such has lost digits."""
    found = identifier(str(cell)[:400])
    if isinstance(cell, (int, float)) or re.fullmatch(r"[0-9]([.,][0-9]+)?e\+?[0-9]+", found):
        raise ValueError(ANGKA_HILANG)
    return str(teks(40)(found))


def nama_dan_nip(cell: Cell) -> tuple[str, str]:
    """Reads a name (perhaps none) and the one number of 18 digits before or behind it."""
    if isinstance(cell, (int, float)):
        raise ValueError(ANGKA_HILANG)  # noqa: TRY004 - what cells are read with
    text = one_line(str(cell)[:400])
    found = NIP_DALAM.search(text)
    if found is None or len(re.findall(r"\d", text)) != 18 or PANGKAT.search(text):
        raise ValueError(DUA_DALAM_SATU)
    around = (LABEL_NIP.sub(" ", part) for part in (text[: found.start()], text[found.end() :]))
    names = [name for part in around if (name := part.strip(" /\\|:;,()-–—'’"))]
    if len(names) > 1 or (names and not re.search(r"[^\W\d_]", names[0])):
        raise ValueError(DUA_DALAM_SATU)
    return str(teks(150)(names[0] if names else "")), nomor(found[0])


def _sel_lain(text: str, satuan: Collection[str] = ()) -> str:
    """How to mend a cell that a spreadsheet took for a time or a day where a number was meant; else ""."""
    if JAM.fullmatch(text) and "menit" in satuan:
        return "; tulis jumlah menitnya, bukan jam (01:30 ditulis 90)"
    kind = "jam" if JAM.fullmatch(text) else "tanggal" if TANGGAL.fullmatch(text) else ""
    return f"; sel ini berisi {kind}: ubah format kolomnya menjadi Number, lalu ketik lagi" if kind else ""


def bulat(terkecil: int, terbesar: int, *satuan: str) -> Read:
    """Reads a whole number between two others, also as 20,0 or with one of these units behind it."""
    behind = re.compile(rf"([.,]0+)?\s*({'|'.join(satuan)})?$", re.IGNORECASE)

    def read(cell: Cell) -> int:
        text = behind.sub("", text_of(cell), count=1)
        if not terkecil and (fold(text) in NOL or text == NOL_JAM):
            return 0
        if not re.fullmatch(r"[0-9]{1,6}", text) or not terkecil <= int(text) <= terbesar:
            hint = _sel_lain(text, satuan)
            raise ValueError(f"harus bilangan bulat antara {terkecil} dan {terbesar}{hint}")
        return int(text)

    return read


def salah_angka(number: Decimal, *, maks: Decimal, desimal: int = 4) -> str:
    """Why a number is none between 0 and ``maks`` with at most ``desimal`` decimals; empty when it is."""
    if number.is_finite() and number < 0:
        return NEGATIF
    if not (number.is_finite() and 0 <= number <= maks):
        return f"Isi dengan angka 0 sampai {angka(maks)}."
    exponent = number.as_tuple().exponent
    if isinstance(exponent, int) and -exponent > desimal:
        return f"Paling banyak {desimal} angka di belakang koma."
    return ""


def desimal(maks: Decimal, satuan: str = "") -> Read:
    """Reads a number from 0 to ``maks`` with at most four decimals, typed (with its unit) or stored as one.

    A writing with two meanings is refused, unless only one of them lies within these bounds.
    """

    def read(cell: Cell) -> Decimal:
        if isinstance(cell, bool):
            raise ValueError("harus angka, misalnya 12 atau 95,5")  # noqa: TRY004 - what cells are read with
        try:
            number = Decimal(str(cell)) if isinstance(cell, int | float) else cell
            found = Bacaan(number) if isinstance(number, Decimal) else bacaan(text_of(number)[:100], satuan)
        except ValueError:
            hint = _sel_lain(text_of(cell))
            raise ValueError(f"harus angka, misalnya 12 atau 95,5{hint}") from None
        found = found.dalam(lambda number: salah_angka(number, maks=maks))
        if salah := salah_angka(found.nilai, maks=maks) or found.dua_arti:
            raise ValueError(salah[0].lower() + salah[1:].rstrip("."))
        return found.nilai

    return read


def tanggal(cell: Cell) -> date:
    """A day, as a spreadsheet keeps it or as people write it."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    return baca_tanggal(text_of(cell))


def pilih(enum: type[E]) -> Callable[[Cell], E]:
    """Reads one member of an enum, by its value or its label, case and space folded."""
    words = {fold(name): member for member in enum for name in (member.value, member.label)}

    def read(cell: Cell) -> E:
        member = words.get(fold(text_of(cell)))
        if member is None:
            raise ValueError("harus salah satu dari: " + ", ".join(member.label for member in enum))
        return member

    return read
