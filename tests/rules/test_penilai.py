"""How high a jabatan stands beside another, and what is odd about a penilai for many (issue 9 §1)."""

from __future__ import annotations

import pytest

from sikinerja.kepegawaian.rules.penilai import Jenjang, bersama


@pytest.mark.parametrize(
    ("penilai", "dinilai", "words"),
    [
        (Jenjang("Kepala Bidang", 11), Jenjang("Analis", 8), ""),
        (Jenjang("Analis", 8), Jenjang("Kepala Bidang", 11), "kelas jabatannya 8, lebih rendah daripada 11"),
        (Jenjang("Analis", 8), Jenjang("Analis", 8), ""),
        (Jenjang("Kepala Bidang", 15), Jenjang("Kepala Dinas", 14, "JPT"), "bukan jabatan pimpinan tinggi"),
        (Jenjang("Kepala Dinas", 14, "JPT"), Jenjang("Analis Ahli Utama", 15), ""),
        (Jenjang("Kepala Dinas", 13, "JPT"), Jenjang("Sekretaris Daerah", 16, "JPT"), "lebih rendah"),
        (
            Jenjang("Guru Ahli Pertama"),
            Jenjang("Guru Ahli Madya"),
            "jenjangnya Ahli Pertama, lebih rendah daripada Ahli Madya",
        ),
        (Jenjang("Perawat Penyelia"), Jenjang("Perawat Terampil"), ""),
        (Jenjang("Perawat Mahir"), Jenjang("Dokter Ahli Muda", 9), "jenjangnya Mahir"),
        (Jenjang("Kepala Seksi"), Jenjang("Guru Ahli Madya"), ""),
        (Jenjang("Guru Ahli Muda", 9), Jenjang("Kepala Seksi"), ""),
    ],
)
def test_lower_is_said_only_where_both_are_known(penilai: Jenjang, dinilai: Jenjang, words: str) -> None:
    said = penilai.di_bawah(dinilai)
    assert words in said
    assert bool(words) is bool(said)


def test_each_thing_once_and_with_whom() -> None:
    rows = [(name, ["a", "b"] if name < "E" else ["a"]) for name in "ABCDE"]
    assert bersama(rows) == ["a", "b (A, B, C dan 1 lainnya)"]
    assert bersama([("A", ["a"])]) == ["a"]
