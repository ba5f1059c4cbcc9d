"""Kelola: everything there is to look after, by group (F8.8)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sikinerja.core.errors import NotFound
from sikinerja.kepegawaian.queries import peran
from sikinerja.web.http import Request, respond
from sikinerja.web.kelola.kartu import untuk


@require_GET
def beranda(request: Request) -> HttpResponse:
    """A card for each subject that one may open; to everybody else the page does not exist."""
    kartu = untuk(request.ctx.actor)
    if not kartu:
        raise NotFound("Halaman tidak ditemukan.")
    return respond(request, "kelola/beranda.html", {"kartu": kartu, "basi": peran.basi(request.ctx)})
