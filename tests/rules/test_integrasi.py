"""The contract with Tool Kinerja, held by pure rules (docs/integrations/tool-kinerja.md)."""

from __future__ import annotations

import copy
import json
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.core.errors import Invalid
from sikinerja.impor.rules.judul import Lembar
from sikinerja.integrasi import lembar_rhk, rules
from sikinerja.skp.rules import Aspek, JenisRhk
from sikinerja.skp.rules.impor import RencanaMasuk

NIP = "199004172015021003"
GOOD = rules.contoh(nip=NIP, tahun=2023, awal=date(2023, 1, 1), akhir=date(2023, 12, 31), jpt=False)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.decimals(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=12,
)


def read(content: Any) -> RencanaMasuk:
    """By way of JSON, as it comes."""
    return rules.baca(rules.uraikan(json.dumps(content).encode()))


def said(content: Any) -> list[str]:
    with pytest.raises(Invalid) as error:
        rules.baca(content)
    return error.value.fields[""]


def test_the_example_is_read() -> None:
    plan = read(GOOD)
    assert (plan.nip, plan.tahun) == (NIP, 2023)
    assert (plan.periode_awal, plan.periode_akhir) == (date(2023, 1, 1), date(2023, 12, 31))
    assert [(r.jenis, len(r.indikator)) for r in plan.rhk] == [(JenisRhk.UTAMA, 2), (JenisRhk.TAMBAHAN, 1)]
    first = plan.rhk[0].indikator[0]
    assert (first.target, first.satuan, first.ukuran) == (Decimal(12), "dokumen", Aspek.KUANTITAS)


def test_numbers_are_exact_and_typed_ones_are_read_the_indonesian_way() -> None:
    for written, number in ((0.1, "0.1"), (95.5, "95.5"), ("95,5", "95.5"), ("1.234,5", "1234.5"), (0, "0")):
        content = copy.deepcopy(GOOD)
        content["rhk"][0]["indikator"][0]["target"] = written
        assert read(content).rhk[0].indikator[0].target == Decimal(number)


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        (("nip",), 199004172015021003, "NIP: nomor tersimpan sebagai angka"),
        (("nip",), "1990", "NIP: terdiri atas 18 angka"),
        (("nip",), "١٩٩٠٠٤١٧٢٠١٥٠٢١٠٠٣", "NIP: terdiri atas 18 angka"),
        (("nip",), None, "NIP: wajib diisi"),
        (("tahun",), 99999, "Tahun: harus bilangan bulat antara 2000 dan 2100"),
        (("tahun",), True, "Tahun: harus bilangan bulat"),
        (("periode_awal",), "2023-02-30", "Periode Awal: Februari 2023 tidak memiliki tanggal 30"),
        (("versi",), 2, "Versi data tidak dikenal"),
        (("versi",), None, "Versi data tidak dikenal"),
        (("rhk",), [], "Belum ada rencana hasil kerja"),
        (("rhk",), {}, rules.BUKAN_KONTRAK),
        (("rhk", 0), 7, "tidak memuat daftar indikator"),
        (("rhk", 0, "jenis"), "Sedang", "RHK 1, Jenis: harus salah satu dari: Utama, Tambahan"),
        (("rhk", 0, "teks"), "  ", "RHK 1, Rencana Hasil Kerja: wajib diisi"),
        (("rhk", 0, "teks"), "x" * 1001, "paling panjang 1000 karakter"),
        (("rhk", 0, "teks"), "a\0b", "paling panjang"),
        (("rhk", 0, "teks"), "a\ud800b", "karakter yang rusak"),
        (("rhk", 1, "indikator", 0), "x", "Lihat RHK 2, indikator 1"),
        (("rhk", 1, "indikator", 0, "target"), -1, "RHK 2, indikator 1, Target: angka tidak boleh kurang"),
        (("rhk", 1, "indikator", 0, "target"), 1e30, "Target: isi dengan angka 0 sampai"),
        (("rhk", 1, "indikator", 0, "target"), 1.23456, "paling banyak 4 angka di belakang koma"),
        (("rhk", 1, "indikator", 0, "target"), "dua", "harus angka, misalnya 12 atau 95,5"),
        (("rhk", 1, "indikator", 0, "target"), True, "harus angka"),
        (("rhk", 1, "indikator", 0, "satuan"), "y" * 61, "Satuan: paling panjang 60 karakter"),
        (("rhk", 1, "indikator", 0, "aspek"), "Jumlah", "Aspek: harus salah satu dari: Kuantitas"),
        (("rhk", 1, "indikator", 0, "aspek"), "", "isi salah satu: aspek (JA/JF) atau perspektif (JPT)"),
        (("rhk", 1, "indikator", 0, "perspektif"), "ANGGARAN", "isi salah satu"),
    ],
)
def test_what_does_not_fit_is_said_with_its_place(path: tuple[Any, ...], value: Any, words: str) -> None:
    content = copy.deepcopy(GOOD)
    place: Any = content
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert words in " ".join(said(content))


def test_no_more_than_the_bounds() -> None:
    indikator = GOOD["rhk"][0]["indikator"][0]
    assert "lebih dari 60" in said(GOOD | {"rhk": GOOD["rhk"] * 31})[0]
    many = GOOD["rhk"][0] | {"indikator": [indikator] * 31}
    assert "RHK 1, berisi lebih dari 30 indikator" in said(GOOD | {"rhk": [many]})[0]


def test_a_hundred_mistakes_are_not_a_hundred_lines() -> None:
    indikator = {"teks": "", "target": "X", "satuan": "", "aspek": "X"}
    wrong = GOOD["rhk"][0] | {
        "jenis": "X",
        "teks": "",
        "indikator": [indikator, {**indikator, "target": "Y"}],
    }
    told = said(GOOD | {"rhk": [wrong] * 60})
    assert len(told) == 6
    assert told[0] == "RHK 1–60: Jenis: harus salah satu dari: Utama, Tambahan (tertulis “X”)."
    assert any("(tertulis misalnya “X”)" in line for line in told)
    few = said(GOOD | {"rhk": [wrong]})
    assert "RHK 1, Jenis: harus salah satu dari: Utama, Tambahan (tertulis “X”)." in few


def test_equal_faults_of_a_spreadsheet_are_told_once_with_their_rows() -> None:
    rows = [
        {"baris": n, "jenis": "UTAMA", "teks": f"Kerja {n}", "indikator": [
            {"baris": n, "teks": "Jumlah", "target": f"{n} lusin", "satuan": "buah", "aspek": "Kuantitas"},
        ]} for n in (7, 8, 9, 12)
    ]  # fmt: skip
    (told,) = said(GOOD | {"rhk": rows})
    assert told.startswith("Baris 7–9, 12 (4 baris): Target: harus angka")
    assert told.endswith("(tertulis misalnya “7 lusin”).")


@pytest.mark.parametrize(
    "data",
    [
        b"", b"<html>", b"\xff\xfe{}", b'{"versi": 1', b"[" * 100_000, b'{"a": NaN}',
        b'{"a": ' + b"9" * 10_000 + b"}",
    ],
)  # fmt: skip
def test_what_is_no_json(data: bytes) -> None:
    with pytest.raises(Invalid, match="bukan data JSON yang utuh"):
        rules.uraikan(data)


@given(
    VALUES, st.sampled_from(["nip", "tahun", "periode_awal", "versi", "rhk", "satu", "isi", "i", "target"])
)
def test_whatever_comes_is_read_or_refused(value: Any, where: str) -> None:
    content = copy.deepcopy(GOOD)
    first = content["rhk"][0]
    if where == "satu":
        content["rhk"][0] = value
    elif where == "isi":
        first["indikator"] = value
    elif where == "i":
        first["indikator"][0] = value
    elif where == "target":
        first["indikator"][0]["target"] = value
    else:
        content[where] = value
    for given_ in (content, value):
        with suppress(Invalid):
            rules.baca(given_)


@given(
    st.lists(st.tuples(st.integers(1, 3000), st.lists(VALUES.filter(lambda v: v is not None), max_size=8)))
)
def test_whatever_lies_in_a_sheet_is_read_or_refused(rows: list[tuple[int, list[Any]]]) -> None:
    table = [(n, row) for n, row in enumerate(lembar_rhk.ke_lembar(GOOD).lines(), start=1)]
    for lines in (rows, [*table, *rows], [*rows, *table]):
        with suppress(Invalid):
            rules.baca(lembar_rhk.dari_lembar([Lembar("", lines)]))


def test_a_sheet_says_the_same_as_json() -> None:
    rows = list(enumerate(lembar_rhk.ke_lembar(GOOD).lines(), start=1))
    assert rules.baca(lembar_rhk.dari_lembar([Lembar("", rows)])) == rules.baca(GOOD)


def test_mistakes_in_a_sheet_are_told_by_line() -> None:
    rows = list(enumerate(lembar_rhk.ke_lembar(GOOD).lines(), start=1))
    rows[7][1][3] = "banyak"
    with pytest.raises(Invalid, match="Baris 8, Target: harus angka"):
        rules.baca(lembar_rhk.dari_lembar([Lembar("", rows)]))


def test_a_sheet_without_its_table() -> None:
    with pytest.raises(Invalid, match="tidak ada baris judul yang memuat “Jenis”, “Rencana Hasil Kerja”"):
        lembar_rhk.dari_lembar([Lembar("", [(1, ["NIP", NIP]), (2, ["Nama", "Yohanes"])])])
