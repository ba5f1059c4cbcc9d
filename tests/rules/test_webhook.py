"""Webhooks: addresses, signatures, second attempts."""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from datetime import timedelta

import pytest

from sikinerja.webhook import rules
from sikinerja.webhook.rules import Jawaban, StatusKiriman
from tests.moments import moment

NOW = moment("2023-03-07 09:00")


@pytest.mark.parametrize(
    ("alamat", "problem"),
    [
        ("https://gaji.contoh.go.id/si-kinerja?a=1", ""),
        ("https://gaji.contoh.go.id:8443", ""),
        ("http://gaji.contoh.go.id/", rules.ALAMAT_HTTPS),
        ("https://ani:rahasia@gaji.contoh.go.id/", rules.ALAMAT_AKUN),
        ("gaji.contoh.go.id", rules.ALAMAT_SALAH),
        ("ftp://gaji.contoh.go.id", rules.ALAMAT_SALAH),
        ("file:///etc/passwd", rules.ALAMAT_SALAH),
        ("https://", rules.ALAMAT_SALAH),
        ("https://gaji.contoh.go.id:99999/", rules.ALAMAT_SALAH),
        ("https://[::1/", rules.ALAMAT_SALAH),
        ("https://gaji.contoh.go.id/a b", rules.ALAMAT_SALAH),
        ("https://gaji.contoh.go.id/\nHost: lain", rules.ALAMAT_SALAH),
        ("https://gaji.contoh.go.id/#x", rules.ALAMAT_SALAH),
    ],
)
def test_an_address_is_judged(alamat: str, problem: str) -> None:
    assert rules.periksa_alamat(alamat, intranet=False) == problem


def test_plain_http_only_where_inner_networks_are_named() -> None:
    assert rules.periksa_alamat("http://gaji.lan/", intranet=True) == ""
    assert not rules.boleh_dituju("93.184.216.34", intranet=["10.0.0.0/8"], aman=False)
    assert rules.boleh_dituju("10.1.2.3", intranet=["10.0.0.0/8"], aman=False)


@pytest.mark.parametrize(
    "ip",
    ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1", "fd00::1",  # noqa: S104
     "::ffff:127.0.0.1", "224.0.0.1", "100.64.0.1"],
)  # fmt: skip
def test_nobody_knocks_at_inner_doors(ip: str) -> None:
    assert not rules.boleh_dituju(ip, intranet=[], aman=True)


def test_a_public_address_may_be_told() -> None:
    assert rules.boleh_dituju("93.184.216.34", intranet=[], aman=True)
    assert rules.boleh_dituju("2606:2800:220:1:248:1893:25c8:1946", intranet=[], aman=True)


def test_the_signature_is_that_of_standard_webhooks() -> None:
    key = b"k" * 32
    secret = rules.rahasia(key)
    body = rules.isi(peristiwa="bulan.dinilai", pada=NOW, data={"nama": "Ána"})
    expected = hmac.new(key, b"kiriman_7.1678150800." + body, hashlib.sha256).digest()
    signed = rules.tanda_tangan(secret, kode="kiriman_7", waktu=1678150800, isi=body)
    assert signed == "v1," + base64.b64encode(expected).decode()
    assert json.loads(body) == {
        "type": "bulan.dinilai", "timestamp": "2023-03-07T01:00:00Z", "data": {"nama": "Ána"},
    }  # fmt: skip


def test_attempts_grow_rarer_and_end_after_three_days() -> None:
    waits = []
    for n in range(1, 9):
        status, again = rules.setelah_kirim(Jawaban(500), n, NOW)
        assert status == StatusKiriman.MENUNGGU
        assert again is not None
        waits.append(again - NOW)
    assert waits == sorted(waits)
    assert timedelta(days=2) < sum(waits, timedelta()) < timedelta(days=4)
    assert rules.setelah_kirim(Jawaban(500), 9, NOW) == (StatusKiriman.GAGAL, None)
    assert rules.setelah_kirim(Jawaban(204), 9, NOW) == (StatusKiriman.TERKIRIM, None)


def test_a_receiver_that_refuses_one_message_is_not_ill() -> None:
    assert not Jawaban(422).penerima_sakit
    assert not Jawaban(301).diterima
    assert all(Jawaban(code).penerima_sakit for code in (0, 429, 500, 503))
