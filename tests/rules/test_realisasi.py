"""Numbers, links, receipts and states of a month (domain.md §4.4): pure rules."""

from __future__ import annotations

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sikinerja.core import crockford
from sikinerja.core.indonesian import angka
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import jendela_bulan
from sikinerja.realisasi import rules
from sikinerja.realisasi.rules import Isian, StatusRealisasi
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.realisasi.rules.kedudukan import kedudukan
from sikinerja.skp.rules.persetujuan import belum_disetujui
from tests.cast import ZONE, moment

NUMBERS = st.decimals(min_value=0, max_value=Decimal("999999999999.9999"), places=4)
DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)
MARCH = Month(2023, 3)


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", "0"), (" 12 ", "12"), ("12,5", "12.5"), ("12.5", "12.5"), ("1.234", "1234"),
        ("1.234,5", "1234.5"), ("1.234.567", "1234567"), ("1,234", "1.234"), ("007", "7"),
        ("1 000", "1000"), ("999999999999,9999", "999999999999.9999"),
    ],
)  # fmt: skip
def test_numbers_as_people_write_them(typed: str, number: str) -> None:
    assert rules.baca_angka(typed) == Decimal(number)


@pytest.mark.parametrize(
    "typed",
    ["", " ", "-1", "dua", "1e5", "1,2,3", "NaN", "Infinity", "1.23.4", "1,23456", "٣", "½",
     "9" * 13, "9" * 400, "-" + "9" * 400, "0," + "1" * 400, "1.000.000.000.000", "+1", ",5", "5,"],
)  # fmt: skip
def test_what_is_no_number(typed: str) -> None:
    with pytest.raises(ValueError, match=r"angka|Angka"):
        rules.baca_angka(typed)


@given(NUMBERS)
def test_what_is_shown_can_be_typed_again(number: Decimal) -> None:
    assert rules.baca_angka(angka(number)) == number


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_a_message(text: str) -> None:
    try:
        number = rules.baca_angka(text)
    except ValueError:
        return
    assert 0 <= number < 10**12
    assert number == round(number, 4)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://drive.google.com/drive/folders/1?usp=sharing#a", None),
        ("http://ekinerja.bkd.contoh.go.id", None),
        (" HTTPS://Contoh.id/a ", "https://Contoh.id/a"),
        ("https://contoh.id:8443/ä/é", None),
        ("-", None), (" - ", "-"), ("–", "-"),
    ],
)  # fmt: skip
def test_links_that_are_kept(typed: str, kept: str | None) -> None:
    assert rules.baca_bukti(typed) == (kept or typed)


@pytest.mark.parametrize(
    "typed",
    ["", "drive google", "drive.google.com/x", "javascript:alert(1)", "JaVaScRiPt://%0aalert(1)",
     "data:text/html,x",
     "ftp://a.id", "file:///etc/passwd", "https://", "https:///a", "https:a.id", "//a.id", "https://a.id/a b",
     "https://a.id/\n", "https://a.id/\x00", "https://user:pw@a.id", "https://a.id:99999", "https://[::1",
     'https://a.id/"onclick="x', "https://a.id/<b>", "https://a.id/" + "x" * 2000, "--"],
)  # fmt: skip
def test_links_that_are_refused(typed: str) -> None:
    if typed.endswith("\n"):
        typed += "x"
    with pytest.raises(ValueError, match=r"https://|terlalu panjang"):
        rules.baca_bukti(typed)


@given(st.text(max_size=60) | st.text(max_size=30).map("https://".__add__))
def test_any_text_is_a_safe_link_or_a_message(text: str) -> None:
    try:
        kept = rules.baca_bukti(text)
    except ValueError:
        return
    assert kept == "-" or re.fullmatch(r"https?://[^\s\"'<>\\]+", kept)


@pytest.mark.parametrize(
    ("isian", "wrong"),
    [
        (Isian("1", "https://a.id"), set()), (Isian("0", "-"), set()), (Isian("0", "https://a.id"), set()),
        (Isian("0,5", "-"), {"bukti"}), (Isian("", ""), {"realisasi", "bukti"}),
        (Isian("x", "-"), {"realisasi"}),
    ],
)  # fmt: skip
def test_a_realisasi_above_zero_needs_an_address(isian: Isian, wrong: set[str]) -> None:
    assert set(rules.periksa(isian)[2]) == wrong


@pytest.mark.parametrize(
    ("status", "has_pengajuan", "at", "counts"),
    [
        ("BELUM", True, "2023-03-10 23:59:59", "BELUM"),
        ("BELUM", True, "2023-03-11 00:00:00", "PENILAIAN_HASIL_KERJA"),
        ("BELUM", False, "2023-03-11 00:00:00", "BELUM"),
        ("PENILAIAN_PERILAKU", True, "2023-03-11 00:00:00", "PENILAIAN_PERILAKU"),
        ("SELESAI", True, "2023-03-01 00:00:00", "SELESAI"),
    ],
)
def test_withdrawn_counts_as_last_submitted_after_the_deadline(
    status: str, has_pengajuan: bool, at: str, counts: str
) -> None:
    batas = moment("2023-03-10 23:59:59")
    found = rules.status_efektif(status, has_pengajuan=has_pengajuan, now=moment(at), batas=batas)
    assert found == StatusRealisasi[counts]


def test_a_request_in_the_last_second_still_counts() -> None:
    batas = moment("2023-03-10 23:59:59")
    late = batas + timedelta(milliseconds=999)
    assert rules.status_efektif("BELUM", has_pengajuan=True, now=late, batas=batas) == "BELUM"


@pytest.mark.parametrize(
    ("at", "has_skp", "says"),
    [
        ("2023-02-28 23:59:59", True, K.BELUM_WAKTUNYA),
        ("2023-03-01 00:00:00", True, K.BELUM_DIISI),
        ("2023-03-10 23:59:59", True, K.BELUM_DIISI),
        ("2023-03-11 00:00:00", True, K.TIDAK_MENGISI),
        ("2023-03-05 00:00:00", False, K.TANPA_SKP),
    ],
)
def test_a_month_says_where_it_stands(at: str, has_skp: bool, says: K) -> None:
    window, now = jendela_bulan(Month(2023, 2), [], [], ZONE), moment(at)
    approved = moment("2023-01-04 08:00") if has_skp else None
    facts = {"disetujui_pada": approved, "jendela": window, "now": now}
    assert kedudukan(diajukan=False, dinilai=False, bebas=False, **facts) == says  # type: ignore[arg-type]
    missing = None if has_skp else belum_disetujui("Februari 2023")
    message = rules.pesan_di_luar_jadwal(window, now=now, zone=ZONE, tanpa_skp=missing)
    assert (message == "") == (says == K.BELUM_DIISI)
    assert kedudukan(diajukan=False, dinilai=False, bebas=True, **facts) == K.KEADAAN_KHUSUS  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("at", "says"), [("2023-03-12 23:59:59", K.MENUNGGU), ("2023-03-13 00:00:00", K.BELUM_DINILAI)]
)
def test_what_was_filed_counts_before_everything_else(at: str, says: K) -> None:
    window = jendela_bulan(Month(2023, 2), [], [], ZONE)
    facts = {"diajukan": True, "disetujui_pada": None, "jendela": window, "now": moment(at)}
    assert kedudukan(dinilai=False, bebas=False, **facts) == says  # type: ignore[arg-type]
    assert kedudukan(dinilai=True, bebas=True, **facts) == K.DINILAI  # type: ignore[arg-type]
    free = says if says == K.MENUNGGU else K.KEADAAN_KHUSUS  # as the release has it
    assert kedudukan(dinilai=False, bebas=True, **facts) == free  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("now", "days"), [("2023-03-10 00:00:01", 0), ("2023-03-07 23:59:59", 3), ("2023-03-11 08:00:00", -1)]
)
def test_days_left_are_local_days(now: str, days: int) -> None:
    assert rules.sisa_hari(moment(now), moment("2023-03-10 23:59:59"), ZONE) == days


@given(DIGESTS, st.integers(0, rules.PERCOBAAN_NOMOR - 1))
def test_numbers_of_receipts_check_themselves(digest: str, attempt: int) -> None:
    nomor = rules.nomor_tanda_terima(MARCH, digest, attempt)
    assert re.fullmatch(r"RB-2023-03-[0-9A-HJKMNP-TV-Z]{7}", nomor)
    assert rules.nomor_sah(nomor)
    assert rules.nomor_sah(f" {nomor.lower()} ")


@given(DIGESTS, st.integers(11, 17), st.sampled_from(crockford.ALPHABET))
def test_one_wrong_character_is_noticed(digest: str, position: int, other: str) -> None:
    nomor = rules.nomor_tanda_terima(MARCH, digest)
    broken = nomor[:position] + other + nomor[position + 1 :]
    assert rules.nomor_sah(broken) == (broken == nomor)


@pytest.mark.parametrize("nomor", ["", "RB-2023-03", "XX-2023-03-0000000", "RB-2023-03-IIIIII1"])
def test_what_is_no_receipt(nomor: str) -> None:
    assert not rules.nomor_sah(nomor)


def test_the_fingerprint_does_not_depend_on_the_order_of_keys() -> None:
    assert rules.sidik({"a": 1, "b": ["ä"]}) == rules.sidik({"b": ["ä"], "a": 1})
    assert rules.sidik({"a": 1}) != rules.sidik({"a": 2})
