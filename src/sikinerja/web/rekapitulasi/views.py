"""Rekapitulasi (F8.5): this month, by unit, the raters' queues."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sikinerja.rekapitulasi.queries import halaman
from sikinerja.rekapitulasi.queries.bulanan import Halaman
from sikinerja.rekapitulasi.rules.bulanan import HALAMAN, StatusBulan
from sikinerja.web.http import Request, page_of, respond
from sikinerja.web.rekapitulasi.forms import MintaForm, SaringForm


def lembar(found: Halaman) -> Page[Any]:
    """A page of rows as the pager wants it."""
    return page_of(found.rows, semua=found.semua, nomor=found.nomor, size=HALAMAN)


@require_GET
def bulan(request: Request) -> HttpResponse:
    """Who owes what, furthest behind first, and everybody by name."""
    page = halaman.bulan_ini(request.ctx, MintaForm.permintaan(request.GET))
    context = {
        "p": page,
        "d": page.dasar,
        "page": lembar(page.daftar),
        "form": SaringForm(page.dasar, "bulan", "tahun", "unit", "jenis", "status", "q"),
        "jenis": list(StatusBulan),
    }
    return respond(request, "rekapitulasi/bulan.html", context)


@require_GET
def unit(request: Request) -> HttpResponse:
    """Every unit of a PD, or every PD."""
    page = halaman.per_kelompok(request.ctx, MintaForm.permintaan(request.GET))
    context = {
        "p": page,
        "d": page.dasar,
        "page": lembar(page.halaman),
        "form": SaringForm(page.dasar, "bulan", "tahun", "jenis"),
        "jenis": list(StatusBulan),
    }
    return respond(request, "rekapitulasi/unit.html", context)


@require_GET
def antrean(request: Request) -> HttpResponse:
    """Raters whose people wait, since when."""
    page = halaman.antrean(request.ctx, MintaForm.permintaan(request.GET))
    context = {
        "p": page,
        "d": page.dasar,
        "page": lembar(page.halaman),
        "form": SaringForm(page.dasar, "bulan", "tahun"),
    }
    return respond(request, "rekapitulasi/antrean.html", context)
