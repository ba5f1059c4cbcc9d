"""Tokens: made once, shown once, revoked for good (issue 4 §6, domain.md §8)."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.db.models import Q

from sikinerja.akun.models import Akun, Token
from sikinerja.akun.queries import own
from sikinerja.akun.queries import token as queries
from sikinerja.akun.rules import token as rules
from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid, NotFound
from sikinerja.core.text import one_line
from sikinerja.core.transactions import check_now, operation
from sikinerja.jejak import steps as jejak


@dataclass(frozen=True, slots=True)
class TokenBaru:
    """A token just made; ``rahasia`` is shown once and kept nowhere in clear."""

    token: Token
    rahasia: str


@dataclass(frozen=True, slots=True)
class Isian:
    """What is asked for."""

    nama: str
    cakupan: Sequence[str]
    berlaku_sampai: date
    perangkat_daerah_id: int | None = None


@operation
def buat_token(ctx: Context, *, nama: str, cakupan: Sequence[str], berlaku_sampai: date) -> TokenBaru:
    """Make a token for one's own programs (domain.md §8); it holds through the local day ``berlaku_sampai``.

    Raises Invalid ``nama``, ``cakupan``, ``berlaku_sampai``.
    """
    akun = Akun.objects.select_for_update(no_key=True).get(pk=own(ctx.actor).pk)
    alive = Token.objects.filter(akun=akun, dicabut_pada=None, kedaluwarsa_pada__gt=ctx.now).count()
    if alive >= rules.PALING_BANYAK:
        raise Invalid({"": rules.TERLALU_BANYAK})
    return _make(ctx, akun, Isian(nama, cakupan, berlaku_sampai), mesin=False)


@operation
def buat_token_mesin(
    ctx: Context, *, nama: str, cakupan: Sequence[str], berlaku_sampai: date, perangkat_daerah_id: int | None
) -> TokenBaru:
    """Make a token for a machine, of all PD or of one (domain.md §8). BKD only.

    Raises Forbidden, Invalid ``nama``, ``cakupan``, ``berlaku_sampai``, ``perangkat_daerah``.
    """
    if not ctx.actor.is_bkd or ctx.actor.is_system:
        raise Forbidden(rules.HANYA_BKD)
    maker = own(ctx.actor)
    wish = Isian(nama, cakupan, berlaku_sampai, perangkat_daerah_id)
    try:
        with transaction.atomic():
            baru = _make(ctx, maker, wish, mesin=True)
            check_now()
    except IntegrityError:
        raise Invalid({"perangkat_daerah": rules.PD_TIDAK_ADA}) from None
    return baru


@operation
def cabut_token(ctx: Context, *, token_id: int) -> Token:
    """Revoke a token for good (domain.md §8); one revoked before stays as it is. Raises NotFound."""
    token = queries.visible(ctx.actor).select_for_update(of=("self",)).filter(pk=token_id).first()
    if token is None:
        raise NotFound(queries.TIDAK_ADA)
    if token.dicabut_pada is None:
        token.dicabut_pada = ctx.now
        token.save(update_fields=["dicabut_pada"])
        jejak.catat(ctx, aksi="akun.cabut_token", objek=token, data={"nama": token.nama})
    return token


@operation
def catat_pemakaian(ctx: Context, *, token_id: int) -> None:
    """Write down that a token was used (domain.md §8): at most once a minute, audited once a local day."""
    seen = Q(terakhir_dipakai_pada=None) | Q(terakhir_dipakai_pada__lte=ctx.now - rules.JEDA_PEMAKAIAN)
    token = Token.objects.select_for_update(skip_locked=True).filter(seen, pk=token_id).first()
    if token is None:
        return
    before, token.terakhir_dipakai_pada = token.terakhir_dipakai_pada, ctx.now
    token.save(update_fields=["terakhir_dipakai_pada"])
    if before is None or before.astimezone(ctx.zone).date() != ctx.today:
        jejak.catat(ctx, aksi="akun.pakai_token", objek=token, data={"nama": token.nama})


def _make(ctx: Context, maker: Akun, isian: Isian, *, mesin: bool) -> TokenBaru:
    nama, chosen = one_line(isian.nama), sorted(set(isian.cakupan))
    sampai = isian.berlaku_sampai
    if problems := rules.salah(
        nama=nama, cakupan=chosen, berlaku_sampai=sampai, today=ctx.today, mesin=mesin
    ):
        raise Invalid(problems)
    rahasia = rules.rahasia(mesin=mesin, acak=secrets.token_hex(32))
    token = Token.objects.create(
        akun=None if mesin else maker, perangkat_daerah_id=isian.perangkat_daerah_id,
        nama=nama[: rules.PANJANG_NAMA], cakupan=chosen, sidik=rules.sidik(rahasia),
        awalan=rahasia[: rules.PANJANG_AWALAN], dibuat_pada=ctx.now, dibuat_oleh=maker,
        kedaluwarsa_pada=rules.akhir(sampai, ctx.zone),
    )  # fmt: skip
    data = {"nama": token.nama, "cakupan": chosen, "perangkat_daerah": token.perangkat_daerah_id}
    jejak.catat(ctx, aksi="akun.buat_token", objek=token, data={**data, "sampai": str(sampai)})
    return TokenBaru(token, rahasia)
