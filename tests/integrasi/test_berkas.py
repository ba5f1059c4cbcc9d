"""Exported files of Tool Kinerja: read whole, or refused with a message (F3.7)."""

from __future__ import annotations

import io
import json
import time
import zipfile
from datetime import date
from typing import Any

import pytest
import xlsxwriter

from sikinerja.core import tables
from sikinerja.core.errors import Invalid
from sikinerja.integrasi import impor, lembar_rhk, rules
from sikinerja.integrasi.impor import Berkas
from sikinerja.skp.rules.impor import RencanaMasuk

GOOD = rules.contoh(
    nip="199004172015021003", tahun=2023, awal=date(2023, 1, 1), akhir=date(2023, 12, 31), jpt=True
)
SHEET = "xl/worksheets/sheet1.xml"


def template() -> bytes:
    target = io.BytesIO()
    tables.write_xlsx(lembar_rhk.ke_lembar(GOOD), target)
    return target.getvalue()


def xlsx(**parts: bytes) -> bytes:
    """The template, with other content for the sheet, or with more beside it."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template())) as old:
        content = {name: old.read(name) for name in old.namelist()}
    content |= {SHEET if name == "sheet" else f"xl/{name}": data for name, data in parts.items()}
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name, data in content.items():
            new.writestr(name, data)
    return target.getvalue()


def cells(inside: str) -> bytes:
    head = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
    return f"{head}{inside}</sheetData></worksheet>".encode()


def refused(name: str, data: bytes) -> str:
    with pytest.raises(Invalid) as error:
        impor.baca(Berkas(name, data))
    return error.value.message


def read(name: str, data: bytes) -> RencanaMasuk:
    return impor.baca(Berkas(name, data))


def test_template_and_json_say_the_same_whatever_they_are_called() -> None:
    whole = read("rhk.json", json.dumps(GOOD).encode())
    assert read("RHK.XLSX", template()) == whole
    assert read("rhk.json", template()) == read("rhk.xlsx", json.dumps(GOOD).encode()) == whole
    assert len(whole.rhk) == 2
    assert read("dengan-bom.json", b"\xef\xbb\xbf" + json.dumps(GOOD).encode()) == whole


def test_a_sheet_that_somebody_made_in_a_spreadsheet() -> None:
    """Real dates, numbers as numbers, words around the table, columns in another order."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as book:
        sheet, days = book.add_worksheet("Ekspor"), book.add_format({"num_format": "dd-mm-yyyy"})
        lines: list[list[Any]] = [
            ["Rencana Hasil Kerja dari Tool Kinerja"], ["Tahun :", 2023], ["NIP", "19900417 201502 1 003"],
            ["Periode Awal", date(2023, 1, 1)], ["Periode Akhir", date(2023, 12, 31)], [],
            ["Rencana Hasil Kerja", "Indikator Kinerja Individu", "Perspektif", "Target", "Satuan", "Jenis"],
            ["Terwujudnya mutu", "Persentase", "Proses Bisnis", 99.5, "persen", "Utama"],
            ["", "Indeks", "penguatan  internal", "1.234,5", "poin", "", ""],
            ["Terlaksananya rapat", "", "", "", "", "Tambahan", ""],
        ]  # fmt: skip
        for at, line in enumerate(lines):
            for column, value in enumerate(line):
                write = sheet.write_datetime if isinstance(value, date) else sheet.write
                write(at + 2, column + 1, value, *([days] if isinstance(value, date) else []))
    plan = read("ekspor.xlsx", target.getvalue())
    assert (plan.nip, plan.tahun, plan.periode_akhir) == ("199004172015021003", 2023, date(2023, 12, 31))
    assert [(r.teks, [str(i.target) for i in r.indikator]) for r in plan.rhk] == [
        ("Terwujudnya mutu", ["99.5", "1234.5"]),
        ("Terlaksananya rapat", []),
    ]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("rhk.xlsx", b"", "Berkas kosong"),
        ("rhk.xlsx", b"PK\x03\x04 rusak", "rusak atau terpotong"),
        ("rhk.xlsx", b"%PDF-1.7", "Berkas ini dokumen"),
        ("rhk.xlsx", xlsx()[: len(xlsx()) // 2], "rusak atau terpotong"),
        ("rhk.xlsx", xlsx(sheet=b"<worksheet"), "rusak atau terpotong"),
        ("rhk.xlsx", xlsx(sheet=cells("")), "bukan data RHK"),
        ("rhk.json", b"{", "bukan data JSON yang utuh"),
        ("rhk.json", b"[]", "bukan data RHK dari Tool Kinerja"),
        ("rhk.pdf", b"%PDF", "Berkas ini dokumen"),
        ("rhk", b"{}", "Pilih berkas .xlsx atau .json"),
        ("rhk.json.exe", b"{}", "Pilih berkas .xlsx atau .json"),
        ("rhk.json", b" " * (rules.MAKS_BYTE + 1), "paling besar 2 MB"),
    ],
)
def test_what_is_no_export_is_told(name: str, data: bytes, words: str) -> None:
    assert words in refused(name, data)


def test_what_unpacks_to_too_much_is_not_unpacked() -> None:
    bomb = xlsx(bomb=b"0" * 60_000_000)
    assert len(bomb) < rules.MAKS_BYTE
    assert "terlalu besar" in refused("bom.xlsx", bomb)
    assert "terlalu besar" in refused("banyak.xlsx", xlsx(**{f"x{n}": b"" for n in range(300)}))
    rows = "Jenis;Rencana Hasil Kerja;Indikator;Target;Satuan\n" + "Utama;A;B;1;kali\n" * 2000
    assert "terlalu banyak baris" in refused("panjang.csv", rows.encode())


def test_a_file_made_to_exhaust_us_only_ends_its_reader() -> None:
    """A cell in the last corner of a sheet costs nothing; an archive lies about its size."""
    far = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    lying = bytearray(xlsx(sheet=b"<!--" + b" " * 100_000_000 + b"-->"))
    at = lying.rfind(SHEET.encode())  # the central directory's entry: 24 bytes in is the unpacked size
    lying[at - 46 + 24 : at - 46 + 28] = (1000).to_bytes(4, "little")
    begun = time.monotonic()
    assert "bukan data RHK" in refused("jauh.xlsx", xlsx(sheet=cells(far)))
    assert "tidak dapat dibaca" in refused("jahat.xlsx", bytes(lying))
    assert time.monotonic() - begun < 20
