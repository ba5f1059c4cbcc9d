"""When somebody is reminded (F8.6): pure."""

from __future__ import annotations

from datetime import date

import pytest

from sikinerja.core.time import Month
from sikinerja.pengingat import messages, rules
from sikinerja.pengingat.rules import Baris, JenisPengingat
from tests.moments import ZONE, moment

FEBRUARI = Month(2023, 2)
J = JenisPengingat


def step(now: str, batas: str = "2023-03-10 23:59:59") -> list[int]:
    """The steps at which a deadline is named at a moment."""
    return [r.langkah for r in rules.rentang(moment(now), ZONE) if r.dari < moment(batas) <= r.sampai]


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("2023-03-06 23:59:59", []),
        ("2023-03-07 00:00:00", [3]),
        ("2023-03-08 12:00", [3]),
        ("2023-03-09 06:00", [1]),
        ("2023-03-10 23:59:59", [1]),
        ("2023-03-11 00:00:00", []),
    ],
)
def test_three_days_and_one_day_before_never_after(now: str, found: list[int]) -> None:
    assert step(now) == found


def test_nobodys_phone_rings_at_night() -> None:
    assert not rules.waktunya(moment("2023-03-07 05:59:59"), ZONE)
    assert rules.waktunya(moment("2023-03-07 06:00"), ZONE)


def test_those_above_are_told_at_the_last_step_only() -> None:
    turns = rules.giliran()
    assert (J.ATASAN, rules.DINI) not in turns
    assert (J.ATASAN, rules.AKHIR) in turns
    assert turns[0] == (J.PENGISIAN, rules.AKHIR)
    assert len(turns) == len(set(turns)) == 8


def rows(*urut: int) -> list[Baris]:
    """A part of a chunk."""
    return [Baris(n, n, FEBRUARI, date(2023, 3, 10)) for n in urut]


def test_a_part_that_was_cut_leaves_the_unfinished_to_the_next() -> None:
    found, cut = rules.penggal([rows(1, 2, 3), rows(2, 9)], 3)
    assert ([row.urut for row in found], cut) == ([1, 2, 2], 2)
    found, cut = rules.penggal([rows(3), rows(9)], 3)
    assert ([row.urut for row in found], cut) == ([3, 9], None)
    found, cut = rules.penggal([rows(5, 5, 5)], 3)
    assert ([row.urut for row in found], cut) == ([5, 5, 5], 5), "one of a piece does not stand still"
    assert rules.penggal([], 3) == ([], None)


def test_the_words_say_what_until_when_and_how_long() -> None:
    today = date(2023, 3, 7)
    judul, isi = messages.kabar(J.PENGISIAN, rows(1), today)
    assert judul == "Isi realisasi Februari 2023: batas 10 Maret 2023, 3 hari lagi"
    assert "belum Anda ajukan" in isi
    many = [Baris(1, 1, month, date(2023, 3, 10)) for month in (Month(2023, 1), FEBRUARI)]
    assert "Januari 2023 dan Februari 2023" in messages.kabar(J.PENGISIAN, many, date(2023, 3, 9))[0]
    queue = [Baris(1, 1, FEBRUARI, date(2023, 3, 12), 40), Baris(1, 1, FEBRUARI, date(2023, 3, 15), 1)]
    judul, isi = messages.kabar(J.PENILAIAN, queue, date(2023, 3, 11))
    assert judul == "41 realisasi bawahan belum Anda nilai: batas 12 Maret 2023, besok hari terakhir"
    assert isi == (
        "Februari 2023: 40 realisasi, dinilai paling lambat 12 Maret 2023; "
        "Februari 2023: 1 realisasi, dinilai paling lambat 15 Maret 2023."
    )
    above = [Baris(1, 1, FEBRUARI, date(2023, 3, 12), 2, nama=f"Penilai {n}") for n in range(10)]
    judul, isi = messages.kabar(J.ATASAN, above, date(2023, 3, 12))
    assert judul.startswith("20 realisasi belum dinilai oleh bawahan Anda: batas 12 Maret 2023, hari ini")
    assert isi.endswith("; dan 2 lainnya.")
