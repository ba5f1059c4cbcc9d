"""What a person's number is called: said once (documents.md G)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import sikinerja
from sikinerja.core.indonesian import dan, label_nip
from sikinerja.kepegawaian.rules import salah_nip, salah_pangkat
from sikinerja.kepegawaian.rules.nomor import sebut

SRC = Path(sikinerja.__file__).parent
PNS, PPPK = "199004172015021003", "199502022023212011"
TETAP = re.compile(r"""\bNIP\s+\{|["']NIP["']\s*,\s*[^)\n]*\bnip\b|["']NIP "\s*\+""")
"""A fixed word before the number of one person."""


@pytest.mark.parametrize(
    ("nomor", "word"),
    [
        (PNS, "NIP"), ("199004172015121003", "NIP"), (PPPK, "NI PPPK"), ("199107302024242002", "NI PPPK"),
        ("", "NIP"), (None, "NIP"), ("gubernur", "NIP"), (PPPK[:17], "NIP"),
    ],
)  # fmt: skip
def test_the_number_says_what_it_is_called(nomor: str | None, word: str) -> None:
    assert label_nip(nomor) == word


def test_who_checks_a_number_calls_it_the_same() -> None:
    assert salah_nip("PPPK", PPPK) is None
    assert "PPPK" in (salah_nip("PNS", PPPK) or "")
    assert sebut(PPPK) == "NI PPPK 19950202 202321 2 011"
    assert sebut("gubernur") == "username gubernur"


def test_nothing_writes_a_fixed_word_before_a_number() -> None:
    files = [p for end in ("html", "py", "typ") for p in sorted(SRC.rglob(f"*.{end}"))]
    found = [
        f"{file.relative_to(SRC)}: {line.strip()}"
        for file in files
        for line in file.read_text().splitlines()
        if TETAP.search(line)
    ]
    assert not found, f"core.indonesian.label_nip decides: {found}"


@pytest.mark.parametrize(
    ("jenis", "milik", "said"),
    [
        ("PNS", "PNS", ""), ("PPPK", "PPPK", ""), ("PPPK", "PNS", "golongan PNS, sedangkan pegawai ini PPPK"),
        ("PNS", "PPPK", "dari daftar PNS"), ("PPPK", None, "dari daftar PPPK"),
        ("NON_ASN", "PNS", "kosongkan"),
    ],
)  # fmt: skip
def test_a_pangkat_belongs_to_its_kind(jenis: str, milik: str | None, said: str) -> None:
    found = salah_pangkat(jenis, milik=milik)
    assert said in found
    assert bool(said) == bool(found)


def test_words_in_a_row() -> None:
    rows = ([], ["a"], ["a", "b"], ["a", "b", "c"])
    assert [dan(words) for words in rows] == ["", "a", "a dan b", "a, b dan c"]
