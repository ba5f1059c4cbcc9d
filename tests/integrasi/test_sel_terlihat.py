"""A cell is quoted as the clerk sees it in the spreadsheet, with how to mend it in the words of the form."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from sikinerja.integrasi._lembar import formats, limits
from tests.builders import berkas as b
from tests.integrasi.test_berkas_kantor import NUMBERS, read

MENIT, NILAI = 7, 9
SEL = {
    "jam": (0.0625, "h:mm", "tulis jumlah menitnya, bukan jam (01:30 ditulis 90) (tertulis “01:30”)"),
    "lama": (1.0625, "[h]:mm", "(01:30 ditulis 90) (tertulis “25:30”)"),
    "detik": (5430 / 86_400, "mm:ss", "(tertulis “01:30:30”)"),
    "tanggal": (
        dt.date(2023, 5, 9),
        "dd/mm/yyyy",
        "sel ini berisi tanggal: ubah format kolomnya menjadi Number",
    ),
    "bulan": (dt.date(2023, 5, 9), "mmm-yy", "(tertulis “09/05/2023”)"),
    "persen": (0.2, "0%", "(tertulis “20%”)"),
    "koma": (97.5, "General", "(tertulis “97,5”)"),
    "benar": (True, "General", "(tertulis “TRUE”)"),
}


def told(column: int, value: Any, code: str) -> str:
    """What is said of one cell of the first row."""
    rows = [list(row) for row in NUMBERS]
    rows[1][column] = value
    if isinstance(value, dt.date):
        value = (value - dt.date(1899, 12, 30)).days
        rows[1][column] = value
    first = read(b.xlsx(rows, format_of={column: code})).baris[0]
    return first.salah[0][1]


@pytest.mark.parametrize("name", SEL)
def test_a_cell_of_minutes_is_quoted_as_it_is_seen(name: str) -> None:
    value, code, words = SEL[name]
    assert words in told(MENIT, value, code)


@pytest.mark.parametrize(
    ("value", "code", "words"),
    [
        (0.0625, "hh:mm", "sel ini berisi jam: ubah format kolomnya menjadi Number, lalu ketik lagi"),
        (dt.date(2023, 5, 12), "d-mmm", "sel ini berisi tanggal"),
        (dt.date(2023, 5, 12), "d-mmm", "(tertulis “12/05/2023”)"),
    ],
)
def test_a_nilai_that_became_a_time_or_a_day(value: Any, code: str, words: str) -> None:
    assert words in told(NILAI, value, code)


def test_no_minutes_shown_as_a_time_are_none() -> None:
    rows = [list(row) for row in NUMBERS]
    rows[1][MENIT] = 0
    assert read(b.xlsx(rows, format_of={MENIT: "h:mm"})).baris[0].isi["terlambat_menit"] == 0


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (dt.datetime(2023, 5, 9, 7, 30, tzinfo=dt.UTC), "09/05/2023"), (dt.date(2023, 5, 9), "09/05/2023"),
        (dt.time(1, 30), "01:30"), (dt.timedelta(hours=26, minutes=5), "26:05"),
    ],
)  # fmt: skip
def test_days_and_times_of_old_workbooks(value: Any, shown: str) -> None:
    assert limits.written(value) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("2023-05-09T00:00:00.000", "09/05/2023"), ("2023-05-09", "09/05/2023"),
        ("1899-12-31T01:30:00.000", "01:30"), ("besok", "besok"),
    ],
)  # fmt: skip
def test_days_as_machines_write_them(text: str, shown: str) -> None:
    assert limits.moment(text) == shown


@pytest.mark.parametrize("code", ["h:mm", "hh:mm:ss", "[h]:mm", "[mm]:ss", "h:mm AM/PM"])
def test_a_format_of_times_is_known(code: str) -> None:
    assert formats.read(code).time


@pytest.mark.parametrize("code", ["General", "0.00", '#,##0 "hari"', "Standard", "dd/mm/yyyy hh:mm"])
def test_another_format_is_none_of_times(code: str) -> None:
    assert not formats.read(code).time
