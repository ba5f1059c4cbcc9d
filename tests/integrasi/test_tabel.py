"""Tables from anybody: every way in which a file can be bad is told in words, and exhausts nobody."""

from __future__ import annotations

import io
import resource
import zipfile
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from sikinerja.core.errors import Invalid
from sikinerja.core.sheets import RUMUS
from sikinerja.integrasi import lembar

NIP = "199004172015021003"
HEAD = ["NIP", "Nama"]


def book(*rows: list[Any], numbers: bool = False) -> bytes:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as workbook:
        sheet = workbook.add_worksheet()
        for at, row in enumerate(rows):
            for column, value in enumerate(row):
                write = sheet.write if numbers or not str(value).isdigit() else sheet.write_string
                write(at, column, value)
    return target.getvalue()


def with_parts(data: bytes, **parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(f"xl/{name}", content)
    return target.getvalue()


def read(tmp_path: Path, data: bytes) -> tuple[list[tuple[int, Any]], str]:
    path = tmp_path / "berkas"
    path.write_bytes(data)
    with path.open("rb") as file:
        isi = lembar.baca_tabel(file)
    return [(number, list(cells)) for one in isi.lembar for number, cells in one.baris], isi.catatan


def refused(tmp_path: Path, data: bytes) -> str:
    with pytest.raises(Invalid) as error:
        read(tmp_path, data)
    return error.value.message


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize(
    ("encoding", "note"), [("utf-8", ""), ("utf-8-sig", ""), ("utf-16", ""), ("cp1252", "Windows-1252")]
)
def test_csv_as_spreadsheets_save_it(tmp_path: Path, separator: str, encoding: str, note: str) -> None:
    text = f"NIP{separator}Nama\r\n{NIP}{separator}André “Satu”\r\n\r\n{NIP}{separator}Dua\r\n"
    rows, said = read(tmp_path, text.encode(encoding))
    assert rows == [(1, HEAD), (2, [NIP, "André “Satu”"]), (4, [NIP, "Dua"])]
    assert note in said
    assert bool(said) == bool(note)


def test_a_line_break_inside_a_cell_counts_as_lines(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, b'NIP;Nama\n1;"dua\nbaris"\n2;x\n')
    assert rows == [(1, HEAD), (3, ["1", "dua\nbaris"]), (4, ["2", "x"])]


def test_half_a_file_is_told(tmp_path: Path) -> None:
    whole = book(HEAD, *([NIP, f"Nama {n}"] for n in range(2000)))
    for part in (whole[: len(whole) // 2], whole[:-30], whole[:4]):
        assert "rusak atau terpotong" in refused(tmp_path, part)
    assert "tanda kutip yang tidak ditutup" in refused(tmp_path, b'NIP;Nama\n1;"dua')


def test_what_is_something_else_is_told(tmp_path: Path) -> None:
    assert "rusak atau terpotong" in refused(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(4000))
    assert "bukan tabel" in refused(tmp_path, bytes(range(256)) * 4)
    assert "bukan tabel" in refused(tmp_path, b"NIP;Nama\n\x00\x01;x\n")
    assert read(tmp_path, b"")[0] == []


def test_numbers_stay_what_they_are_and_formulas_are_marked(tmp_path: Path) -> None:
    rows, _ = read(tmp_path, book([], HEAD, [int(NIP), "=1+1"], [NIP, "=A3"], ["x", "y"], numbers=True))
    assert rows[0] == (2, HEAD)
    assert rows[1] == (3, [float(NIP), RUMUS])
    assert rows[2][1][1] is RUMUS
    assert rows[3] == (5, ["x", "y"])


def test_a_formula_in_a_moved_table_is_marked_where_it_stands(tmp_path: Path) -> None:
    target = io.BytesIO()
    with xlsxwriter.Workbook(target) as workbook:
        sheet = workbook.add_worksheet()
        sheet.write_row(3, 2, HEAD)
        sheet.write_string(4, 2, NIP)
        sheet.write_formula(4, 3, "=1+1", None, "2")
    rows, _ = read(tmp_path, target.getvalue())
    assert rows == [(4, [None, None, *HEAD]), (5, [None, None, NIP, RUMUS])]


def test_bombs_and_endless_tables_are_refused(tmp_path: Path) -> None:
    assert "terlalu besar" in refused(tmp_path, with_parts(book(HEAD), bom=bytes(250_000_000)))
    parts = {f"x{n}": b"" for n in range(450)}
    assert "terlalu besar" in refused(tmp_path, with_parts(book(HEAD), **parts))
    path = tmp_path / "panjang.csv"
    path.write_bytes(b"NIP\n" + b"1\n" * 60_000)
    with path.open("rb") as file:
        (sheet,) = lembar.baca_tabel(file).lembar
    assert sheet.terpotong
    assert len(list(sheet.baris)) < 50_200
    wide = b";".join([b"x" * 1000] * 60) + b"\n"
    assert "terlalu besar" in refused(tmp_path, b"NIP\n" + wide * 1200)


def test_fifty_thousand_rows_are_read_and_our_own_memory_stays_small(tmp_path: Path) -> None:
    text = "\n".join(["NIP;Nama", *(f"{NIP};Pegawai Contoh {n}" for n in range(50_000))])
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    rows, _ = read(tmp_path, text.encode())
    assert len(rows) == 50_001
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 120_000
