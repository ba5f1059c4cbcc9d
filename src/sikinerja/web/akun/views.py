"""Coming in, going out, choosing a password."""

from __future__ import annotations

from django.contrib import auth, messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from sikinerja.akun import rules
from sikinerja.akun.operations import masuk as operations
from sikinerja.akun.operations import password as password_operations
from sikinerja.web.address import client_address
from sikinerja.web.akun.forms import GantiPasswordForm, MasukForm
from sikinerja.web.answer import form_page
from sikinerja.web.http import (
    Request,
    errors_into,
    go,
    local,
    open_before_password_change,
    open_before_second_factor,
    public,
    redirect_to,
    respond,
)
from sikinerja.web.masuk import enter, hold


def _is_masuk(request: Request) -> bool:
    return request.ctx.actor.akun_id is not None


def _onward(request: Request) -> str:
    """``next`` when it leads to a page of ours, else the dashboard."""
    asked, home = request.POST.get("next", request.GET.get("next", "")), reverse("dashboard:beranda")
    return home if asked == reverse("akun:keluar") else local(asked, home)


@public
@require_http_methods(["GET", "POST"])
def masuk(request: Request) -> HttpResponse:
    """Login (F1.2)."""
    onward, tunggu = _onward(request), 0
    if _is_masuk(request):
        return redirect_to(request, onward)
    form = MasukForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hasil = operations.masuk(request.ctx, **form.cleaned_data, alamat=client_address(request))
        if hasil.akun is not None and hasil.langkah_kedua:
            hold(request, hasil.akun, onward)
            return go(request, "akun:langkah_kedua")
        if hasil.akun is not None:
            enter(request, hasil.akun)
            if hasil.pesan:
                messages.warning(request, hasil.pesan)
            return redirect_to(request, onward)
        messages.error(request, hasil.pesan)
        tunggu = hasil.tunggu
    return form_page(request, "akun/masuk.html", form, {"next": onward}, tunggu=tunggu)


@public
@require_http_methods(["GET", "POST"])
def keluar(request: Request) -> HttpResponse:
    """Logout: a form everywhere; whoever types the address is asked first."""
    if not _is_masuk(request):
        return go(request, "akun:masuk")
    if request.method == "GET":
        return respond(request, "akun/keluar.html", {}, block="dialog")
    operations.keluar(request.ctx)
    auth.logout(request)
    return go(request, "akun:masuk", message="Anda sudah keluar.")


@open_before_second_factor
@open_before_password_change
@require_POST
def keluar_semua(request: Request) -> HttpResponse:
    """Logout on all devices, this one too."""
    operations.keluar_semua(request.ctx)
    auth.logout(request)
    return go(request, "akun:masuk", message="Anda sudah keluar dari semua perangkat.")


@open_before_second_factor
@open_before_password_change
@require_http_methods(["GET", "POST"])
def ganti_password(request: Request) -> HttpResponse:
    """The first password must be replaced (F1.3); later it may."""
    pertama, tunggu = request.user.harus_ganti_password, 0
    form = GantiPasswordForm(request.POST or None, pertama=pertama)
    if request.method == "POST" and form.is_valid():
        values = {"lama": "", **form.cleaned_data, "alamat": client_address(request)}
        with errors_into(form):
            hasil = password_operations.ganti(request.ctx, **values)
            if hasil.akun is not None:
                auth.update_session_auth_hash(request, hasil.akun)
                return go(request, "dashboard:beranda", message="Password baru sudah tersimpan.")
            form.add_error("lama", hasil.pesan)
            tunggu = hasil.tunggu
    values = {"pertama": pertama, "aturan": rules.ATURAN_PASSWORD, "username": request.user.username}
    return form_page(request, "akun/ganti_password.html", form, values, tunggu=tunggu)
