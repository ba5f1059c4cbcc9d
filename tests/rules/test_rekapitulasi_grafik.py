"""Where the pieces of a chart lie: they fill their place, leave nothing out and never lie about a share."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.realisasi.rules.kedudukan import KedudukanBulan
from sikinerja.rekapitulasi.rules.bulanan import turunan
from sikinerja.rekapitulasi.rules.grafik import persen, tumpuk, tumpukan

KINDS = list(KedudukanBulan)
counts = st.dictionaries(st.sampled_from([k.value for k in KINDS]), st.integers(0, 10_000))


@given(counts)
def test_pieces_lie_end_to_end_and_fill_the_place(jumlah: dict[str, int]) -> None:
    bar = tumpuk("Semua", jumlah, KINDS)

    assert bar.total == sum(jumlah.values()) == sum(p.jumlah for p in bar.potongan)
    at = 0.0
    for piece in bar.potongan:
        assert piece.jumlah > 0
        assert piece.mulai == pytest.approx(at, abs=0.02)
        at = piece.mulai + piece.panjang
    assert at == pytest.approx(100 if bar.total else 0, abs=0.02)


def test_bars_beside_each_other_share_a_scale() -> None:
    small, large = tumpukan(
        [("A", {"DINILAI": 5}), ("B", {"DINILAI": 10, "MENUNGGU": 10})], KINDS, sama_panjang=False
    )

    assert [p.panjang for p in small.potongan] == [25.0]
    assert [(p.mulai, p.panjang, p.tengah) for p in large.potongan] == [(0.0, 50.0, 25.0), (50.0, 50.0, 75.0)]


def test_who_hears_a_bar_hears_every_piece() -> None:
    bar = tumpuk("Bidang", {"DINILAI": 2, "BELUM_DIISI": 1}, KINDS)

    assert bar.teks == "2 Dinilai (67 %), 1 Belum mengisi (33 %)"
    assert tumpuk("Bidang", {}, KINDS).teks == "belum ada"


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(0, 0, 0), (0, 9, 0), (1, 1000, 1), (999, 1000, 99), (9, 9, 100)],
)
def test_a_share_is_nothing_or_all_only_where_it_is(part: int, whole: int, expected: int) -> None:
    assert persen(part, whole) == expected


def test_units_below_a_unit() -> None:
    induk = {1: None, 2: 1, 3: 2, 4: 1, 5: None}

    assert turunan(1, induk) == [1, 2, 3, 4]
    assert turunan(2, induk) == [2, 3]
    assert turunan(5, induk) == [5]
