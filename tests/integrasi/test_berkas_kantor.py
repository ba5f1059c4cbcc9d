"""Attendance as offices really have it: what becomes of each shape of file (k*, x*, h* of the real ones)."""

from __future__ import annotations

import base64
import gzip
import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from sikinerja.core.errors import Invalid
from sikinerja.impor.rules.bacaan import Bacaan, baca_lembar
from sikinerja.integrasi import lembar
from sikinerja.kehadiran.rules.impor import TABEL
from tests.builders import berkas as b

NIPS = ["199004172015021003", "198007082003061259", "197908152003121247"]
OK = b.sebulan(NIPS)
NUMBERS = [list(b.JUDUL), *([nip, 20, 19, 2, 0, 0, 1, 35, 0, 97.5] for nip in NIPS)]


def read(data: bytes) -> Bacaan:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.seek(0)
        isi = lembar.baca_tabel(file)
    return baca_lembar(TABEL, isi.lembar, penuh=isi.teks)


def with_nilai(*values: Any, text: bool = False) -> list[list[Any]]:
    rows = [list(row) for row in (OK if text else NUMBERS)]
    for row, value in zip(rows[1:], values, strict=True):
        row[-1] = value
    return rows


def instead(column: int, *values: str) -> list[list[str]]:
    rows = [list(row) for row in OK]
    for row, value in zip(rows[1:], values, strict=False):
        row[column] = value
    return rows


def together(heading: str, cell: str) -> list[list[str]]:
    """The NIP in one column with the name."""
    rows = [list(row) for row in OK]
    rows[0][0] = heading
    for row, nip in zip(rows[1:], NIPS, strict=True):
        row[0] = cell.format(nip=nip, spaced=f"NIP. {nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}")
    return rows


UPPER = ["NIP", "Hari kerja", "KEHADIRAN"]
LOWER = [None, None, *b.JUDUL[2:]]
GROUPED = [
    [
        "No",
        "NIP",
        "Hari kerja",
        "Hadir",
        "Terlambat",
        None,
        "Pulang cepat",
        None,
        "Alpa",
        "Izin/cuti",
        "Nilai",
    ],
    [None, None, None, None, "kali", "menit", "kali", "menit", None, None, None],
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    *([n, nip, 20, 19, 2, 35, 0, 0, 0, 1, 97.5] for n, nip in enumerate(NIPS, start=1)),
]
SIGNED = [
    *OK,
    ["JUMLAH", "60", "57", "6", "0", "0", "3", "", "", ""],
    [""] * 10,
    ["Kota Contoh, 6 Maret 2023", *[""] * 9],
    ["Kepala Badan", *[""] * 9],
    ["Nama Rekaan, S.Sos", *[""] * 9],
    ["NIP. 19700101 199503 1 001", *[""] * 9],
]
NAMED = [["No", "Nama", *b.JUDUL], *([str(n), "Budi, S.Pd", *row] for n, row in enumerate(OK[1:], start=1))]
VARIED = [[word.upper() for word in b.JUDUL], *OK[1:]]
VARIED[0][3:7] = ["TERLAMBAT (TL)", "PULANG CEPAT (PC)", "ALPA", "IZIN / CUTI"]
HEADED = [["PEMERINTAH PROVINSI CONTOH"], ["REKAPITULASI KEHADIRAN FEBRUARI 2023"], [], *OK]
FAR = b.cells(
    "".join(
        f'<row r="{at}">' + "".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) + "</row>"
        for at, row in enumerate(OK, start=1)
    )
    + '<row r="900"><c r="A900" s="1"/></row><row r="1048576">'
    + '<c r="XFD1048576" t="inlineStr"><is><t> </t></is></c></row>'
)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b.csv(OK), id="k01-h-plain"),
        pytest.param(b.csv(HEADED), id="k10-title"),
        pytest.param(b.csv(NAMED), id="k11-no-nama"),
        pytest.param(b.csv(SIGNED), id="k12-signature"),
        pytest.param(
            b.csv(b.sebulan(NIPS, "20", "19", "2", "-", "-", "1", "35", "0", "97,5")), id="k13-dash"
        ),
        pytest.param(b.csv(b.sebulan(NIPS, "20", "19", "2", "", "", "1", "35", "0", "97,5")), id="k14-blank"),
        pytest.param(
            b.csv(b.sebulan(NIPS, "20", "19", "2", "nihil", "Tidak ada", "1", "35", "NIHIL", "97,5")),
            id="nihil",
        ),
        pytest.param(b.csv(together("Nama/NIP", "Yohanes, S.Kom / {nip}")), id="nama-nip"),
        pytest.param(b.csv(together("NIP dan Nama", "NIP. {nip} Yohanes")), id="nip-dan-nama"),
        pytest.param(b.xlsx(together("NAMA\nNIP", "Yohanes, S.Kom\n{spaced}")), id="two-lines-in-a-cell"),
        pytest.param(b.csv(instead(9, "97,5%", "97.5 %", "97,5 persen")), id="k15-percent-in-words"),
        pytest.param(b.csv(OK, "\t").decode().encode("utf-16"), id="k16-utf16"),
        pytest.param(b.csv(OK, "\t").decode().encode("utf-16-le"), id="k17-utf16-without-mark"),
        pytest.param(b.csv(OK, "|"), id="k20-bar"),
        pytest.param(b.csv(OK, end="\r"), id="k22-cr-alone"),
        pytest.param(
            b.csv(b.sebulan(NIPS, "20,0", "19,0", "2,0", "0,0", "0,0", "1,0", "35,0", "0,0", "97,50")),
            id="k23-decimals",
        ),
        pytest.param(b.csv(VARIED), id="k24-headings"),
        pytest.param(b"sep=;\r\n" + b.csv(OK), id="sep-line"),
        pytest.param(b.xlsx(NUMBERS), id="x01-xlsx"),
        pytest.param(
            b.xlsx([["KOP"], ["REKAP"], [], *NUMBERS], merge=["A1:J1", "A2:J2"]), id="x03-merged-title"
        ),
        pytest.param(b.xlsx([UPPER, LOWER, *NUMBERS[1:]], merge=["C1:G1"]), id="x08-two-rows-merged"),
        pytest.param(b.xlsx(GROUPED), id="two-rows-grouped-and-numbered"),
        pytest.param(
            b.xlsx([["Keterlambatan" if cell == "Terlambat" else cell for cell in GROUPED[0]], *GROUPED[1:]]),
            id="keterlambatan",
        ),
        pytest.param(b.xlsx(OK), id="x09-all-text"),
        pytest.param(FAR, id="x11-ghost-rows"),
        pytest.param(b.strict(b.xlsx(NUMBERS)), id="x13-strict"),
        pytest.param(b.xlsx(SIGNED), id="xlsx-signature"),
        pytest.param(b.html(OK), id="h01-html"),
        pytest.param(b.ods(OK), id="h07-ods"),
        pytest.param(b.xml_2003(OK), id="h13-xml-2003"),
    ],
)
def test_every_shape_of_the_same_month_says_the_same(data: bytes) -> None:
    found = read(data)
    assert [(row.salah, row.aturan) for row in found.baris] == [((), ())] * 3
    for row, nip in zip(found.baris, NIPS, strict=True):
        assert {name: value for name, value in row.isi.items() if name != "nama"} == {
            "nip": nip, "hari_kerja": 20, "hadir": 19, "terlambat": 2, "pulang_cepat": 0, "alpa": 0,
            "izin_cuti": 1, "terlambat_menit": 35, "pulang_cepat_menit": 0, "nilai": Decimal("97.5"),
        }  # fmt: skip


@pytest.mark.parametrize(
    "data",
    [
        b.xlsx(with_nilai(1, 0.975, 0.98), format_of={9: "0.00%"}),
        b.xlsx(with_nilai(1, 0.975, 0.98), format_of={9: '[Red]0.0%;"("0.0%")"'}),
        b.ods(with_nilai(1.0, 0.975, 0.98, text=True)),
        b.xml_2003(with_nilai(1.0, 0.975, 0.98, text=True)),
        b.csv(with_nilai("100%", "97,5%", "98%", text=True)),
    ],
    ids=["x02-xlsx", "coloured", "ods", "xml", "k15-csv"],
)
def test_a_cell_is_read_with_its_number_format(data: bytes) -> None:
    assert [row.isi["nilai"] for row in read(data).baris] == [100, Decimal("97.5"), 98]


def test_what_a_format_hides_behind_two_decimals_is_not_there_and_what_it_does_not_hide_is() -> None:
    shown = read(b.xlsx(with_nilai(97.456789, 97.5, 97.5), format_of={9: "#,##0.00"}))
    assert shown.baris[0].isi["nilai"] == Decimal("97.46")
    (wrong,) = (row for row in read(b.xlsx(with_nilai(97.456, 97.5, 97.5))).baris if row.aturan)
    assert "Paling banyak 2 angka di belakang koma" in wrong.aturan[0][1] or "2 angka" in wrong.aturan[0][1]


def test_a_number_of_days_is_no_percentage() -> None:
    rows = [list(row) for row in NUMBERS]
    rows[1][1] = 0.2
    (first, *_) = read(b.xlsx(rows, format_of={1: "0%"})).baris
    assert first.salah == (("hari_kerja", "harus bilangan bulat antara 0 dan 31 (tertulis “20%”)"),)


@pytest.mark.parametrize("name", ["#N/A", "#REF!", "#DIV/0!"])
def test_an_error_of_a_cell_is_told_by_its_name_and_is_never_emptiness(name: str) -> None:
    row = "".join(f"<c t='inlineStr'><is><t>{word}</t></is></c>" for word in b.JUDUL)
    values = f"<c t='inlineStr'><is><t>{NIPS[0]}</t></is></c>" + "".join(
        f"<c><v>{n}</v></c>" for n in (20, 19, 0)
    )
    values += f"<c t='e'><f>VLOOKUP(A2,B:B,1)</f><v>{name}</v></c>"  # pulang cepat, which may be blank
    values += "".join(f"<c><v>{n}</v></c>" for n in (0, 1, 0, 0, 97))
    (found,) = read(b.cells(f"<row>{row}</row><row>{values}</row>")).baris
    assert found.salah[0][0] == "pulang_cepat"
    assert name in found.salah[0][1]
    (text,) = (row for row in read(b.csv(instead(4, name))).baris if row.salah)
    assert name in text.salah[0][1]


def test_a_formula_is_refused_where_it_counts_and_nowhere_else() -> None:
    rows = [["No", *NUMBERS[0]], *([f"=ROW()-{1}", *row] for row in NUMBERS[1:])]
    data = b.xlsx([[cell if n else None for n, cell in enumerate(row)] for row in rows])
    assert not any(row.salah for row in read(data).baris)
    head = "".join(f"<c t='inlineStr'><is><t>{word}</t></is></c>" for word in b.JUDUL)
    values = f"<c t='inlineStr'><is><t>{NIPS[0]}</t></is></c><c><v>20</v></c><c><f>B2-1</f><v></v></c>"
    values += "".join(f"<c><v>{n}</v></c>" for n in (0, 0, 0, 1, 0, 0, 97))
    (found,) = read(b.cells(f"<row>{head}</row><row>{values}</row>")).baris
    assert found.salah[0][0] == "hadir"
    assert "berisi rumus" in found.salah[0][1]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b.csv(NAMED), ["Kolom yang tidak dipakai: “No”."]),
        (b.csv(HEADED), ["Tabel dibaca dari judul kolom pada baris 4."]),
        (
            b.csv(SIGNED),
            ["Baris yang dilewati karena bukan data: 5 (“JUMLAH”), 7 (“Kota Contoh, 6 Maret 2023”)"],
        ),
        (b.xlsx(GROUPED), ["Kolom yang tidak dipakai: “No”."]),
    ],
)
def test_what_was_left_out_is_named(data: bytes, said: list[str]) -> None:
    told = read(data).catatan
    for text in said:
        assert any(line.startswith(text.rstrip(".")) for line in told), told


def test_a_column_without_a_heading_is_named_by_its_letter() -> None:
    rows = [[*row[:3], "catatan" if n else None, *row[3:]] for n, row in enumerate(NUMBERS)]
    found = read(b.xlsx(rows))
    assert found.baris[0].isi["terlambat"] == 2
    assert found.catatan == ["Kolom yang tidak dipakai: kolom D (tanpa judul)."]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (
            b"        1\t2023-02-01 07:20:11\t1\t0\t1\t0\n        2\t2023-02-01 07:21:11\t1\t0\t1\t0\n",
            "ATTLOG",
        ),
        (
            b"Emp No.,AC-No.,No.,Nama,Tanggal,Jam Kerja,Masuk,Keluar\n,1,,A,01/02/2023,Kantor,07:20,16:05\n",
            "laporan harian",
        ),
        (b"", "Berkas kosong"),
        (b"%PDF-1.7", "dokumen"),
        (b"\x89PNG\r\n", "gambar"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related\n", "MHT"),
        (b"PK\x05\x06" + bytes(18), "Ekstrak dahulu"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(30), "Ekstrak dahulu"),
        (b"Rar!\x1a\x07\x01\x00" + bytes(30), "Ekstrak dahulu"),
        (b"\xff\xd8\xff\xe0" + bytes(30), "gambar"),
        (b"\0\0\0\x18ftypheic" + bytes(30), "gambar"),
        (b.packed("absen/rekap.xlsx"), "Ekstrak dahulu"),
        (b.packed("xl/workbook.bin"), "pilih Simpan Sebagai (Save As), “Excel Workbook (.xlsx)”"),
        (b.packed("word/document.xml"), "Salin tabelnya ke Excel"),
        (b.packed("ppt/presentation.xml"), "Salin tabelnya ke Excel"),
        (
            b.packed("mimetype", "content.xml", mimetype="application/vnd.oasis.opendocument.text"),
            "Salin tabelnya",
        ),
        (b.packed("Index/Document.iwa", "Metadata/Properties.plist"), "pilih File, Export To, Excel"),
        (b.compound("EncryptionInfo", "EncryptedPackage"), "hapus passwordnya"),
        (b.compound("WordDocument"), "Salin tabelnya ke Excel"),
        (b'{"":"WARNING! DO NOT EDIT","doc_id":"1x","email":"a@contoh.test"}', "File, Download"),
        (b"[InternetShortcut]\r\nURL=https://docs.contoh.test/\r\n", "File, Download"),
        (b.csv([["Nama", "Alamat"], ["A", "B"]]), "tidak ada baris judul yang memuat “NIP”, “Hari kerja”"),
        (b.csv([row[:9] for row in OK]), "belum lengkap: tidak ada “Nilai”"),
        (b.csv([[*row, row[-1]] for row in OK]), "“Nilai” ada dua kali: kolom J dan K"),
    ],
)
def test_what_is_no_table_of_a_month_is_told_with_what_to_do(data: bytes, words: str) -> None:
    with pytest.raises(Invalid) as error:
        read(data)
    assert words in error.value.message
    assert "_" not in error.value.message


def test_a_comma_for_two_things_is_told_on_every_line() -> None:
    found = read(b.csv(OK, ","))  # k18
    assert all("koma desimal terbaca sebagai pemisah" in row.salah[-1][1] for row in found.baris)


def test_the_right_sheet_among_several_and_none_when_two_would_do(tmp_path: Path) -> None:
    import xlsxwriter

    def book(*sheets: tuple[str, bool, list[list[Any]]]) -> bytes:
        path = tmp_path / "buku.xlsx"
        with xlsxwriter.Workbook(path) as made:
            for name, hidden, rows in sheets:
                sheet = made.add_worksheet(name)
                for at, row in enumerate(rows):
                    sheet.write_row(at, 0, row)
                if hidden:
                    sheet.hide()
        return path.read_bytes()

    notes = ("Petunjuk", False, [["Isilah lembar Absen"], ["NIP", "18 angka"]])
    found = read(book(notes, ("Absen", False, OK), ("Lama", True, OK)))
    assert len(found.baris) == 3
    assert found.catatan[0] == "Tabel dibaca dari lembar “Absen”, judul kolom pada baris 1."
    with pytest.raises(Invalid, match="Beberapa lembar memuat tabel kehadiran: “Januari”, “Februari”"):
        read(book(("Januari", False, OK), ("Februari", False, OK)))


@pytest.mark.parametrize(
    ("rows", "column", "word"),
    [
        (instead(0, "1,97404E+17"), "nip", "angka terakhirnya hilang"),
        (instead(0, "-"), "nip", "wajib diisi"),
        (instead(0, ""), "nip", "wajib diisi"),
        (instead(2, ""), "hadir", "wajib diisi, misalnya 19"),
        (instead(2, "dua"), "hadir", "antara 0 dan 31 (tertulis “dua”)"),
        (instead(9, "100,5"), "nilai", "0 sampai 100"),
        (instead(9, "########"), "nilai", "kolom terlalu sempit"),
    ],
)
def test_one_fault_is_one_message_with_what_stands_there(
    rows: list[list[str]], column: str, word: str
) -> None:
    (wrong,) = (row for row in read(b.csv(rows)).baris if row.salah)
    assert [name for name, _ in wrong.salah] == [column]
    assert word in wrong.salah[0][1]


EXCEL_97 = Path(__file__).parent / "excel97.xls.gz.b64"


def test_excel_97_with_percentages_errors_and_formulas() -> None:
    """Made once by a program of that time's format: 1 and 0.975 as 0.00%, #N/A, a formula, a date."""
    data = gzip.decompress(base64.b64decode(EXCEL_97.read_text()))
    found = read(data)
    assert [row.isi.get("nilai") for row in found.baris] == [100, Decimal("97.5"), None, Decimal(98)]
    assert "#N/A" in dict(found.baris[2].salah)["nilai"]
    assert "rumus" in dict(found.baris[3].salah)["hadir"]
