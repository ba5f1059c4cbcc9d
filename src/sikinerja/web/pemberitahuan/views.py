"""The bell (F8.6)."""

from __future__ import annotations

from django.http import HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sikinerja.pemberitahuan import queries
from sikinerja.pemberitahuan.operations import lonceng as operations
from sikinerja.pemberitahuan.operations import saluran
from sikinerja.web.http import Request, errors_into, go, paginate, redirect_to, respond
from sikinerja.web.pemberitahuan.forms import PilihanForm


@require_GET
def daftar(request: Request) -> HttpResponse:
    """All one's notices, newest first."""
    page = paginate(request, queries.visible(request.ctx.actor))
    baru = queries.jumlah_belum_dibaca(request.ctx.actor)
    return respond(request, "pemberitahuan/daftar.html", {"page": page, "baru": baru})


@require_POST
def baca(request: Request, pemberitahuan_id: int) -> HttpResponse:
    """Mark as read and go where the notice points to."""
    line = operations.baca(request.ctx, pemberitahuan_id=pemberitahuan_id)
    if line.tautan.startswith("/") and url_has_allowed_host_and_scheme(line.tautan, allowed_hosts=None):
        return redirect_to(request, line.tautan)
    return go(request, "pemberitahuan:daftar")


@require_POST
def baca_semua(request: Request) -> HttpResponse:
    """Mark all as read."""
    operations.baca_semua(request.ctx)
    return go(request, "pemberitahuan:daftar", message="Semua pemberitahuan ditandai sudah dibaca.")


@require_http_methods(["GET", "POST"])
def pilihan(request: Request) -> HttpResponse:
    """Bell, mail or both, for each kind of notice."""
    form = PilihanForm(
        request.POST if request.method == "POST" else None, pilihan=queries.pilihan(request.ctx.actor)
    )
    if form.is_valid():
        with errors_into(form):
            saluran.pilih(request.ctx, pilihan=form.pilihan())
            return go(request, "pemberitahuan:pilihan", message="Pilihan pemberitahuan disimpan.")
    values = {"form": form, "email": request.user.email}
    return respond(request, "pemberitahuan/pilihan.html", values, status=422 if form.is_bound else 200)
