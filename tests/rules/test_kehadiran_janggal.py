"""Numbers of attendance that contradict each other are asked about, in words that name them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from sikinerja.kehadiran.rules.janggal import ragu
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan, Keadaan
from tests.builders.kehadiran import FEBRUARI, angka


def asked(**change: Any) -> list[tuple[str, str]]:
    """What is asked about a good month with changes."""
    return list(ragu(angka(**change), month=FEBRUARI, lalu=None, berpecahan=False))


def test_attendance_and_absence_interchanged() -> None:
    assert asked(hadir=0, alpa=20, izin_cuti=0, nilai=Decimal(100)) == [
        (
            "nilai",
            "100, padahal hadir 0 dan alpa 20 dari 20 hari kerja. Apakah kolom hadir dan alpa tertukar?",
        )
    ]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"hadir": 18, "alpa": 1, "nilai": 100}, "100, padahal hadir 18 dan alpa 1 dari 20 hari kerja."),
        ({"hadir": 0, "alpa": 20, "izin_cuti": 0, "nilai": 40}, "40, padahal hadir 0 dan alpa 20"),
        ({"hadir": 0, "izin_cuti": 0, "nilai": 100}, "100, padahal hadir 0 dan alpa 0 dari 20 hari kerja."),
        ({"hari_kerja": 0, "hadir": 0, "izin_cuti": 0, "nilai": 90}, "dari 0 hari kerja."),
        ({"hadir": 20, "izin_cuti": 0, "nilai": 40}, "40, padahal hadir 20 dari 20 hari kerja, tanpa"),
        ({"nilai": 1}, "1, padahal hadir 19 dari 20 hari kerja."),
        ({"hadir": 3, "izin_cuti": 0}, "hadir 3, alpa 0, izin/cuti 0, padahal hari kerja 20: 17 hari"),
        ({"terlambat": 2}, "0 menit, padahal terlambat 2 kali."),
        ({"pulang_cepat": 1, "pulang_cepat_menit": 700}, "700 menit, padahal pulang cepat hanya 1 kali."),
        ({"hari_kerja": 25, "hadir": 24}, "25, padahal Februari 2023 tanpa hari Minggu hanya 24 hari."),
    ],
)  # fmt: skip
def test_what_cannot_be_true_together(change: dict[str, Any], told: str) -> None:
    if "nilai" in change:
        change = {**change, "nilai": Decimal(change["nilai"])}
    assert [text for _, text in asked(**change) if told in text], asked(**change)


@pytest.mark.parametrize(
    "change",
    [
        {}, {"hadir": 0, "izin_cuti": 20, "nilai": Decimal(100)},
        {"alpa": 1, "hadir": 18, "nilai": Decimal(97)}, {"terlambat": 5, "terlambat_menit": None},
        {"hadir": 0, "alpa": 20, "izin_cuti": 0, "nilai": Decimal(0)},
        {"hadir": 10, "alpa": 10, "izin_cuti": 0, "nilai": Decimal(50)}, {"hadir": 20, "izin_cuti": 0},
        {"terlambat": 3, "terlambat_menit": 90, "hadir": 12, "nilai": Decimal(45)},
    ],
)  # fmt: skip
def test_a_possible_month_is_not_asked_about(change: dict[str, Any]) -> None:
    assert asked(**change) == []


@pytest.mark.parametrize(
    ("mulai", "hadir", "asked"),
    [(date(2022, 3, 1), 18, True), (date(2023, 2, 1), 18, True), (date(2023, 2, 1), 0, False),
     (date(2023, 2, 20), 12, False)],
)  # fmt: skip
def test_who_is_recorded_as_away_the_whole_month_was_there(mulai: date, hadir: int, asked: bool) -> None:
    away = Keadaan(JenisKeadaan.MENINGGAL if mulai.day > 1 else JenisKeadaan.TUGAS_BELAJAR, mulai)
    row = angka(hadir=hadir, izin_cuti=20 - hadir)
    found = list(ragu(row, month=FEBRUARI, lalu=None, berpecahan=False, keadaan=away))
    told = "18 hari, padahal sebulan penuh tercatat tugas belajar."
    assert found == ([("hadir", told)] if asked else [])
