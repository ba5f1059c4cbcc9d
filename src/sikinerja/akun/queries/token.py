"""Questions about tokens: who stands behind one, which ones a person or BKD has."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from sikinerja.akun.models import Akun, Token
from sikinerja.akun.rules.token import HANYA_BKD, POLA, Cakupan, boleh, sidik
from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import Forbidden, NotFound

TIDAK_ADA = "Token tidak ditemukan."


@dataclass(frozen=True, slots=True)
class TokenBerlaku:
    """Who stands behind a token that holds: an active account, or (None) a machine, perhaps of one PD."""

    token_id: int
    nama: str
    akun: Akun | None
    perangkat_daerah_id: int | None
    cakupan: frozenset[str]
    terakhir_dipakai_pada: datetime | None

    def boleh(self, perlu: Cakupan) -> bool:
        """Whether it opens what is asked for."""
        return boleh(self.cakupan, perlu)

    @property
    def mesin(self) -> Actor:
        """The actor of a machine's token: works for its PD as a pengelola would, without one for all.

        What a machine may ask for at all its scopes say; the door asks :meth:`boleh` first.
        """
        pd = self.perangkat_daerah_id
        return Actor(
            akun_id=None,
            pegawai_id=None,
            nama=f"Mesin: {self.nama}",
            is_bkd=pd is None,
            pengelola_pd=frozenset() if pd is None else frozenset({pd}),
        )


def token_berlaku(*, token: str, now: datetime) -> TokenBerlaku | None:
    """Who comes in with a token at a moment (UTC), in one query; None: unknown, expired, revoked, inactive.

    Also None while the account has not yet replaced its first password.
    """
    if not POLA.fullmatch(token):
        return None
    found = Token.objects.filter(sidik=sidik(token), dicabut_pada=None, kedaluwarsa_pada__gt=now)
    row = found.select_related("akun").first()
    if row is None or (row.akun is not None and (not row.akun.aktif or row.akun.harus_ganti_password)):
        return None
    return TokenBerlaku(
        token_id=row.pk,
        nama=row.nama,
        akun=row.akun,
        perangkat_daerah_id=row.perangkat_daerah_id,
        cakupan=frozenset(row.cakupan),
        terakhir_dipakai_pada=row.terakhir_dipakai_pada,
    )


def pribadi(actor: Actor) -> QuerySet[Token]:
    """One's own tokens, newest first."""
    return Token.objects.filter(akun_id=actor.akun_id) if actor.akun_id is not None else Token.objects.none()


def mesin(actor: Actor) -> QuerySet[Token]:
    """Machines' tokens with their PD and maker, newest first; Forbidden for everybody but BKD."""
    if not actor.is_bkd or actor.akun_id is None:
        raise Forbidden(HANYA_BKD)
    return Token.objects.filter(akun=None).select_related("perangkat_daerah", "dibuat_oleh")


def visible(actor: Actor) -> QuerySet[Token]:
    """Tokens an actor may see and revoke: one's own, and (BKD) those of machines."""
    own = pribadi(actor)
    return own | Token.objects.filter(akun=None) if actor.is_bkd and actor.akun_id is not None else own


def get(ctx: Context, *, token_id: int, milik: int | None) -> Token:
    """One of :func:`visible` of this account (None: a machine's); NotFound otherwise."""
    row = visible(ctx.actor).filter(pk=token_id, akun=milik).first()
    if row is None:
        raise NotFound(TIDAK_ADA)
    return row
