"""One's own released months (F8.3, F8.4)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sikinerja.core.errors import NotFound
from sikinerja.rilis import queries
from sikinerja.rilis.queries import beda, halaman
from sikinerja.web.http import Request, paginate, respond
from sikinerja.web.month import get_month
from sikinerja.web.rilis.views.rilis import membaca_pd


@require_GET
def saya(request: Request) -> HttpResponse:
    """All of them, of each month the number that counts."""
    if request.ctx.actor.pegawai_id is None:
        raise NotFound("Halaman tidak ditemukan.")
    page = paginate(request, queries.milik_sendiri(request.ctx), size=12)
    return respond(request, "rilis/saya.html", {"page": page, "pejabat": membaca_pd(request.ctx.actor)})


@require_GET
def bulan_saya(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """One month, and why the percentage is what it is."""
    row = halaman.milik_sendiri(request.ctx, month=get_month(tahun, bulan))
    return respond(request, "rilis/bulan_saya.html", {"b": row, "beda": beda.satu(row), "pejabat": False})
