"""Beginning a session, and asking for the password again before what a stolen one must not do (ASVS V7)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from sikinerja.akun.queries import AkunRow, by_id, faktor
from sikinerja.akun.rules.faktor import MASA_TUNGGU
from sikinerja.akun.rules.sesi import perangkat
from sikinerja.akun.sessions import MASUK_PADA, PERANGKAT
from sikinerja.core.context import Context
from sikinerja.web import clock, resend
from sikinerja.web.http import Request, redirect_to

P = ParamSpec("P")
KEY = "dipastikan_pada"
MENUNGGU, BERFAKTOR = "menunggu_langkah_kedua", "berfaktor"
FRESH = timedelta(minutes=10)
"""A page is shown within this time of the last password typed;"""
LENIENT = timedelta(minutes=30)
"""what was filled in there is taken a little longer."""


def stamp(request: Request) -> None:
    """Remember that the password was typed just now."""
    request.session[KEY] = clock.real().isoformat()


def enter(request: Request, akun: AkunRow) -> None:
    """Begin the session of who has just shown everything that is asked at the login."""
    request.session.pop(MENUNGGU, None)
    auth.login(request, akun)
    request.session[PERANGKAT] = perangkat(request.headers.get("User-Agent", "")[:500])
    request.session[MASUK_PADA] = request.ctx.now.isoformat()
    stamp(request)


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether this person must set a second factor up first; asks the database once a session."""
    ctx: Context = request.ctx  # type: ignore[attr-defined]
    if not faktor.wajib(ctx.actor) or request.session.get(BERFAKTOR):
        return False
    if ctx.actor.akun_id is None or not faktor.punya(akun_id=ctx.actor.akun_id):
        return True
    request.session[BERFAKTOR] = True
    return False


@dataclass(frozen=True, slots=True)
class Menunggu:
    """Whose password was right a moment ago, and where they wanted to go."""

    akun: AkunRow
    onward: str


def hold(request: Request, akun: AkunRow, onward: str) -> None:
    """Keep the first step of a login until the second is taken."""
    request.session.cycle_key()
    request.session[MENUNGGU] = {
        "akun": akun.pk,
        "sesi": akun.get_session_auth_hash(),
        "sejak": clock.real().isoformat(),
        "next": onward,
    }


def held(request: Request) -> Menunggu | None:
    """The first step, while it holds: ten minutes, and the password still the same."""
    kept = request.session.get(MENUNGGU)
    if kept is None or clock.real() - datetime.fromisoformat(kept["sejak"]) > MASA_TUNGGU:
        return None
    akun = by_id(akun_id=kept["akun"])
    if akun is None or not constant_time_compare(akun.get_session_auth_hash(), kept["sesi"]):
        return None
    return Menunggu(akun, kept["next"])


def _is_fresh(request: Request) -> bool:
    since = request.session.get(KEY)
    if since is None:
        return False
    age = clock.real() - datetime.fromisoformat(since)
    return timedelta() <= age <= (LENIENT if request.method == "POST" else FRESH)


def freshly_confirmed(
    view: Callable[Concatenate[Request, P], HttpResponse],
) -> Callable[Concatenate[Request, P], HttpResponse]:
    """Lead to the password page first where the last password is too long ago, and back again."""

    @wraps(view)
    def asked(request: Request, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if _is_fresh(request):
            return view(request, *args, **kwargs)
        if request.method == "POST":
            return resend.interrupted(request, "keamanan:pastikan", resend.PASTIKAN)
        onward = urlencode({"next": request.path}, safe="/")
        return redirect_to(request, f"{reverse('keamanan:pastikan')}?{onward}")

    return asked
