"""Kelola » Jejak Audit: who did what to what, when, and for whom (F8.8)."""

from __future__ import annotations

from dataclasses import asdict
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_GET

from sikinerja.core.errors import Invalid, NotFound
from sikinerja.core.tables import Column, Table
from sikinerja.jejak.rules import EKSPOR_CSV, EKSPOR_XLSX
from sikinerja.kepegawaian.operations import jejak as operations
from sikinerja.kepegawaian.queries import jejak as queries
from sikinerja.kepegawaian.queries.jejak import Cari
from sikinerja.web.downloads import download
from sikinerja.web.http import Request, go, respond
from sikinerja.web.jejak.forms import CariForm

KOLOM = (
    Column("Waktu", 17),
    Column("Pelaku", 28),
    Column("Untuk", 28),
    Column("Sebagai", 24),
    Column("Tindakan", 32),
    Column("Objek", 24),
    Column("Pintu", 8),
    Column("Rincian", 80),
)


@require_GET
def daftar(request: Request) -> HttpResponse:
    """The rows that fit, newest first."""
    _only_pengelola(request)
    form = CariForm(request.GET)
    isian = form.isian
    values = {
        "form": form,
        "page": queries.halaman(request.ctx, isian, sebelum=request.GET.get("sebelum", "")[:60]),
        "query": _query(isian),
        "lanjutan": "sebelum" in request.GET,
    }
    return respond(request, "jejak/daftar.html", values)


@require_GET
def lihat(request: Request, jejak_id: int) -> HttpResponse:
    """One row in full."""
    _only_pengelola(request)
    found = queries.lihat(request.ctx, jejak_id=jejak_id)
    return respond(request, "jejak/lihat.html", {"jejak": found}, block="dialog")


@require_GET
def ekspor(request: Request) -> HttpResponseBase:
    """The rows that fit as XLSX or CSV; taking them is written down."""
    _only_pengelola(request)
    isian = CariForm(request.GET).isian
    bentuk = "csv" if request.GET.get("bentuk") == "csv" else "xlsx"
    maks = EKSPOR_CSV if bentuk == "csv" else EKSPOR_XLSX
    try:
        operations.ekspor(request.ctx, isian=isian, maks=maks)
    except Invalid as error:
        return go(request, "jejak:daftar", message=error.message, level=messages.WARNING)
    table = Table(KOLOM, queries.tabel(request.ctx, isian, maks=maks), sheet="Jejak audit")
    return download(table, nama=f"jejak-audit-{request.ctx.today.isoformat()}", bentuk=bentuk)


def _only_pengelola(request: Request) -> None:
    """To everybody else the menu does not exist."""
    if not request.ctx.actor.is_pengelola:
        raise NotFound("Halaman tidak ditemukan.")


def _query(isian: Cari) -> str:
    return urlencode({name: value for name, value in asdict(isian).items() if value not in (None, "")})
