"""Beginning a session, and asking for the password again before what a stolen one must not do (ASVS V7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Concatenate, ParamSpec
from urllib.parse import urlencode

from django.contrib import auth
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from sikinerja.akun.queries import AkunRow
from sikinerja.akun.rules.sesi import perangkat
from sikinerja.akun.sessions import MASUK_PADA, PERANGKAT
from sikinerja.web import clock
from sikinerja.web.http import Request, redirect_to

P = ParamSpec("P")
KEY = "dipastikan_pada"
FRESH = timedelta(minutes=10)
"""A page is shown within this time of the last password typed;"""
LENIENT = timedelta(minutes=30)
"""what was filled in there is taken a little longer."""


def stamp(request: Request) -> None:
    """Remember that the password was typed just now."""
    request.session[KEY] = clock.real().isoformat()


def enter(request: Request, akun: AkunRow) -> None:
    """Begin the session of who has just shown everything that is asked at the login."""
    auth.login(request, akun)
    request.session[PERANGKAT] = perangkat(request.headers.get("User-Agent", "")[:500])
    request.session[MASUK_PADA] = request.ctx.now.isoformat()
    stamp(request)


def local(address: str, otherwise: str) -> str:
    """An address somebody may be led on to: a page of ours."""
    ours = address.startswith("/") and url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if ours else otherwise


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
        onward = urlencode({"next": request.path}, safe="/")
        return redirect_to(request, f"{reverse('keamanan:pastikan')}?{onward}")

    return asked
