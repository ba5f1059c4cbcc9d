"""Released months: the list, one of them, its rows, what a correction changed, one row (F8.3)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_GET

from sikinerja.core.context import Actor
from sikinerja.core.errors import NotFound
from sikinerja.rilis import queries
from sikinerja.rilis.queries import beda as beda_queries
from sikinerja.rilis.queries import halaman
from sikinerja.web.http import Request, paginate, respond
from sikinerja.web.rilis.forms import SaringForm


def membaca_pd(actor: Actor) -> bool:
    """Whether somebody reads more than the own row."""
    return actor.is_bkd or bool(queries.pd_terlihat(actor))


@require_GET
def daftar(request: Request) -> HttpResponse:
    """Months; whoever reads only the own row is led to it."""
    if not membaca_pd(request.ctx.actor):
        return redirect("rilis:saya")
    page = paginate(request, halaman.daftar(request.ctx), size=24)
    return respond(request, "rilis/daftar.html", {"page": page, "bkd": request.ctx.actor.is_bkd})


@require_GET
def rincian(request: Request, rilis_id: int) -> HttpResponse:
    """One release, PD by PD."""
    p = halaman.rincian(request.ctx, rilis_id=rilis_id)
    return respond(request, "rilis/rincian.html", {"p": p, "bkd": request.ctx.actor.is_bkd})


@require_GET
def pegawai(request: Request, rilis_id: int) -> HttpResponse:
    """The rows of one release, narrowed by name, PD and outcome."""
    rilis = queries.get(request.ctx, rilis_id=rilis_id)
    pd = list(queries.rekap_terlihat(request.ctx.actor, rilis).values_list("perangkat_daerah_id", "nama"))
    form = SaringForm(request.GET).offer(pd)
    data: dict[str, Any] = form.cleaned_data if form.is_valid() else {"q": "", "pd": None, "hasil": ""}
    rows = halaman.baris(request.ctx, rilis=rilis, q=data["q"], pd_id=data["pd"], hasil=data["hasil"])
    values: dict[str, Any] = {
        "rilis": rilis,
        "form": form,
        "banyak_pd": len(pd) > 1,
        "page": paginate(request, rows),
        "query": urlencode({k: v for k, v in data.items() if v not in (None, "")}),
        "pd_id": data["pd"],
    }
    return respond(request, "rilis/pegawai.html", values)


@require_GET
def beda(request: Request, rilis_id: int) -> HttpResponse:
    """What a correction changed, person by person."""
    rilis = queries.get(request.ctx, rilis_id=rilis_id)
    if not rilis.nomor:
        raise NotFound("Rilis pertama tidak mengubah apa pun.")
    page = paginate(request, beda_queries.daftar(request.ctx.actor, rilis))
    rows = [(row, beda_queries.perubahan(row)) for row in page]
    return respond(request, "rilis/beda.html", {"rilis": rilis, "page": page, "rows": rows})


@require_GET
def baris(request: Request, baris_id: int) -> HttpResponse:
    """One employee of a release: every word, and how the percentage came about."""
    row = queries.get_baris(request.ctx, baris_id=baris_id)
    values = {"b": row, "beda": beda_queries.satu(row), "pejabat": membaca_pd(request.ctx.actor)}
    return respond(request, "rilis/baris.html", values)
