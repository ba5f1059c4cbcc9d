"""The quadrant and what a rating needs (domain.md §4.5): pure rules."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.core.time import Month
from sikinerja.jadwal.rules import jendela_bulan
from sikinerja.penilaian import rules
from sikinerja.penilaian.rules import KUADRAN, Rating
from sikinerja.skp.rules import Predikat
from tests.cast import ZONE, moment

RATINGS = st.sampled_from(list(Rating))
ORDER = [Rating.DI_BAWAH, Rating.SESUAI, Rating.DI_ATAS]
TABLE = """
DI_ATAS   KURANG         BAIK             SANGAT_BAIK
SESUAI    KURANG         BAIK             BAIK
DI_BAWAH  SANGAT_KURANG  BUTUH_PERBAIKAN  BUTUH_PERBAIKAN
"""


def test_the_table_of_the_regulation() -> None:
    expected = {}
    for line in TABLE.split("\n")[1:-1]:
        row, *words = line.split()
        expected |= {(row, column): word for column, word in zip(ORDER, words, strict=True)}
    assert {(h.value, p): w.value for (h, p), w in KUADRAN.items()} == expected
    assert len(KUADRAN) == 9


def worth(predikat: Predikat) -> int:
    return -list(Predikat).index(predikat)


@given(RATINGS, RATINGS, RATINGS)
def test_a_better_rating_never_gives_a_worse_predikat(one: Rating, two: Rating, other: Rating) -> None:
    low, high = sorted((one, two), key=ORDER.index)
    assert worth(rules.predikat(low, other)) <= worth(rules.predikat(high, other))
    assert worth(rules.predikat(other, low)) <= worth(rules.predikat(other, high))


@given(st.text(max_size=12))
def test_only_the_three_ratings_are_read(text: str) -> None:
    assert rules.baca_rating(text) in {None, *Rating}
    assert rules.baca_rating("SESUAI") is Rating.SESUAI


@given(st.dictionaries(st.integers(1, 5), st.text(max_size=5)), st.text(max_size=5))
def test_only_empty_ones_are_filled(typed: dict[int, str], fill: str) -> None:
    texts = rules.isi_yang_kosong(typed, range(1, 6), fill)
    for key, text in texts.items():
        assert text == (typed.get(key, "").strip() or fill.strip())


@pytest.mark.parametrize(("length", "is_right"), [(0, False), (199, False), (200, True), (10_001, False)])
def test_the_reason_has_200_characters(length: int, is_right: bool) -> None:
    assert (rules.periksa_alasan("x" * length) == "") == is_right


@pytest.mark.parametrize(
    ("at", "word"),
    [
        ("2023-02-28 23:59:59", "belum dibuka"),
        ("2023-03-01 00:00:00", ""),
        ("2023-03-12 23:59:59", ""),
        ("2023-03-13 00:00:00", "sudah ditutup"),
    ],
)
def test_the_rating_window(at: str, word: str) -> None:
    window = jendela_bulan(Month(2023, 2), [], [], ZONE)
    message = rules.pesan_di_luar_jadwal(window, now=moment(at), zone=ZONE)
    assert word in message
    assert bool(message) == bool(word)
