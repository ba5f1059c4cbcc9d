"""Rekapitulasi (F8.5): month, units, raters' queues, year, distribution, activities, one person."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sikinerja.realisasi.rules import AKIBAT_BELUM_DINILAI, JALAN_PENILAIAN
from sikinerja.rekapitulasi.queries import distribusi as sebaran
from sikinerja.rekapitulasi.queries import halaman, kegiatan, orang, tahunan
from sikinerja.rekapitulasi.queries.bulanan import Halaman
from sikinerja.rekapitulasi.rules.bulanan import HALAMAN
from sikinerja.rekapitulasi.rules.tahunan import LEGENDA
from sikinerja.rilis.queries import terakhir
from sikinerja.skp.rules import Predikat
from sikinerja.web.http import Request, page_of, respond
from sikinerja.web.rekapitulasi.forms import TAHUN_KE_BELAKANG, MintaForm, SaringForm


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
        "rilis": terakhir(month=page.dasar.month) if page.waktu.berakhir else None,
        "page": lembar(page.daftar),
        "form": SaringForm(page.dasar, "bulan", "tahun", "unit", "jenis", "status", "q"),
        "jenis": page.jenis,
    }
    return respond(request, "rekapitulasi/bulan.html", context)


@require_GET
def unit(request: Request) -> HttpResponse:
    """Every unit of a PD, or every PD."""
    page = halaman.per_kelompok(request.ctx, MintaForm.permintaan(request.GET))
    context = {
        "p": page,
        "d": page.dasar,
        "rilis": terakhir(month=page.dasar.month) if page.waktu.berakhir else None,
        "page": lembar(page.halaman),
        "form": SaringForm(page.dasar, "bulan", "tahun", "jenis"),
        "jenis": page.jenis,
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
        "akibat": AKIBAT_BELUM_DINILAI,
        "jalan": JALAN_PENILAIAN,
    }
    return respond(request, "rekapitulasi/antrean.html", context)


@require_GET
def setahun(request: Request) -> HttpResponse:
    """People below each other, twelve months beside each other."""
    page = tahunan.setahun(request.ctx, MintaForm.permintaan(request.GET))
    context = {
        "p": page,
        "d": page.dasar,
        "page": lembar(page.halaman),
        "form": SaringForm(page.dasar, "tahun", "unit", "jenis", "q"),
        "legenda_petak": LEGENDA,
    }
    return respond(request, "rekapitulasi/setahun.html", context)


@require_GET
def distribusi(request: Request) -> HttpResponse:
    """Predikat of a month or of the year, held against the pola."""
    masa = "tahun" if request.GET.get("masa") == "tahun" else "bulan"
    ask = sebaran.setahun if masa == "tahun" else sebaran.sebulan
    page = ask(request.ctx, MintaForm.permintaan(request.GET))
    columns = ("tahun", "jenis") if masa == "tahun" else ("bulan", "tahun", "jenis")
    context = {
        "p": page,
        "d": page.dasar,
        "masa": masa,
        "page": lembar(page.halaman),
        "form": SaringForm(page.dasar, *columns),
        "jenis": list(Predikat),
    }
    return respond(request, "rekapitulasi/distribusi.html", context)


@require_GET
def aktivitas(request: Request) -> HttpResponse:
    """How much was done, by unit and by person."""
    page = kegiatan.kegiatan(request.ctx, MintaForm.permintaan(request.GET))
    context = {
        "p": page,
        "d": page.dasar,
        "page": lembar(page.halaman),
        "form": SaringForm(page.dasar, "bulan", "tahun", "unit", "jenis", "q"),
    }
    return respond(request, "rekapitulasi/aktivitas.html", context)


@require_GET
def pegawai(request: Request, pegawai_id: int) -> HttpResponse:
    """One person's year, to be read."""
    tahun = MintaForm.permintaan(request.GET).tahun
    found = orang.setahun(request.ctx, pegawai_id=pegawai_id, tahun=tahun)
    years = range(found.tahun_kini, found.tahun_kini - TAHUN_KE_BELAKANG, -1)
    return respond(request, "rekapitulasi/pegawai.html", {"o": found, "years": years})
