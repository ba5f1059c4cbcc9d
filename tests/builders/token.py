"""Tokens of the cast's people and of machines, written directly."""

from __future__ import annotations

import secrets
from datetime import timedelta

from sikinerja.akun.models import Akun, Token
from sikinerja.akun.rules import token as rules
from sikinerja.kepegawaian.models import Pegawai, PerangkatDaerah
from tests.moments import moment

DIBUAT = moment("2023-01-02 08:00")


def pribadi(who: Pegawai, *cakupan: str) -> str:
    """A personal token that holds until the end of 2023; by default it may write. In clear."""
    return _made(who.akun, who.akun, cakupan or ("pribadi:tulis",))


def mesin(by: Pegawai, *cakupan: str, pd: PerangkatDaerah | None = None) -> str:
    """A machine's token, of all PD or of one. In clear."""
    return _made(None, by.akun, cakupan, pd=pd)


def _made(akun: Akun | None, by: Akun, cakupan: tuple[str, ...], pd: PerangkatDaerah | None = None) -> str:
    clear = rules.rahasia(mesin=akun is None, acak=secrets.token_hex(32))
    Token.objects.create(
        akun=akun, perangkat_daerah=pd, nama="Tes", cakupan=sorted(cakupan), sidik=rules.sidik(clear),
        awalan=clear[: rules.PANJANG_AWALAN], dibuat_pada=DIBUAT, dibuat_oleh=by,
        kedaluwarsa_pada=DIBUAT + timedelta(days=365),
    )  # fmt: skip
    return clear
