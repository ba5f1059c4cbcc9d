"""Numbers that can be so and hardly are: pointed out once before they are saved (issue 9 §3)."""

from __future__ import annotations

from decimal import Decimal

from sikinerja.core.angka import PERSEN
from sikinerja.core.indonesian import angka
from sikinerja.core.text import fold

KELIPATAN = 100
"""So many times the target of a whole year, in one report: a decimal mark was lost."""


def target_ganjil(teks: str, target: Decimal, satuan: str) -> str:
    """What to ask about a target: a percentage written as a fraction, or a thousandfold; empty: nothing.

    ``teks``: of which indikator, where there are several.
    """
    if fold(satuan) not in PERSEN or not (0 < target <= 1 or target >= 1000):
        return ""
    nama = f"Target “{teks[:80]}”" if teks else "Target"
    return _tanya(nama, target, satuan, target * 100 if target <= 1 else target / 1000)


def realisasi_ganjil(teks: str, realisasi: Decimal, *, target: Decimal, satuan: str) -> str:
    """What to ask about a reported number: as of a target, or many times the target; empty: nothing."""
    nama = f"Realisasi “{teks[:80]}”"
    if fold(satuan) in PERSEN and target > 1 and 0 < realisasi <= 1:
        return _tanya(nama, realisasi, satuan, realisasi * 100)
    if target <= 0 or realisasi < KELIPATAN * target:
        return ""
    kali = f" {angka((realisasi / target).quantize(Decimal(1)))} kali targetnya ({angka(target)})"
    return _tanya(nama, realisasi, f"{satuan},{kali}", realisasi / 1000)


def _tanya(nama: str, terbaca: Decimal, satuan: str, maksud: Decimal) -> str:
    return f"{nama} terbaca {angka(terbaca)} {satuan}. Apakah maksudnya {angka(maksud)}?"
