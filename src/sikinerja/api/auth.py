"""Who asks: a bearer token, never a session; what it opens, and how often."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from ninja.security import HttpBearer

from sikinerja.akun.operations.token import catat_pemakaian
from sikinerja.akun.queries.token import TokenBerlaku, token_berlaku
from sikinerja.akun.rules.token import JEDA_PEMAKAIAN, Cakupan
from sikinerja.api import clock
from sikinerja.api.errors import OutOfScope, Unauthenticated
from sikinerja.core.context import Actor, Channel, Context
from sikinerja.core.errors import Throttled
from sikinerja.kepegawaian.queries.pelaku import get_actor
from sikinerja.permintaan import buku


class Token(HttpBearer):
    """Lets in who brings a token that holds and covers ``cakupan``; builds the context once."""

    def __init__(self, cakupan: Cakupan) -> None:
        super().__init__()
        self.cakupan = cakupan

    def authenticate(self, request: HttpRequest, token: str) -> TokenBerlaku:
        """Attach context, token and allowance to the request; Unauthenticated, OutOfScope, Throttled."""
        now, zone = clock.now(), ZoneInfo(settings.TIME_ZONE)
        found = token_berlaku(token=token, now=now)
        if found is None:
            raise Unauthenticated
        request_id: str = request.request_id  # type: ignore[attr-defined]
        actor = _actor(found, Context(found.mesin, now, Channel.API, request_id, zone))
        request.ctx = Context(actor, now, Channel.API, request_id, zone)  # type: ignore[attr-defined]
        request.token = found  # type: ignore[attr-defined]
        request.jatah = jatah = buku.catat(token_id=found.token_id, now=now)  # type: ignore[attr-defined]
        if jatah.habis:
            raise Throttled(jatah.detik)
        if not found.boleh(self.cakupan):
            raise OutOfScope(self.cakupan.value)
        seen = found.terakhir_dipakai_pada
        if seen is None or not seen <= now < seen + JEDA_PEMAKAIAN:
            catat_pemakaian(request.ctx, token_id=found.token_id)  # type: ignore[attr-defined]
        return found


def _actor(token: TokenBerlaku, ctx: Context) -> Actor:
    """The person behind a token, exactly as the web knows them; a machine is what its token says."""
    if token.akun is None:
        return token.mesin
    akun = token.akun
    return get_actor(akun_id=akun.pk, nama=akun.nama, is_bkd=akun.is_pengelola_aplikasi, today=ctx.today)
