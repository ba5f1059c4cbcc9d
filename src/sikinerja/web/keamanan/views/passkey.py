"""Passkeys: add, take away."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sikinerja.akun.operations import faktor as operations
from sikinerja.akun.queries import faktor as queries
from sikinerja.web.http import Request, errors_into, go, open_before_second_factor, respond
from sikinerja.web.keamanan.forms import PasskeyForm
from sikinerja.web.keamanan.views.faktor import installed
from sikinerja.web.masuk import freshly_confirmed
from sikinerja.web.onward import unless

TANTANGAN = "tantangan_daftar"


@open_before_second_factor
@require_http_methods(["GET", "POST"])
@freshly_confirmed
def tambah_passkey(request: Request) -> HttpResponse:
    """Name it, then the device makes it."""
    form = PasskeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = request.session.pop(TANTANGAN, {})
        with errors_into(form):
            akun, codes = operations.tambah_passkey(request.ctx, **form.cleaned_data, ingatan=asked)
            return installed(request, akun, codes, "Passkey sudah terdaftar.")
    fresh = queries.minta_passkey(request.user)
    request.session[TANTANGAN] = fresh.ingatan
    values = {"form": form, "pilihan": fresh.pilihan}
    return respond(request, "keamanan/tambah_passkey.html", values, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@freshly_confirmed
def hapus_passkey(request: Request, passkey_id: int) -> HttpResponse:
    """Take one away, after a confirmation."""
    row = queries.passkey_milik(request.ctx.actor, passkey_id=passkey_id)
    unless(request, queries.terakhir_wajib(request.ctx.actor))
    if request.method == "POST":
        operations.hapus_passkey(request.ctx, passkey_id=passkey_id)
        return go(request, "keamanan:lihat", message=f"Passkey {row.nama} sudah dihapus.")
    return respond(request, "keamanan/hapus_passkey.html", {"passkey": row}, block="dialog")
