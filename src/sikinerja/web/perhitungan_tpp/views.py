"""Perhitungan TPP: "kenapa 87,5 %?", for oneself and for those one looks after (F8.4)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.rilis.queries import sudah_dirilis
from sikinerja.tpp.queries import kenapa as queries
from sikinerja.web.http import Request, respond
from sikinerja.web.month import get_month


@require_GET
def saya(request: Request) -> HttpResponse:
    """One's own last month."""
    return _page(request, _self(request), Month.of(request.ctx.today).previous)


@require_GET
def bulan(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """One's own calculation of a month."""
    return _page(request, _self(request), get_month(tahun, bulan))


@require_GET
def pegawai(request: Request, pegawai_id: int, tahun: int, bulan: int) -> HttpResponse:
    """Somebody else's calculation of a month."""
    return _page(request, pegawai_id, get_month(tahun, bulan))


def _self(request: Request) -> int:
    """Who has no person behind the account has no TPP."""
    if request.ctx.actor.pegawai_id is None:
        raise NotFound("Halaman tidak ditemukan.")
    return request.ctx.actor.pegawai_id


def _page(request: Request, pegawai_id: int, month: Month) -> HttpResponse:
    page = queries.kenapa(request.ctx, pegawai_id=pegawai_id, month=month)
    later = month.next if month < Month.of(request.ctx.today) else None
    released = sudah_dirilis(month=month)
    values = {"p": page, "sebelum": month.previous, "sesudah": later, "dirilis": released}
    return respond(request, "perhitungan_tpp/pegawai.html", values)
