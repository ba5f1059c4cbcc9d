"""Tokens that the demo's BKD has made; nobody knows their secrets."""

from __future__ import annotations

import secrets
from datetime import datetime, timedelta

from sikinerja.akun.models import Akun, Token
from sikinerja.akun.rules import token as rules
from sikinerja.akun.rules.token import Cakupan
from sikinerja.kepegawaian.models import PerangkatDaerah

MESIN = (
    ("Mesin absensi", (Cakupan.KEHADIRAN_TULIS, Cakupan.PEGAWAI_BACA), True, 3),
    ("Aplikasi penggajian", (Cakupan.RILIS_BACA,), False, 40),
)
"""Name, scopes, whether of one PD, minutes since it was used last."""


def make(at: datetime, *, pd: str) -> None:
    """Two machines' tokens, used lately."""
    bkd = Akun.objects.get(is_pengelola_aplikasi=True)
    badan = PerangkatDaerah.objects.get(kode=pd)
    since = at - timedelta(days=30)
    for nama, cakupan, of_one, minutes in MESIN:
        rahasia = rules.rahasia(mesin=True, acak=secrets.token_hex(32))
        Token.objects.create(
            perangkat_daerah=badan if of_one else None, nama=nama, cakupan=sorted(c.value for c in cakupan),
            sidik=rules.sidik(rahasia), awalan=rahasia[: rules.PANJANG_AWALAN], dibuat_pada=since,
            dibuat_oleh=bkd, kedaluwarsa_pada=since + timedelta(days=180),
            terakhir_dipakai_pada=at - timedelta(minutes=minutes),
        )  # fmt: skip
