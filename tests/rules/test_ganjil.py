"""Numbers that hardly can be meant are asked about; those of every day are not (§3)."""

from __future__ import annotations

from decimal import Decimal

import pytest

from sikinerja.skp.rules.ganjil import realisasi_ganjil, target_ganjil


@pytest.mark.parametrize(
    ("realisasi", "target", "satuan", "maksud"),
    [
        ("97500", "98", "dokumen", "97,5"), ("12000", "12", "laporan", "12"),
        ("1200", "12", "laporan", "1,2"),
        ("0.95", "95", "%", "95"), ("1", "100", "persen", "100"), ("95000", "95", "%", "95"),
        ("1199", "12", "laporan", None), ("0", "95", "%", None), ("95", "95", "%", None),
        ("0.5", "1", "%", None), ("5000", "0", "dokumen", None), ("0.95", "95", "dokumen", None),
    ],
)  # fmt: skip
def test_realisasi(realisasi: str, target: str, satuan: str, maksud: str | None) -> None:
    asked = realisasi_ganjil("Jumlah", Decimal(realisasi), target=Decimal(target), satuan=satuan)
    assert asked.endswith(f"Apakah maksudnya {maksud}?") == (maksud is not None)
    assert bool(asked) == (maksud is not None)


@pytest.mark.parametrize(
    ("target", "satuan", "asked"),
    [
        ("0.95", "%", True), ("1000", "persen", True), ("95", "%", False), ("97500", "dokumen", False),
        ("0", "%", False),
    ],
)  # fmt: skip
def test_target(target: str, satuan: str, asked: bool) -> None:
    assert bool(target_ganjil("Capaian", Decimal(target), satuan)) == asked
