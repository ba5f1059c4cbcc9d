"""A name and a NIP in one cell: read where it is certain, else told (issue 9, §4)."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.core.cells import bulat, nama_dan_nip
from sikinerja.impor.rules.bacaan import baca_lembar
from sikinerja.impor.rules.judul import Lembar
from sikinerja.kepegawaian.rules.impor import TABEL

NIP = "199004172015021003"
SIGNS = ("", " ", ".", "-")


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (f"Yohanes Contoh, S.Kom/{NIP}", "Yohanes Contoh, S.Kom"),
        (f"{NIP} / Yohanes Contoh, S.Kom", "Yohanes Contoh, S.Kom"),
        ("Yohanes Contoh, S.Kom.\nNIP. 19900417 201502 1 003", "Yohanes Contoh, S.Kom."),
        (f"Yohanes Contoh (NIP: {NIP})", "Yohanes Contoh"),
        (f"Ni Made Nipah - NIPPPK {NIP}", "Ni Made Nipah"),
        (f"'{NIP}", ""),
    ],
)
def test_one_number_and_a_name_beside_it_are_read(cell: str, name: str) -> None:
    assert nama_dan_nip(cell) == (name, NIP)


@pytest.mark.parametrize(
    "cell",
    [
        "Yohanes Contoh", f"Yohanes {NIP[:-1]}", f"Yohanes {NIP}7", f"Yohanes / {NIP} / Maria / {NIP}",
        f"Yohanes / {NIP} / Penata", f"Yohanes, III/a {NIP}", f"Yohanes 2 {NIP}", "Yohanes 1,99E+17",
        f"? {NIP}", 199004172015021003, 1.99e17,
    ],
)  # fmt: skip
def test_what_is_not_certain_is_told(cell: object) -> None:
    with pytest.raises(ValueError, match=r"tidak dapat dipisahkan|tersimpan sebagai angka"):
        nama_dan_nip(cell)


@given(
    st.from_regex(r"[A-Z][a-z]{1,12}( [A-Z][a-z]{1,12}){0,3}", fullmatch=True),
    st.lists(st.sampled_from(SIGNS), min_size=3, max_size=3),
    st.sampled_from([" ", "/", " / ", "\n", ", ", " NIP ", "\nNIP. "]),
    st.booleans(),
)
def test_any_way_to_write_both_is_read_right_or_told(
    name: str, signs: Sequence[str], between: str, first: bool
) -> None:
    number = "".join(
        part + sign for part, sign in zip((NIP[:8], NIP[8:14], NIP[14], NIP[15:]), (*signs, ""), strict=True)
    )
    cell = f"{name}{between}{number}" if first else f"{number}{between.removesuffix('NIP. ')}{name}"
    try:
        found = nama_dan_nip(cell)
    except ValueError:
        return
    assert found == (name, NIP)


def told(
    heading: Sequence[str], *rows: Sequence[str]
) -> tuple[list[tuple[dict[str, str], object]], list[str]]:
    lines = [(n, list(row)) for n, row in enumerate((heading, *rows), start=1)]
    found = baca_lembar(TABEL["pegawai"], [Lembar("", lines)])
    return [(dict(row.isi), row.salah) for row in found.baris], found.catatan


def test_employees_have_both_in_one_column_and_a_doubt_names_its_cell() -> None:
    good, bad = f"Yohanes / {NIP}", "Maria / 1990"
    rows, notes = told(
        ["No", "Nama/NIP", "Jenis kepegawaian"],
        ["1", good, "PNS"],
        ["2", bad, "PNS"],
    )
    (first, wrong) = rows
    assert (first[0]["nama"], first[0]["nip"], first[1]) == ("Yohanes", NIP, ())
    assert "Kolom B dipisahkan menjadi nama dan NIP." in notes
    ((column, words),) = wrong[1]  # type: ignore[misc]
    assert column == "nip"
    assert words.endswith("(tertulis “Maria / 1990”)")


def test_a_column_of_its_own_counts_more_and_a_missing_name_is_told() -> None:
    head = ["NIP", "Nama", "Nama/NIP", "Jenis kepegawaian"]
    (row,), notes = told(head, [NIP, "Yohanes", "lain", "PNS"])
    assert (row[0]["nama"], row[0]["nip"]) == ("Yohanes", NIP)
    assert "Kolom yang tidak dipakai: “Nama/NIP”." in notes
    (row,), _ = told(["NIP/Nama", "Jenis kepegawaian"], [NIP, "PNS"])
    assert "tidak dapat dipisahkan" in str(row[1])


@pytest.mark.parametrize("cell", ["nihil", "NIHIL", " Tidak  ada ", "kosong", "nol"])
def test_words_for_none_are_0_where_a_count_is_meant(cell: str) -> None:
    assert bulat(0, 31)(cell) == 0
    with pytest.raises(ValueError, match="antara 1 dan 17"):
        bulat(1, 17)(cell)
