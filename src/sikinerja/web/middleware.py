"""What happens around every page: security headers, the context, login by default, errors translated once."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse

from sikinerja.core.context import Actor, Channel, Context
from sikinerja.core.errors import DomainError
from sikinerja.core.sql import busy
from sikinerja.kepegawaian.queries.pelaku import get_actor
from sikinerja.web import clock, errors, masuk, resend
from sikinerja.web.http import redirect_to

LOG = logging.getLogger(__name__)
ANONYMOUS = Actor(akun_id=None, pegawai_id=None, nama="Pengunjung")
GetResponse = Callable[[HttpRequest], HttpResponseBase]

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'; manifest-src 'self'"
)
HEADERS = {
    "Content-Security-Policy": CSP,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
}


class SecurityHeadersMiddleware:
    """Adds the headers that hold on every answer; pages are never kept by shared caches."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with headers."""
        response = self.get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        if settings.SECURE_HSTS_SECONDS:
            response.headers.setdefault(
                "Strict-Transport-Security", f"max-age={settings.SECURE_HSTS_SECONDS}"
            )
        if not request.path.startswith(settings.STATIC_URL):
            response.headers.setdefault("Cache-Control", "no-store")
        return response


class ContextMiddleware:
    """Builds ``request.ctx`` once, and lets nobody in who has not logged in unless the view is public."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Attach the context."""
        user, now, zone = request.user, clock.now(), ZoneInfo(settings.TIME_ZONE)
        if user.is_authenticated:
            actor = get_actor(
                akun_id=user.pk,
                nama=user.nama,
                is_bkd=user.is_pengelola_aplikasi,
                today=now.astimezone(zone).date(),
            )
        else:
            actor = ANONYMOUS
        request.ctx = Context(  # type: ignore[attr-defined]
            actor=actor,
            now=now,
            channel=Channel.WEB,
            request_id=uuid.uuid4().hex,
            zone=zone,
        )
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: object, kwargs: object
    ) -> HttpResponse | None:
        """Default deny: views are for logged-in people with a password of their own, unless marked.

        And with a second factor, where they must have one.
        """
        if getattr(view, "is_public", False):
            return None
        if not request.user.is_authenticated:
            return _first(request, "akun:masuk", resend.SESI_BERAKHIR, onward=request.get_full_path())
        if request.user.harus_ganti_password and not getattr(view, "is_open_before_password_change", False):
            return _first(request, "akun:ganti_password", resend.BELUM_SELESAI)
        if not getattr(view, "is_open_before_second_factor", False) and masuk.lacks_second_factor(request):
            return _first(request, "keamanan:lihat", resend.BELUM_SELESAI)
        return None


def _first(request: HttpRequest, name: str, words: str, *, onward: str | None = None) -> HttpResponse:
    """To the page where something must be done first; what was posted is not lost on the way."""
    if request.method == "POST":
        return resend.interrupted(request, name, words)
    query = "" if onward is None else "?" + urlencode({"next": onward}, safe="/")
    return redirect_to(request, reverse(name) + query)


class DomainErrorMiddleware:
    """Turns what an operation refuses with into a page or a fragment of the right status."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass through; Django hands exceptions to :meth:`process_exception`."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Answer a DomainError, or for a silent database; all else goes on to the 500 page and the log."""
        if isinstance(exception, DomainError):
            return errors.domain_error(request, exception)
        if (found := busy(exception)) is not None:
            LOG.warning("the database did not answer: %s", exception)
            return errors.busy(request, found)
        return None
