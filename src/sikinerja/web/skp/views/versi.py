"""A versi, read later exactly as it was approved (F3.11)."""

from __future__ import annotations

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET

from sikinerja.skp import queries
from sikinerja.skp.queries.versi import halaman
from sikinerja.web.http import Request, respond
from sikinerja.web.skp.views._answers import number


@require_GET
def versi(request: Request, skp_id: int, nomor: int) -> HttpResponse:
    """One versi, what it changed of an older one marked."""
    page = halaman(request.ctx, skp_id=skp_id, nomor=nomor, banding=number(request.GET.get("banding")))
    rates = "penilai" in queries.relations(request.ctx.actor, page.skp)
    back = reverse("penilaian_skp:detail" if rates else "skp:detail", args=(skp_id,))
    return respond(request, "skp/versi.html", {"p": page, "kembali": back})
