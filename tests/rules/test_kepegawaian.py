"""Rules of personnel data, without a database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sikinerja.kepegawaian import rules
from sikinerja.kepegawaian.rules import IsianRiwayat

ISIAN = IsianRiwayat(
    tahun=2023,
    jenis_jabatan="FUNGSIONAL",
    jabatan_id=1,
    tmt=date(2021, 1, 3),
    perangkat_daerah_id=1,
    unit_kerja_id=1,
    penilai_id=1,
    aktif=True,
)


@pytest.mark.parametrize(
    ("jenis", "nip"),
    [
        ("PNS", "197809172019031005"),
        ("PNS", "199004172015021003"),
        ("PNS", "200002292019122001"),
        ("PPPK", "199107302021211002"),
        ("PPPK", "199107302024242002"),
    ],
)
def test_a_well_formed_number_is_taken(jenis: str, nip: str) -> None:
    assert rules.salah_nip(jenis, nip) is None


@pytest.mark.parametrize(
    ("jenis", "nip", "word"),
    [
        ("PNS", "", "18 angka"),
        ("PNS", "19780917201903100", "18 angka"),
        ("PNS", "1978091720190310055", "18 angka"),
        ("PNS", "19780917201903100X", "18 angka"),
        ("PNS", "١٩٧٨٠٩١٧٢٠١٩٠٣١٠٠٥", "18 angka"),
        ("PNS", "197813172019031005", "tanggal lahir"),
        ("PNS", "197802302019031005", "tanggal lahir"),
        ("PNS", "197809171978031005", "tahun pengangkatan"),
        ("PNS", "197809172019131005", "bulan pengangkatan"),
        ("PNS", "197809172019003005", "bulan pengangkatan"),
        ("PNS", "197809172019033005", "ke-15"),
        ("PPPK", "199107302021213002", "ke-15"),
        ("PPPK", "1991", "NI PPPK"),
    ],
)
def test_a_wrong_number_is_told_why(jenis: str, nip: str, word: str) -> None:
    assert word in (rules.salah_nip(jenis, nip) or "")


def test_a_number_may_be_typed_with_spaces() -> None:
    assert rules.rapikan_nip(" 19780917 201903\u00a01 005 ") == "197809172019031005"


@pytest.mark.parametrize(
    "text", ["+62 812-3456-7890", "62812 3456 7890", "0812.3456.7890", "+62 0812 3456 7890", "081234567890"]
)
def test_a_mobile_number_is_kept_in_one_way(text: str) -> None:
    assert rules.rapikan_hp(text) == "081234567890"
    assert rules.salah_hp(rules.rapikan_hp(text)) is None


@pytest.mark.parametrize("text", ["12345", "0380 821234", "08abc", "0812345678901234567", "+1 202 555 0100"])
def test_what_is_no_mobile_number_is_refused(text: str) -> None:
    assert rules.salah_hp(rules.rapikan_hp(text)) is not None


def test_an_empty_mobile_number_is_allowed() -> None:
    assert rules.salah_hp("") is None


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"tahun": 1999}, "tahun"),
        ({"tahun": 2101}, "tahun"),
        ({"tmt": date(1969, 12, 31)}, "tmt"),
        ({"tmt": date(2024, 1, 1)}, "tmt"),
        ({"jenis_jabatan": "PRESIDEN"}, "jenis_jabatan"),
    ],
)
def test_an_absurd_riwayat_is_told_which_field(change: dict[str, object], field: str) -> None:
    assert list(rules.salah_riwayat(replace(ISIAN, **change))) == [field]


def test_a_sound_riwayat_has_nothing_wrong() -> None:
    assert rules.salah_riwayat(ISIAN) == {}
    assert rules.salah_riwayat(replace(ISIAN, tmt=date(2023, 12, 31))) == {}


def test_the_first_penilai_rates_from_new_year_or_from_the_tmt() -> None:
    assert rules.mulai_menilai(ISIAN) == date(2023, 1, 1)
    assert rules.mulai_menilai(replace(ISIAN, tmt=date(2023, 2, 5))) == date(2023, 2, 5)


def test_a_circle_is_seen_wherever_it_closes() -> None:
    assert rules.melingkar(1, [1])
    assert rules.melingkar(1, [2, 3, 1])
    assert not rules.melingkar(1, [2, 3])


def test_levels_of_access_are_listed_in_the_manuals_order() -> None:
    semua = rules.level_akses(
        is_pegawai=True, is_penilai=True, is_pimpinan=True, is_pengelola=True, is_bkd=True
    )
    assert semua == [
        "Pegawai",
        "Pejabat Penilai",
        "Pimpinan Perangkat Daerah",
        "Pengelola Kepegawaian",
        "Pengelola Aplikasi",
    ]
