"""Reading tables of personnel data: cells, headings, errors by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from sikinerja.core.cells import ANGKA_HILANG, teks, text_of
from sikinerja.core.errors import Invalid
from sikinerja.impor.rules import Baris
from sikinerja.impor.rules.bacaan import baca as baca_tabel
from sikinerja.impor.rules.tabel import Kolom, Terbaca
from sikinerja.kepegawaian.rules import impor as load

JUDUL = ["nip", "username", "nama", "jenis_kepegawaian", "golongan", "no_hp", "email"]
ORANG = ["199004172015021003", "", "Yohanes", "PNS", "III/a", "", ""]


def terbaca(jenis: str, *rows: list[object]) -> list[Terbaca]:
    return baca_tabel(load.TABEL[jenis], list(enumerate(rows, start=1)))


def baca(jenis: str, *rows: list[object]) -> list[Baris]:
    found = terbaca(jenis, *rows)
    assert not [row for row in found if row.salah]
    return [row.baris for row in found]


def salah(jenis: str, *rows: list[object]) -> dict[str, list[str]]:
    try:
        found = terbaca(jenis, *rows)
    except Invalid as error:
        return error.fields
    wrong = {
        f"Baris {row.nomor}": [": ".join(pair).lstrip(": ") for pair in (*row.salah, *row.aturan)]
        for row in found
    }
    return {name: texts for name, texts in wrong.items() if texts}


def test_headings_may_stand_in_any_order_and_case() -> None:
    rows = baca(
        "jabatan",
        ["Jenis", "NAMA", "Model SKP", ""],
        ["fungsional tertentu", " Pranata  Komputer ", "JAJF", ""],
    )

    assert rows == [Baris(2, {"jenis": "FUNGSIONAL", "nama": "Pranata Komputer", "model_skp": "JAJF"})]


def test_empty_lines_are_passed_over_and_empty_cells_say_nothing() -> None:
    rows = baca("perangkat-daerah", ["kode", "nama", "tempat"], ["", None, ""], ["A", "Badan A", ""])

    assert rows == [Baris(3, {"kode": "A", "nama": "Badan A"})]


@pytest.mark.parametrize(
    ("header", "word"),
    [
        (["kode", "alamat"], "tidak ada “Nama”. Judul yang ada: “Kode”, “alamat”"),
        (["alamat", "telepon", "kota"], "tidak ditemukan"),
        (["kode", "nama", "Nama"], "“Nama” ada dua kali: kolom B dan C"),
    ],
)
def test_wrong_headings_are_told(header: list[object], word: str) -> None:
    assert word in salah("perangkat-daerah", header, ["A", "B", "C"])[""][0]


def test_an_empty_file_is_told() -> None:
    assert "kosong" in salah("jabatan")[""][0]


@pytest.mark.parametrize("cell", [1.99004172015021e17, 199004172015021003, "1,99004E+17", "1.99E17"])
def test_a_number_stored_as_a_number_has_lost_digits(cell: object) -> None:
    assert salah("pegawai", [*JUDUL], [cell, *ORANG[1:]]) == {
        "Baris 2": [f"nip: {ANGKA_HILANG.rstrip(chr(46))} (tertulis “{text_of(cell)}”)"]
    }


def test_a_number_with_spaces_becomes_the_username() -> None:
    (row,) = baca("pegawai", [*JUDUL], ["19900417 201502 1 003", *ORANG[1:]])

    assert row.isi["username"] == row.isi["nip"] == "199004172015021003"


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({0: "199013172015021003"}, "tanggal lahir"),
        ({0: ""}, "18 angka"),
        ({2: ""}, "nama: wajib diisi"),
        ({2: "x" * 151}, "paling panjang 150"),
        ({3: "Swasta"}, "harus salah satu dari"),
        ({5: "12"}, "Nomor HP"),
        ({6: "bukan"}, "alamat surel"),
        ({3: "Bukan ASN"}, "tidak memiliki NIP"),
        ({0: "", 3: "Bukan ASN"}, "username: wajib"),
    ],
)
def test_a_wrong_person_is_told_why(change: dict[int, object], word: str) -> None:
    cells = [change.get(n, cell) for n, cell in enumerate(ORANG)]

    assert word in " ".join(salah("pegawai", [*JUDUL], cells)["Baris 2"])


def test_every_wrong_line_is_listed() -> None:
    fields = salah(
        "jabatan",
        ["nama", "jenis", "kelas"],
        ["A", "x", "8"],
        ["B", "PELAKSANA", "0"],
        ["C", "PELAKSANA", "7"],
    )

    assert list(fields) == ["Baris 2", "Baris 3"]


def test_the_same_key_twice_is_told() -> None:
    fields = salah("perangkat-daerah", ["kode", "nama"], ["A", "Satu"], ["a", "Dua"])

    assert fields == {
        f"Baris {one}": [f"sama dengan baris {other}; sisakan satu saja"] for one, other in ((2, 3), (3, 2))
    }


def test_more_cells_than_headings_is_told_of_separated_text_and_left_alone_in_a_sheet() -> None:
    lines = [(1, ["kode", "nama"]), (2, ["A", "B", "C"])]
    (broken,) = baca_tabel(load.TABEL["perangkat-daerah"], lines, penuh=True)
    (whole,) = baca_tabel(load.TABEL["perangkat-daerah"], lines)

    assert "3 isian, padahal judul kolom 2" in broken.salah[0][1]
    assert (whole.salah, whole.isi) == ((), {"kode": "A", "nama": "B"})


def test_a_riwayat_is_whole_or_not_there() -> None:
    header = [*JUDUL, "tahun", "jabatan"]
    fields = salah("pegawai", header, [*ORANG, "2023", "Pranata Komputer"])

    assert "isi juga “Jenis jabatan”, “TMT”" in fields["Baris 2"][0]


@pytest.mark.parametrize(
    "cell",
    ["2021-01-03", "03-01-2021", "03/01/2021", date(2021, 1, 3), datetime(2021, 1, 3, 0, 0)],  # noqa: DTZ001
)
def test_dates_as_people_write_them(cell: object) -> None:
    row = [*ORANG, 2023.0, "FUNGSIONAL", "Pranata", cell, "BADAN", "Bidang", "Ya"]
    header = [*JUDUL, "tahun", "jenis_jabatan", "jabatan", "tmt", "perangkat_daerah", "unit_kerja", "aktif"]
    (line,) = baca("pegawai", header, row)

    assert (line.isi["tmt"], line.isi["tahun"], line.isi["aktif"]) == (date(2021, 1, 3), 2023, True)


def test_a_phone_number_that_lost_its_zero_is_mended() -> None:
    (row,) = baca("pegawai", [*JUDUL], [*ORANG[:5], 81234567890.0, ""])

    assert row.isi["no_hp"] == "081234567890"


@pytest.mark.parametrize("jenis", list(load.TABEL))
def test_the_example_can_be_read_and_is_no_row(jenis: str) -> None:
    head, example = [line.split(";") for line in load.contoh(jenis).splitlines()]

    assert baca(jenis, head, example) == []
    unseen = replace(load.TABEL[jenis], kolom=(*load.TABEL[jenis].kolom, Kolom("lain", teks(9), "x")))
    (row,) = baca_tabel(unseen, list(enumerate([head, example], start=1)))
    assert row.salah == row.aturan == ()
