"""Files of Tool Kinerja as people hand them in (t* of the real ones)."""

from __future__ import annotations

import io
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter

from sikinerja.core.errors import Invalid
from sikinerja.integrasi import impor, rules
from sikinerja.integrasi.impor import Berkas
from sikinerja.skp.rules import Aspek
from sikinerja.skp.rules.impor import RencanaMasuk

HEAD: list[list[Any]] = [
    ["NIP", "199004172015021003"], ["Tahun", "2023"], ["Periode Awal", "2023-01-01"],
    ["Periode Akhir", "2023-12-31"], [],
]  # fmt: skip
KOLOM = ["Jenis", "Rencana Hasil Kerja", "Indikator Kinerja Individu", "Target", "Satuan", "Aspek"]
ROW = ["Utama", "Terlaksananya pelayanan", "Jumlah dokumen yang selesai", 12, "dokumen", "KUANTITAS"]


def book(*lines: list[Any], percent: bool = False) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as made:
        sheet = made.add_worksheet("RHK")
        shapes = {float: made.add_format({"num_format": "0%"})} if percent else {}
        day = made.add_format({"num_format": "yyyy-mm-dd h:mm:ss"})
        for at, line in enumerate(lines):
            for column, cell in enumerate(line):
                if isinstance(cell, date):
                    sheet.write_datetime(at, column, cell, day)
                else:
                    sheet.write(at, column, cell, shapes.get(type(cell)))
    return target.getvalue()


def read(*lines: list[Any], percent: bool = False) -> RencanaMasuk:
    return impor.baca(Berkas("rhk.xlsx", book(*lines, percent=percent)))


@pytest.mark.parametrize(
    "head",
    [
        HEAD,
        [["NIP", "19900417 201502 1 003"], *HEAD[1:]],
        [HEAD[0], ["Tahun", 2023], ["Periode Awal", date(2023, 1, 1)], ["Periode Akhir", "31/12/2023"], []],
        [*HEAD[:2], ["Periode Awal", "1 Januari 2023"], ["Periode Akhir", ":", "31-Des-23"], []],
        [["PEMERINTAH PROVINSI CONTOH"], [], *HEAD],
    ],
    ids=["plain", "t02-spaces", "t03-real-dates", "t04-dates-in-words", "letterhead"],
)
def test_the_lines_above_the_table(head: list[list[Any]]) -> None:
    plan = read(*head, KOLOM, ROW)
    assert (plan.nip, plan.tahun) == ("199004172015021003", 2023)
    assert (plan.periode_awal, plan.periode_akhir) == (date(2023, 1, 1), date(2023, 12, 31))
    assert plan.rhk[0].indikator[0].target == 12


def test_a_column_nobody_asked_for_and_who_signs() -> None:  # t06
    plan = read(
        *HEAD, ["No", *KOLOM], [1, *ROW], [], ["", "Mengetahui,"], ["", "", "Kota Contoh, 2 Januari 2023"]
    )
    assert [len(rhk.indikator) for rhk in plan.rhk] == [1]


def test_mutu_is_what_kualitas_was_called() -> None:  # t07
    plan = read(*HEAD, KOLOM, [*ROW[:5], "kualitas "], ["", "", "Mutu layanan", 4, "laporan", "Mutu"])
    assert [i.ukuran for i in plan.rhk[0].indikator] == [Aspek.KUALITAS, Aspek.KUALITAS]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ([["NIP", 1.99004172015021e17], *HEAD[1:], KOLOM, ROW], "NIP: nomor tersimpan sebagai angka"),
        ([*HEAD, KOLOM, [*ROW[:3], "", *ROW[4:]]], "Baris 7, Target: wajib diisi"),
        ([*HEAD, KOLOM, ["Utama", "Terlaksananya " * 80, *ROW[2:]]], "paling panjang 1000 karakter"),
        ([*HEAD, KOLOM, [*ROW[:3], "dua belas", *ROW[4:]]], "(tertulis “dua belas”)"),
        ([*HEAD, KOLOM, [*ROW[:3], "#REF!", *ROW[4:]]], "galat Excel #REF!"),
        ([*HEAD, KOLOM[:3], ROW[:3]], "tidak ada “Target”, “Satuan”"),
    ],
    ids=["t01", "t08", "t09", "words", "error", "heading"],
)
def test_a_fault_is_told_with_its_place(lines: list[list[Any]], words: str) -> None:
    with pytest.raises(Invalid) as error:
        read(*lines)
    assert words in error.value.message


def test_a_percentage_is_read_with_its_format_and_a_fraction_is_asked_about() -> None:
    whole = read(*HEAD, KOLOM, [*ROW[:3], 1.0, "persen", "KUALITAS"], percent=True)
    assert whole.rhk[0].indikator[0].target == 100
    assert rules.ragu(whole) == []
    fraction = read(*HEAD, KOLOM, [*ROW[:3], 0.95, "persen", "KUALITAS"])
    assert fraction.rhk[0].indikator[0].target == Decimal("0.95")
    assert "Apakah maksudnya 95?" in rules.ragu(fraction)[0]
