"""Codes of an app, recovery codes, who must have a second factor, how fast one may guess."""

from __future__ import annotations

from datetime import timedelta

import pyotp
import pytest

from sikinerja.akun.rules import faktor, passkey
from tests.builders.faktor import RAHASIA
from tests.moments import moment

NOW = moment("2023-03-07 09:00:10")
STEP = int(NOW.timestamp()) // 30


def kode(steps: int = 0) -> str:
    return pyotp.TOTP(RAHASIA).at(NOW, counter_offset=steps)


def cocok(isian: str, sesudah: int = 0) -> int | None:
    return faktor.langkah_cocok(RAHASIA, isian, jam=NOW, sesudah=sesudah)


def test_the_present_code_and_its_neighbours_fit_no_others() -> None:
    assert [cocok(kode(n)) for n in (-2, -1, 0, 1, 2)] == [None, STEP - 1, STEP, STEP + 1, None]


def test_a_step_that_was_used_or_passed_never_fits_again() -> None:
    assert cocok(kode(), sesudah=STEP) is None
    assert cocok(kode(-1), sesudah=STEP) is None
    assert cocok(kode(1), sesudah=STEP) == STEP + 1


@pytest.mark.parametrize("typed", ["", "12345", "1234567", "abcdef", "١٢٣٤٥٦", "0" * 10_000])
def test_nonsense_never_fits(typed: str) -> None:
    assert cocok(typed) is None


def test_spaces_are_forgiven() -> None:
    assert cocok(f" {kode()[:3]} {kode()[3:]} ") == STEP


def test_what_was_typed_is_told_apart() -> None:
    assert faktor.adalah_kode_aplikasi("123 456")
    assert not faktor.adalah_kode_aplikasi("7K2M-Q9XD-0RT4-HB6W")
    assert not faktor.adalah_kode_aplikasi("١٢٣٤٥٦")


def test_a_recovery_code_is_read_as_people_write_it() -> None:
    code = faktor.kode_pemulihan(2**80 - 1)
    assert code == "ZZZZ-ZZZZ-ZZZZ-ZZZZ"
    assert faktor.rapikan_kode(" 7k2m q9xd-Ort4 hb6w ") == "7K2MQ9XD0RT4HB6W"


@pytest.mark.parametrize(
    ("setting", "is_bkd", "is_pengelola", "must"),
    [
        ([], True, True, False),
        (["bkd"], True, False, True),
        (["bkd"], False, True, False),
        (["pengelola"], False, True, True),
        (["bkd", "pengelola"], False, False, False),
    ],
)
def test_who_must(setting: list[str], is_bkd: bool, is_pengelola: bool, must: bool) -> None:
    assert faktor.wajib(setting, is_bkd=is_bkd, is_pengelola=is_pengelola) is must


def test_twenty_wrong_codes_an_hour_close_the_second_step() -> None:
    failures = [NOW - timedelta(minutes=2 * n) for n in range(20)]
    assert faktor.tunggu_kode(failures[:19], now=NOW) == 0
    assert faktor.tunggu_kode(failures, now=NOW) == 22 * 60
    assert faktor.tunggu_kode([NOW - timedelta(minutes=61)] * 50, now=NOW) == 0


def test_a_counter_that_goes_back_tells_of_a_copy() -> None:
    assert not passkey.penghitung_mundur(0, 0)
    assert not passkey.penghitung_mundur(4, 5)
    assert passkey.penghitung_mundur(5, 5)
    assert passkey.penghitung_mundur(5, 0)
