"""Kelola » Token Mesin: BKD only; to everybody else it does not exist."""

from __future__ import annotations

from datetime import timedelta

from sikinerja.akun.models import Token
from tests.architecture.matrix.rows import row
from tests.cast import Cast, moment


def token(cast: Cast) -> int:
    """One of a machine of ``badan``."""
    return _token(cast, 0).pk


def tokens(cast: Cast) -> None:
    """More than one page of them."""
    for n in range(30):
        _token(cast, n)


def _token(cast: Cast, n: int) -> Token:
    now = moment("2023-03-07 08:00")
    return Token.objects.create(
        perangkat_daerah=None if n % 2 else cast.badan, dibuat_oleh=cast.bkd.akun, nama=f"Mesin absensi {n}",
        cakupan=["kehadiran:tulis", "pegawai:baca"], sidik=f"{n:064d}", awalan="sk_m_1a2b3c4",
        dibuat_pada=now,
        kedaluwarsa_pada=now + timedelta(days=90), terakhir_dipakai_pada=now if n % 2 else None,
        dicabut_pada=now if n % 3 == 2 else None,
    )  # fmt: skip


ROWS = (
    row("token_mesin:daftar", bkd=200, others=404, full=tokens),
    row("token_mesin:buat", bkd=200, others=404),
    row("token_mesin:cabut", token, bkd=200, others=404),
)
