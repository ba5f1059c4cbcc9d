"""How the cells of a person's row are read, in the writings that offices use. Pure Python."""

from __future__ import annotations

import re

from sikinerja.core import cells
from sikinerja.core.cells import Cell, text_of
from sikinerja.core.text import fold, person_name
from sikinerja.kepegawaian.rules import JenisKepegawaian, rapikan_hp

ROMAWI: list[str] = re.findall(r"\w+", "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII")
RUANG = re.compile(r"(?:^|[\s,(])(IV|I{1,3}|[1-4])\s*[/.\- ]?\s*([a-e])\)?$", re.IGNORECASE)
"""Golongan and ruang of a PNS, alone or behind the name of the pangkat."""
MILIK = ("pegawai", "asn", "pns")
JUDUL_NIP = ("NIP/NI PPPK", "NIP/NIPPPK", "NIP Baru", "NI PPPK", "NIPPPK", "Nomor Induk Pegawai")
JUDUL_NAMA = ("Nama lengkap",)
"""Headings of the number and the name of a person, in every table; :data:`MILIK` may stand behind them."""
SEBUTAN = {
    JenisKepegawaian.PNS: ("cpns", "calon pns"),
    JenisKepegawaian.PPPK: ("p3k", "pppk paruh waktu", "p3k paruh waktu"),
    JenisKepegawaian.NON_ASN: ("non asn", "non-asn", "nonasn", "honorer", "tenaga kontrak", "thl"),
}
_SEBUTAN = {word: jenis for jenis, words in SEBUTAN.items() for word in words}
_PILIH = cells.pilih(JenisKepegawaian)


def orang(cell: Cell) -> str:
    """Reads by which number or username somebody is named; a name is none: several people may have it."""
    found = str(cells.nomor(cell))
    if not found.isdecimal() and re.search(r"[^\W\d]\s+[^\W\d]", text_of(cell)):
        raise ValueError("tulis NIP atau username, bukan nama")
    return found


def nama(cell: Cell) -> str:
    """Reads a person's name."""
    return person_name(str(cells.teks(150)(cell)))


def ya(cell: Cell) -> bool:
    """Reads yes or no."""
    words = {"ya": True, "1": True, "true": True, "aktif": True, "y": True}
    words |= {"tidak": False, "0": False, "false": False, "nonaktif": False, "tidak aktif": False, "t": False}
    text = fold(text_of(cell))
    if text not in words:
        raise ValueError("isi dengan ya atau tidak")
    return words[text]


def hp(cell: Cell) -> str:
    """Reads a mobile number; spreadsheets drop the leading 0, or the last digits."""
    text = text_of(cell).lstrip("'’‘`")
    if re.fullmatch(r"[0-9]([.,][0-9]+)?E\+?[0-9]+", text, re.IGNORECASE):
        raise ValueError(cells.ANGKA_HILANG)
    if re.search(r"[0-9]\s*[/;,]\s*[+0-9]", text):
        raise ValueError("berisi lebih dari satu nomor; tulis satu saja, misalnya 081234567890")
    nomor = rapikan_hp(text)
    return f"0{nomor}" if nomor.startswith("8") else nomor


def email(cell: Cell) -> str:
    """Reads one address."""
    text = str(cells.teks(254)(cell))
    if re.search(r"@\S+\s*[;,]\s*\S+@", text):
        raise ValueError("berisi lebih dari satu alamat surel; tulis satu saja")
    return text


def salah_email(text: str) -> str | None:
    """Why a text is no address; None when it can be one."""
    if re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        return None
    return f"“{text[:60]}” bukan alamat surel; tulis seperti nama@contoh.go.id"


def golongan(cell: Cell) -> str:
    """Reads III/a in all its writings, and IX or 9 of a PPPK; the list of pangkat says what there is."""
    text = str(cells.teks(80)(cell))
    if found := RUANG.search(text):
        roman = ROMAWI[int(found[1]) - 1] if found[1].isdecimal() else found[1].upper()
        return f"{roman}/{found[2].lower()}"
    if re.fullmatch(r"[0-9]{1,2}", text) and 1 <= int(text) <= len(ROMAWI):
        return str(ROMAWI[int(text) - 1])
    return text[:40]


def jenis_kepegawaian(cell: Cell) -> JenisKepegawaian:
    """Reads the kind of employment, also by what offices call it."""
    text = fold(text_of(cell))
    if text == "asn":
        raise ValueError("ASN ada dua macam: tulis PNS atau PPPK")
    return _SEBUTAN.get(text) or _PILIH(cell)
