"""Keamanan akun: everybody's own."""

from __future__ import annotations

from datetime import timedelta

from sikinerja.akun.models import Sesi, Token
from tests.architecture.matrix.rows import row
from tests.builders import faktor
from tests.cast import Cast, moment


def token(cast: Cast) -> int:
    """A token of the owner's."""
    return _token(cast, 0).pk


def tokens(cast: Cast) -> None:
    """More than one page of them."""
    for n in range(30):
        _token(cast, n)


def _token(cast: Cast, n: int) -> Token:
    now = moment("2023-03-07 08:00")
    return Token.objects.create(
        akun=cast.pegawai.akun, dibuat_oleh=cast.pegawai.akun, nama=f"Skrip laporan bulanan {n}",
        cakupan=["pribadi:baca", "pribadi:tulis"], sidik=f"{n:064d}", awalan="sk_p_1a2b3c4", dibuat_pada=now,
        kedaluwarsa_pada=now + timedelta(days=90), terakhir_dipakai_pada=now if n % 2 else None,
        dicabut_pada=now if n % 3 == 2 else None,
    )  # fmt: skip


def devices(cast: Cast) -> None:
    """Many sessions of the owner's."""
    for n in range(60):
        Sesi.objects.create(
            session_key=f"{n:032d}", session_data="", expire_date=moment("2099-03-08 08:00"),
            akun=cast.pegawai.akun, perangkat="Opera di Android", masuk_pada=moment("2023-03-07 08:00"),
        )  # fmt: skip


def lengkap(cast: Cast) -> None:
    """Every kind of factor, many devices."""
    faktor.totp(cast.pegawai.akun)
    for n in range(10):
        faktor.passkey(cast.pegawai.akun, f"Perangkat {n}")
    devices(cast)


def codes(cast: Cast) -> None:
    """An app of the owner's."""
    faktor.totp(cast.pegawai.akun)


def passkey(cast: Cast) -> int:
    """A passkey of the owner's."""
    return faktor.passkey(cast.pegawai.akun).pk


ROWS = (
    row("keamanan:lihat", others=200, full=lengkap, who="owner"),
    row("keamanan:pasang_totp", others=200),
    row("keamanan:hapus_totp", codes, bare=codes, owner=200, others=303),
    row("keamanan:tambah_passkey", others=200),
    row("keamanan:hapus_passkey", passkey, owner=200, others=404),
    row("keamanan:kode", others=200),
    row("keamanan:pastikan", others=200),
    row("keamanan:akhiri_sesi", lambda c: "0" * 32, others=303, post={"x": "1"}),
    row("keamanan:token", others=200, full=tokens, who="owner"),
    row("keamanan:buat_token", others=200),
    row("keamanan:cabut_token", token, owner=200, others=404),
)
