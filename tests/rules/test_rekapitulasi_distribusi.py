"""A distribution against the pola of SE MenPANRB 3/2023 (documents.md §H), at the edges of each rule."""

from __future__ import annotations

import pytest

from sikinerja.penilaian.rules import POLA_DISTRIBUSI, Capaian
from sikinerja.rekapitulasi.rules.distribusi import SYARAT, KeadaanPola, periksa_pola

C, K = Capaian, KeadaanPola


def spread(sb: int = 0, b: int = 0, bp: int = 0, k: int = 0, sk: int = 0) -> dict[str, int]:
    """How many have which predikat."""
    return {"SANGAT_BAIK": sb, "BAIK": b, "BUTUH_PERBAIKAN": bp, "KURANG": k, "SANGAT_KURANG": sk}


@pytest.mark.parametrize(
    ("capaian", "jumlah", "keadaan"),
    [
        (C.ISTIMEWA, spread(sb=70, b=30), K.SESUAI),
        (C.ISTIMEWA, spread(sb=71, b=29), K.MENYIMPANG),
        (C.ISTIMEWA, spread(sb=50, b=50), K.MENYIMPANG),
        (C.BAIK, spread(sb=29, b=70, bp=1), K.SESUAI),
        (C.BAIK, spread(sb=29, b=70, k=1), K.SESUAI),
        (C.BAIK, spread(sb=30, b=70), K.MENYIMPANG),
        (C.BAIK, spread(b=71, bp=29), K.MENYIMPANG),
        (C.BUTUH_PERBAIKAN, spread(sb=10, b=30, bp=60), K.SESUAI),
        (C.BUTUH_PERBAIKAN, spread(sb=11, b=29, bp=60), K.MENYIMPANG),
        (C.BUTUH_PERBAIKAN, spread(b=41, bp=59), K.MENYIMPANG),
        (C.KURANG, spread(sb=10, b=20, bp=10, k=60), K.SESUAI),
        (C.KURANG, spread(sb=10, b=21, bp=9, k=60), K.MENYIMPANG),
        (C.SANGAT_KURANG, spread(b=30, bp=5, k=5, sk=60), K.SESUAI),
        (C.SANGAT_KURANG, spread(sb=1, b=29, bp=5, k=5, sk=60), K.MENYIMPANG),
        (C.SANGAT_KURANG, spread(b=31, bp=4, k=5, sk=60), K.MENYIMPANG),
        (C.BAIK, spread(b=9), K.SEDIKIT),
        (C.BAIK, spread(), K.KOSONG),
        (None, spread(b=100), K.TANPA_CAPAIAN),
    ],
)
def test_each_rule_at_its_edge(capaian: Capaian | None, jumlah: dict[str, int], keadaan: KeadaanPola) -> None:
    assert periksa_pola(capaian, jumlah).keadaan == keadaan


def test_the_warning_says_what_departs() -> None:
    found = periksa_pola(C.BAIK, spread(sb=10, b=90))

    assert found.alasan == ("Baik 90 %, paling banyak 70 %", "Tidak ada Butuh Perbaikan dan/atau Kurang")


def test_every_capaian_has_rules_and_words() -> None:
    assert set(SYARAT) == set(POLA_DISTRIBUSI) == set(Capaian)
