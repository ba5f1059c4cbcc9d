"""The second page of the login: a code, a passkey or a recovery code (issue 4 §1)."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sikinerja.akun.operations import langkah_kedua as operations
from sikinerja.akun.operations._percobaan import Hasil
from sikinerja.akun.queries import faktor as queries
from sikinerja.web import clock
from sikinerja.web.address import client_address
from sikinerja.web.akun.forms import KodeForm, PasskeyForm
from sikinerja.web.answer import form_page
from sikinerja.web.http import Request, go, public, redirect_to
from sikinerja.web.masuk import BERFAKTOR, Menunggu, enter, held

TANTANGAN = "tantangan_passkey"
LAMA = "Terlalu lama sejak password diketik. Silakan masuk sekali lagi."


@public
@require_http_methods(["GET", "POST"])
def langkah_kedua(request: Request) -> HttpResponse:
    """Asks who has typed the right password for the second factor."""
    menunggu = held(request)
    if menunggu is None:
        return go(request, "akun:masuk", message=LAMA, level=messages.WARNING)
    form = KodeForm(request.POST if "isian" in request.POST else None)
    hasil = _try(request, menunggu, form)
    if hasil is not None and hasil.akun is not None:
        enter(request, hasil.akun)
        request.session[BERFAKTOR] = True
        return redirect_to(request, menunggu.onward)
    if hasil is not None:
        messages.error(request, hasil.pesan)
    values, tunggu = _page(request, menunggu), hasil.tunggu if hasil else 0
    template, refused = "akun/langkah_kedua.html", hasil is not None
    return form_page(request, template, form, values, tunggu=tunggu, refused=refused)


def _try(request: Request, menunggu: Menunggu, form: KodeForm) -> Hasil | None:
    """What came of what was typed or touched; None: nothing was."""
    akun_id = menunggu.akun.pk
    if "jawaban" in request.POST:
        answer, asked = PasskeyForm(request.POST), request.session.pop(TANTANGAN, {})
        jawaban = answer.cleaned_data["jawaban"] if answer.is_valid() else ""
        return operations.dengan_passkey(request.ctx, akun_id=akun_id, ingatan=asked, jawaban=jawaban)
    if not form.is_valid():
        return None
    alamat, isian = client_address(request), form.cleaned_data["isian"]
    return operations.dengan_kode(request.ctx, akun_id=akun_id, isian=isian, alamat=alamat, jam=clock.real())


def _page(request: Request, menunggu: Menunggu) -> dict[str, object]:
    """A fresh question for the browser each time the page is shown."""
    asked = queries.minta_bukti(akun_id=menunggu.akun.pk)
    if asked is not None:
        request.session[TANTANGAN] = asked.ingatan
    return {"pilihan": asked.pilihan if asked else "", "ada_totp": queries.ada_totp(akun_id=menunggu.akun.pk)}
