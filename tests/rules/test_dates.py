"""Days as people write them: read right, or questioned; never read as another day."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.core.dates import KATA_BULAN, baca_tanggal
from sikinerja.core.indonesian import deret_bulan
from sikinerja.core.time import Month

DAYS = st.dates(date(1930, 1, 1), date(2029, 12, 31))


@given(
    DAYS, st.sampled_from(["{d}/{m}/{y}", "{d:02}-{m:02}-{y}", "{d}.{m}.{y}", "{y}-{m:02}-{d:02} 00:00:00"])
)
def test_a_day_written_in_numbers_is_that_day(day: date, form: str) -> None:
    assert baca_tanggal(form.format(d=day.day, m=day.month, y=day.year)) == day


@given(
    DAYS,
    st.sampled_from(sorted(KATA_BULAN)),
    st.sampled_from(["{d} {m} {y}", "{d}-{m}-{s:02}", "Senin, {d} {m}. {y}"]),
)
def test_a_day_with_its_month_in_words_is_that_day(day: date, word: str, form: str) -> None:
    day = date(day.year, KATA_BULAN[word], min(day.day, 28))
    text = form.format(d=day.day, m=word.title(), y=day.year, s=day.year % 100)
    assert baca_tanggal(text) == day


@given(st.text("0123456789/-. JanFebMretAgsDs:T", max_size=20))
def test_whatever_is_typed_is_a_day_or_refused(text: str) -> None:
    with suppress(ValueError):
        assert 1900 <= baca_tanggal(text).year <= 2100


@pytest.mark.parametrize(
    "text", ["12/31/2020", "31/02/2021", "4/1/21", "2021", "besok", "1 Janurai 2021", "0/1/2021"]
)
def test_what_has_no_meaning_or_two_is_questioned(text: str) -> None:
    with pytest.raises(ValueError, match=r"[a-z]"):
        baca_tanggal(text)


@pytest.mark.parametrize(
    ("months", "said"),
    [
        ([(2023, 1)], "Januari 2023"),
        ([(2023, 1), (2023, 2), (2023, 5)], "Januari, Februari dan Mei 2023"),
        ([(2023, n) for n in (1, 2, 3, 5)], "Januari–Maret dan Mei 2023"),
        ([(2022, 10), (2022, 11), (2022, 12), (2023, 1)], "Oktober–Desember 2022, Januari 2023"),
    ],
)
def test_months_in_a_row_are_a_span(months: list[tuple[int, int]], said: str) -> None:
    assert deret_bulan(Month(*one) for one in months) == said
