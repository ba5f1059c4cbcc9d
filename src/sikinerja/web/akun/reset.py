"""Lupa password: asking for a link, and using it (F1.4, BAB I.3)."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from sikinerja.akun import queries, rules
from sikinerja.akun.operations import reset as operations
from sikinerja.web.address import client_address
from sikinerja.web.akun.forms import LupaPasswordForm, PasswordBaruForm
from sikinerja.web.answer import form_page
from sikinerja.web.http import Request, errors_into, go, public, respond

SESSION_KEY = "token_reset"
KEPT = "atur"
"""Stands in the address instead of the secret, which must not reach logs or the Referer."""


def _link(uid: str, token: str) -> str:
    return reverse("akun:password_baru", args=[uid, token])


@public
@require_http_methods(["GET", "POST"])
def lupa_password(request: Request) -> HttpResponse:
    """NIP and email; the answer is always the same."""
    form, tunggu = LupaPasswordForm(request.POST or None), 0
    if request.method == "POST" and form.is_valid():
        alamat = client_address(request)
        hasil = operations.minta(request.ctx, **form.cleaned_data, alamat=alamat, tautan=_link)
        if not hasil.tunggu:
            return respond(request, "akun/lupa_password_terkirim.html", {"pesan": hasil.pesan})
        form.add_error(None, hasil.pesan)
        tunggu = hasil.tunggu
    return form_page(request, "akun/lupa_password.html", form, tunggu=tunggu)


@public
@require_http_methods(["GET", "POST"])
def password_baru(request: Request, uid: str, token: str) -> HttpResponse:
    """The page behind the link: the secret moves into the session, then a new password is typed."""
    if token != KEPT:
        if queries.dari_tautan(uid=uid, token=token) is None:
            return respond(request, "akun/tautan_usang.html", {}, status=410)
        request.session[SESSION_KEY] = token
        return go(request, "akun:password_baru", uid, KEPT)
    token = request.session.get(SESSION_KEY, "")
    form = PasswordBaruForm(request.POST or None)
    if queries.dari_tautan(uid=uid, token=token) is None:
        return respond(request, "akun/tautan_usang.html", {}, status=410)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            if operations.atur(request.ctx, uid=uid, token=token, **form.cleaned_data) is None:
                return respond(request, "akun/tautan_usang.html", {}, status=410)
            request.session.pop(SESSION_KEY, None)
            return go(request, "akun:masuk", message="Password baru sudah tersimpan. Silakan masuk.")
    return form_page(request, "akun/password_baru.html", form, {"uid": uid, "aturan": rules.ATURAN_PASSWORD})
