"""The page *Keamanan akun*, the password asked once more, sessions of one's own."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sikinerja.akun.operations import sesi as operations
from sikinerja.akun.queries import faktor
from sikinerja.akun.queries import sesi as queries
from sikinerja.akun.rules.sesi import sidik
from sikinerja.web import clock
from sikinerja.web.address import client_address
from sikinerja.web.answer import form_page
from sikinerja.web.http import Request, go, local, open_before_second_factor, redirect_to, respond
from sikinerja.web.keamanan.forms import PastikanForm
from sikinerja.web.masuk import stamp


@open_before_second_factor
@require_GET
def lihat(request: Request) -> HttpResponse:
    """Password, second factor, devices, tokens: each with the way to change it."""
    here = request.session.session_key or ""
    rows = queries.pribadi(request.ctx.actor, jam=clock.real())[:50]
    values: dict[str, Any] = {
        "faktor": faktor.faktor(akun_id=request.user.pk),
        "wajib": faktor.wajib(request.ctx.actor),
        "sesi": [(row, sidik(row.session_key), row.session_key == here) for row in rows],
    }
    return respond(request, "keamanan/lihat.html", values)


@open_before_second_factor
@require_http_methods(["GET", "POST"])
def pastikan(request: Request) -> HttpResponse:
    """The password, before something that a stolen session must not do."""
    onward = local(request.POST.get("next", request.GET.get("next", "")), reverse("keamanan:lihat"))
    form, tunggu = PastikanForm(request.POST or None), 0
    if request.method == "POST" and form.is_valid():
        alamat = client_address(request)
        hasil = operations.pastikan(request.ctx, **form.cleaned_data, alamat=alamat)
        if hasil.akun is not None:
            stamp(request)
            return redirect_to(request, onward)
        form.add_error("password", hasil.pesan)
        tunggu = hasil.tunggu
    return form_page(request, "keamanan/pastikan.html", form, {"next": onward}, tunggu=tunggu)


@require_POST
def akhiri_sesi(request: Request, kunci: str) -> HttpResponse:
    """End one of the other sessions."""
    over = "Perangkat itu sudah keluar." if operations.akhiri(request.ctx, kunci=kunci) else None
    return go(request, "keamanan:lihat", message=over or "Sesi itu sudah berakhir sebelumnya.")
