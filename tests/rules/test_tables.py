"""Tables for spreadsheets: nothing of a cell is lost, nothing becomes a formula, memory stays flat."""

from __future__ import annotations

import io
import tracemalloc
import zipfile
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from python_calamine import load_workbook

from sikinerja.core import tables
from sikinerja.core.tables import Cell, Column, Table

NIP = "198001012010011001"
ODD = [
    "=1+1",
    "+62",
    "-",
    "@x",
    "'=x",
    "<b>&amp;</b>",
    "  dua  spasi ",
    "garis\nbaru",
    "😀",
    "_x0041_",
    'a;"b"',
]
HEAD = [Column(f"Kolom {n}", 12) for n in range(len(ODD))]


def xlsx(*rows: list[Cell], above: list[list[Cell]] | None = None) -> bytes:
    target = io.BytesIO()
    count = tables.write_xlsx(Table(HEAD, iter(rows), above=above or []), target)
    assert count == len(rows)
    return target.getvalue()


def csv(*rows: list[Cell]) -> str:
    target = io.BytesIO()
    assert tables.write_csv(Table(HEAD[:3], iter(rows)), target) == len(rows)
    return target.getvalue().decode()


def test_text_stays_text_and_numbers_are_numbers() -> None:
    data = xlsx(list(ODD), [NIP, 12, Decimal("87.50"), int(NIP), "0012", True, None, ""])
    rows = load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[0] == [column.title for column in HEAD]
    assert rows[1] == ODD
    assert rows[2][:6] == [NIP, 12.0, 87.5, NIP, "0012", "ya"]
    sheet = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet
    assert b'topLeftCell="A2"' in sheet


def test_days_and_moments_are_dates_of_the_spreadsheet() -> None:
    moment = datetime(2023, 2, 27, 23, 59, tzinfo=UTC)
    data = xlsx([date(2023, 1, 3), moment], above=[["Rekap"], []])
    rows = load_workbook(io.BytesIO(data)).get_sheet_by_index(0).to_python()
    assert rows[0][0] == "Rekap"
    assert rows[3][0] == date(2023, 1, 3)
    assert rows[3][1] == datetime(2023, 2, 27, 23, 59)  # noqa: DTZ001 - a spreadsheet knows no zone


def test_the_same_rows_make_the_same_bytes() -> None:
    assert xlsx(["a", 1], ["b", 2]) == xlsx(["a", 1], ["b", 2])


def test_csv_opens_in_a_spreadsheet_and_runs_nothing() -> None:
    text = csv([NIP, Decimal("87.50"), date(2023, 1, 3)], ["=1+1", "-5", 'a;"b"'], [True, None, -5])
    assert text == (
        f'\ufeffKolom 0;Kolom 1;Kolom 2\r\n{NIP};87,50;03-01-2023\r\n\'=1+1;\'-5;"a;""b"""\r\nya;;-5\r\n'
    )
    assert [tables.unescaped(tables.csv_text(odd)) for odd in ODD] == ODD


def test_memory_does_not_grow_with_the_rows() -> None:
    def peak(count: int) -> int:
        tracemalloc.start()
        rows = ([NIP, f"Pegawai {n}", n] for n in range(count))
        tables.write_xlsx(Table(HEAD[:3], rows), io.BytesIO())
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(6000) < peak(300) + 400_000


def test_more_rows_than_a_sheet_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "MAKS_BARIS", 3)
    assert xlsx(["a"], ["b"])
    with pytest.raises(tables.TooLong):
        xlsx(["a"], ["b"], ["c"])
