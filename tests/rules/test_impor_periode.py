"""Which month a file says it is about: told plainly, never guessed."""

from __future__ import annotations

import pytest

from sikinerja.core.time import Month
from sikinerja.impor.rules.periode import bulan_lain

FEBRUARI = Month(2023, 2)
LAIN = {
    "nama bulan": (["REKAP KEHADIRAN BULAN JANUARI 2023"], "", ""),
    "tahun lain": (["Rekap Absensi Bulan: Februari 2022"], "", ""),
    "singkatan": (["REKAP JAN 2023"], "", ""),
    "ejaan lama": (["Nopember 2022"], "", ""),
    "bahasa Inggris": (["Attendance, August 2022"], "", ""),
    "disingkat": (["Absensi Agust 2022"], "", ""),
    "angka": (["Periode 01/2023"], "", ""),
    "rentang hari": (["PERIODE : 1 JANUARI 2023 S.D. 31 JANUARI 2023"], "", ""),
    "tahun pada baris lain": (["BULAN : JANUARI", "TAHUN 2023"], "", ""),
    "nama lembar": (["Rekap"], "Januari 2023", ""),
    "nama berkas": ([], "Sheet1", "absen_januari_2023.xlsx"),
}
SAMA = {
    "bulan itu": (["Bulan Februari 2023"], "Januari 2023", "januari 2023.xlsx"),
    "ejaan lain": (["Pebruari 2023"], "", ""),
    "bahasa Inggris": (["Attendance February 2023"], "", ""),
    "tahun anggaran": (["BULAN FEBRUARI", "TAHUN ANGGARAN 2023"], "", ""),
    "hari surat": (["Ambon, 5 Maret 2023"], "", ""),
    "dicetak": (["Dicetak Maret 2023"], "", ""),
    "dua bulan": (["26 Januari 2023 s.d. 25 Februari 2023"], "", ""),
    "peraturan": (["Peraturan Gubernur Nomor 5 Tahun 2022"], "", ""),
    "lembar tanpa tahun": ([], "Jan", ""),
    "berkas bertanggal": ([], "", "absensi_2023-03-05.xlsx"),
    "dikirim": ([], "", "Rekap Feb dikirim Maret 2023.xlsx"),
    "tidak ada": ([], "", ""),
}


@pytest.mark.parametrize(("kepala", "lembar", "berkas"), LAIN.values(), ids=LAIN.keys())
def test_another_month_is_asked_about(kepala: list[str], lembar: str, berkas: str) -> None:
    said = bulan_lain(FEBRUARI, kepala=kepala, lembar=lembar, berkas=berkas)
    assert said.startswith("Berkas menyebut ")
    assert "padahal Anda memuat Februari 2023" in said


@pytest.mark.parametrize(("kepala", "lembar", "berkas"), SAMA.values(), ids=SAMA.keys())
def test_what_is_no_other_month_is_not(kepala: list[str], lembar: str, berkas: str) -> None:
    assert not bulan_lain(FEBRUARI, kepala=kepala, lembar=lembar, berkas=berkas)
