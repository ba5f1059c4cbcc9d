"""What of a policy is perhaps a slip is asked about; what is usual is not (F8.4, §3)."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from sikinerja.core.time import Month
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.tpp.rules import (
    CaraHitung,
    CaraKehadiran,
    HasilKinerja,
    Ketentuan,
    Langkah,
    Pelanggaran,
    Tangga,
)
from sikinerja.tpp.rules.ganjil import ganjil_akibat, ganjil_kebijakan
from sikinerja.tpp.rules.kebijakan import baku
from sikinerja.tpp.rules.pratinjau import Pratinjau

D = Decimal
BAKU = baku()
FEBRUARI = Month(2023, 2)


def hasil(*rates: str) -> dict[str, Any]:
    return {"persen_hasil": tuple(zip(HasilKinerja, map(D, rates), strict=True))}


def tangga(persen: str, cara: CaraHitung = CaraHitung.KEJADIAN, batas: str | None = None) -> dict[str, Any]:
    rung = (Langkah(1, D(persen)),)
    return {"tangga": (Tangga(Pelanggaran.TERLAMBAT, cara, rung, D(batas) if batas else None),)}


@pytest.mark.parametrize(
    "change",
    [
        {},
        hasil("100", "90", "75", "50", "25", "10", "0", "0"),
        hasil("100", "100", "80", "60", "0", "0", "0", "0"),
        {"bobot_kinerja": D(50), "bobot_kehadiran": D(50)},
        tangga("0.5"), tangga("0.25", batas="20"), tangga("20"), tangga("50", CaraHitung.MENIT),
        {"ketentuan": (Ketentuan(D(60), keadaan=JenisKeadaan.CUTI_MELAHIRKAN),)},
        {"ketentuan": (Ketentuan(D(0), keadaan=JenisKeadaan.CLTN),)},
        {"persen_tanpa_data": D(100), "batas_potongan": None},
    ],
)  # fmt: skip
def test_what_is_usual_is_not_asked(change: dict[str, Any]) -> None:
    assert ganjil_kebijakan(replace(BAKU, **change)) == []


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (hasil("100", "0.9", "0.75", "0", "0", "0", "0", "0"), ["Baik terbaca 0,9 %. Apakah maksudnya 90?",
         "Butuh Perbaikan terbaca 0,75 %. Apakah maksudnya 75?"]),
        (hasil("1", "1", "0", "0", "0", "0", "0", "0"), ["Sangat Baik terbaca 1 %. Apakah maksudnya 100?",
         "Baik terbaca 1 %. Apakah maksudnya 100?"]),
        (hasil("100", "90", "75", "50", "25", "0", "90", "0"),
         ["Tidak mengisi bernilai 90 %, tidak kurang daripada predikat Baik (90 %)."]),
        (hasil("100", "90", "75", "50", "25", "30", "0", "0"),
         ["Belum dinilai bernilai 30 %, tidak kurang daripada predikat Sangat Kurang (25 %)."]),
        (hasil("10", "10", "5", "5", "5", "0", "0", "0"),
         ["Sangat Baik bernilai 10 %: tidak ada predikat yang mendapat bagian kinerja penuh."]),
        ({"bobot_kinerja": D(40), "bobot_kehadiran": D(60)},
         ["Bobot kinerja 40 % lebih kecil daripada bobot kehadiran 60 %. Apakah tertukar?"]),
        ({"persen_tanpa_data": D("0.5")},
         ["Bila belum ada data kehadiran terbaca 0,5 %. Apakah maksudnya 50?"]),
        ({"batas_potongan": D(1)},
         ["Semua potongan bersama paling banyak terbaca 1 %. Apakah maksudnya 100?"]),
        ({"batas_potongan": D(0), "cara_kehadiran": CaraKehadiran.POTONGAN},
         ["Semua potongan bersama paling banyak 0 %: tidak pernah memotong apa pun."]),
        (tangga("25"), ["Terlambat: setiap kejadian memotong 25 %. Apakah maksudnya 2,5?"]),
        (tangga("0.05"), ["Terlambat: setiap kejadian memotong 0,05 %. Apakah maksudnya 5?"]),
        (tangga("2", batas="0.2"), ["Terlambat, paling banyak terbaca 0,2 %. Apakah maksudnya 20?"]),
        ({"ketentuan": (Ketentuan(D("0.6"), jenis_jabatan=JenisJabatan.FUNGSIONAL),)},
         ["Fungsional Tertentu terbaca 0,6 %. Apakah maksudnya 60?"]),
        ({"ketentuan": (Ketentuan(D(0), jenis_jabatan=JenisJabatan.FUNGSIONAL),)},
         ["Fungsional Tertentu 0 %: semua pejabat fungsional tertentu tidak mendapat TPP."]),
    ],
)  # fmt: skip
def test_what_hardly_can_be_meant(change: dict[str, Any], words: list[str]) -> None:
    assert ganjil_kebijakan(replace(BAKU, **change)) == words


def akibat(kini: str, baru: str, turun: int, *, jumlah: int = 300, pembanding: str = "TPP 2023") -> list[str]:
    found = Pratinjau(jumlah, D(kini), D(baru), 4, turun, 0, (), (), ())
    return ganjil_akibat(found, FEBRUARI, pembanding=pembanding)


def test_what_it_does_to_everybody() -> None:
    (said,) = akibat("49.11", "18.64", 181)
    assert said.startswith("Dengan data Februari 2023 rata-rata TPP turun dari 49,11 % menjadi 18,64 %: ")
    assert said.endswith("181 dari 300 pegawai turun, 4 naik dibanding TPP 2023.")
    assert akibat("49", "48", 74) == [], "a few lose a little"
    assert "75 dari 300 pegawai turun" in akibat("49", "48", 75)[0], "a quarter of all"
    assert "naik dari 49 % menjadi 59 %" in akibat("49", "59", 0)[0]
    assert "tetap 49 %" in akibat("49", "49", 150)[0]
    assert akibat("0", "18.64", 0, pembanding="") == [], "nothing to hold it against"
    assert akibat("0", "0", 0, jumlah=0) == []
