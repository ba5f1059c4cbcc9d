"""Kelola » Jadwal » Gangguan: an outage and what it extends (domain.md §8)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.jadwal.operations import gangguan as operations
from sikinerja.jadwal.queries import gangguan as queries
from sikinerja.jadwal.queries import pages
from sikinerja.kepegawaian.queries.profil import pilihan_perangkat_daerah
from sikinerja.rilis.queries.jadwal import tanya_gangguan
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.jadwal.forms import GangguanForm

DICATAT = "Gangguan dicatat; batas waktu diperpanjang {hari} hari. Semua sedang diberi tahu."


@require_GET
def gangguan(request: Request) -> HttpResponse:
    """All outages, newest first."""
    pages.periksa_pembaca(request.ctx.actor)
    values = {"page": paginate(request, queries.daftar()), "bkd": request.ctx.actor.is_bkd}
    return respond(request, "jadwal/gangguan.html", values)


@require_http_methods(["GET", "POST"])
def catat_gangguan(request: Request) -> HttpResponse:
    """Record an outage: first what it would extend, then the deed."""
    ctx = request.ctx
    pages.periksa_pengatur(ctx.actor)
    form = GangguanForm.of(request.POST if request.method == "POST" else None, ctx)
    values: dict[str, Any] = {"form": form, "dampak": None, "nama_pd": {}}
    if form.is_valid():
        with errors_into(form):
            isian = form.isian(ctx)
            if "catat" in request.POST:
                with form.setelah_yakin(tanya_gangguan(ctx, isian=isian)):
                    row = operations.catat_gangguan(ctx, isian=isian)
                    return go(request, "jadwal:gangguan", message=DICATAT.format(hari=row.hari))
            values["dampak"], values["nama_pd"] = queries.dampak(ctx, isian), dict(pilihan_perangkat_daerah())
    status = 422 if form.is_bound and (form.errors or form.pertanyaan) else 200
    return respond(request, "jadwal/catat_gangguan.html", values, status=status)
