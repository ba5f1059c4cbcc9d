"""The app that shows codes, and recovery codes."""

from __future__ import annotations

from typing import Any

import pyotp
import segno
from django.contrib import auth
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods
from markupsafe import Markup

from sikinerja.akun.operations import faktor as operations
from sikinerja.akun.queries import AkunRow
from sikinerja.akun.queries import faktor as queries
from sikinerja.akun.rules.faktor import alamat_totp, per_empat
from sikinerja.web import clock
from sikinerja.web.http import Request, errors_into, go, open_before_second_factor, respond
from sikinerja.web.keamanan.forms import KodeTotpForm
from sikinerja.web.masuk import BERFAKTOR, freshly_confirmed
from sikinerja.web.onward import only_while, unless

RAHASIA = "rahasia_totp"


def installed(request: Request, akun: AkunRow, codes: list[str], message: str) -> HttpResponse:
    """The session goes on with the new factor; recovery codes are shown, this once."""
    request.session[BERFAKTOR] = True
    if not codes:
        return go(request, "keamanan:lihat", message=message)
    auth.update_session_auth_hash(request, akun)
    return respond(request, "keamanan/kode.html", {"kode": codes, "pesan": message})


@open_before_second_factor
@require_http_methods(["GET", "POST"])
@freshly_confirmed
def pasang_totp(request: Request) -> HttpResponse:
    """Connect an app: the secret as a picture and as text, and the first code to show that it works."""
    if queries.ada_totp(akun_id=request.user.pk):
        return go(request, "keamanan:lihat")
    rahasia: str = request.session.setdefault(RAHASIA, pyotp.random_base32())
    form = KodeTotpForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            kode = form.cleaned_data["kode"]
            akun, codes = operations.pasang_totp(request.ctx, rahasia=rahasia, kode=kode, jam=clock.real())
            del request.session[RAHASIA]
            return installed(request, akun, codes, "Aplikasi kode sudah terpasang.")
    values: dict[str, Any] = {"form": form, "rahasia": per_empat(rahasia), "qr": _qr(request, rahasia)}
    return respond(request, "keamanan/pasang_totp.html", values, status=422 if form.is_bound else 200)


def _qr(request: Request, rahasia: str) -> Markup:
    """An SVG without any style, dark on white in the dark mode too."""
    picture = segno.make(alamat_totp(rahasia, request.user.username), error="m")
    return Markup(picture.svg_inline(scale=5, border=3, dark="#000", light="#fff", omitsize=True))  # noqa: S704


@require_http_methods(["GET", "POST"])
@freshly_confirmed
def hapus_totp(request: Request) -> HttpResponse:
    """Disconnect it, after a confirmation."""
    only_while(request, queries.ada_totp(akun_id=request.user.pk))
    unless(request, queries.terakhir_wajib(request.ctx.actor))
    if request.method == "POST":
        operations.hapus_totp(request.ctx)
        return go(request, "keamanan:lihat", message="Aplikasi kode sudah dihapus.")
    return respond(request, "keamanan/hapus_totp.html", {}, block="dialog")


@require_http_methods(["GET", "POST"])
@freshly_confirmed
def kode(request: Request) -> HttpResponse:
    """New recovery codes, after a confirmation; the answer shows them, this once."""
    if request.method == "POST":
        codes = operations.kode_baru(request.ctx)
        return respond(request, "keamanan/kode.html", {"kode": codes, "pesan": ""})
    return respond(request, "keamanan/kode_baru.html", {}, block="dialog")
