"""What an activity must be (domain.md §4.1, §9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.aktivitas import rules
from sikinerja.aktivitas.rules import Isian, periksa, pisah
from sikinerja.core.errors import Invalid

TODAY = date(2023, 3, 7)
GOOD = Isian(TODAY, time(8), time(11), "Menyusun laporan", 1)
minutes = st.times().map(lambda t: t.replace(second=0, microsecond=0))
days = st.dates(date(2020, 1, 1), TODAY)


@pytest.mark.parametrize(
    ("wrong", "field", "says"),
    [
        ({"uraian": " \n "}, "uraian", "Tulis apa"),
        ({"uraian": "x" * 1001}, "uraian", "1000"),
        ({"selesai": time(8)}, "selesai", rules.MULAI_SEBELUM_SELESAI),
        ({"selesai": time(7, 59)}, "selesai", "dua aktivitas"),
        ({"selesai": time(8, 0, 59)}, "selesai", rules.MULAI_SEBELUM_SELESAI),
        ({"tanggal": date(2023, 3, 8)}, "tanggal", "buat rencana"),
    ],
)
def test_what_is_wrong_is_said_beside_its_field(wrong: dict[str, object], field: str, says: str) -> None:
    with pytest.raises(Invalid) as refused:
        periksa(replace(GOOD, **wrong), today=TODAY)  # type: ignore[arg-type]
    assert [field] == list(refused.value.fields)
    assert says in refused.value.message


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(Invalid) as refused:
        periksa(Isian(date(2024, 1, 1), time(9), time(8), "", None), today=TODAY)
    assert set(refused.value.fields) == {"uraian", "selesai", "tanggal"}


def test_a_saturday_and_a_night_are_fine() -> None:
    saturday = replace(GOOD, tanggal=date(2023, 2, 25), mulai=time(0), selesai=time(23, 59))
    assert periksa(saturday, today=TODAY) == saturday


def test_a_plan_is_for_today_or_later() -> None:
    assert periksa(replace(GOOD, tanggal=date(2023, 3, 8)), today=TODAY, rencana=True)
    with pytest.raises(Invalid) as refused:
        periksa(replace(GOOD, tanggal=date(2023, 3, 6)), today=TODAY, rencana=True)
    assert refused.value.fields == {"tanggal": [rules.RENCANA_LEWAT]}
    with pytest.raises(Invalid) as refused:
        periksa(replace(GOOD, mulai=time(12)), today=TODAY, rencana=True)
    assert refused.value.fields == {"selesai": [rules.MULAI_SEBELUM_SELESAI]}


def test_a_night_becomes_two_rows() -> None:
    night = Isian(date(2023, 2, 28), time(22), time(2, 30), "Jaga server", None)
    first, second = pisah(night, today=TODAY)
    assert (first.tanggal, first.mulai, first.selesai) == (date(2023, 2, 28), time(22), time(23, 59))
    assert (second.tanggal, second.mulai, second.selesai) == (date(2023, 3, 1), time(0), time(2, 30))


def test_until_midnight_sharp_is_one_row_even_today() -> None:
    assert pisah(replace(GOOD, mulai=time(22), selesai=time(0)), today=TODAY) == [
        replace(GOOD, mulai=time(22), selesai=time(23, 59))
    ]


def test_tonights_second_half_is_not_yet() -> None:
    with pytest.raises(Invalid) as refused:
        pisah(replace(GOOD, mulai=time(22), selesai=time(1)), today=TODAY)
    assert refused.value.fields == {"selesai": [rules.LANJUTAN_BESOK]}


@given(days, minutes, minutes)
def test_split_rows_are_valid_and_lose_at_most_a_minute(day: date, start: time, end: time) -> None:
    isian = Isian(day - timedelta(days=1), start, end, "x", None)
    parts = pisah(isian, today=TODAY)
    if start == end or (start, end) == (time(23, 59), time(0)):
        return
    begin = datetime.combine(isian.tanggal, start)
    finish = datetime.combine(isian.tanggal, end) + timedelta(days=1 if end < start else 0)
    for part in parts:
        assert periksa(part, today=TODAY) == part or end == time(0)
    spent = sum(rules.menit(part.mulai, part.selesai) for part in parts)
    assert (finish - begin) // timedelta(minutes=1) - spent in (0, 1)


@given(st.integers(-10, 3000))
def test_a_day_is_never_darker_than_the_darkest(minutes: int) -> None:
    assert 0 <= rules.kadar(minutes) <= 4
    assert (rules.kadar(minutes) == 0) == (minutes <= 0)
    assert rules.kadar(minutes) <= rules.kadar(minutes + 1)
    assert (rules.kadar(minutes) == 4) == (minutes >= 450)


@pytest.mark.parametrize(
    ("minutes", "words"), [(0, "0 menit"), (30, "30 menit"), (60, "1 jam"), (7290, "121 jam 30 menit")]
)
def test_lengths_are_told_in_hours(minutes: int, words: str) -> None:
    assert rules.lama(minutes) == words
