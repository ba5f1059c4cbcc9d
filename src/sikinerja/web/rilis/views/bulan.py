"""What BKD does with a month: look at what is missing, release, correct (F8.3)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sikinerja.rilis import queries
from sikinerja.rilis.operations import koreksi as koreksi_operations
from sikinerja.rilis.operations import rilis as operations
from sikinerja.rilis.queries import siap as siap_queries
from sikinerja.rilis.rules import Kekurangan, periksa_waktu
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.month import get_month
from sikinerja.web.onward import only_while
from sikinerja.web.rilis.forms import AlasanForm, KurangForm


@require_GET
def siap(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """What a release would say just now, PD by PD."""
    p = siap_queries.halaman(request.ctx, month=get_month(tahun, bulan))
    return respond(request, "rilis/siap.html", {"p": p})


@require_GET
def kurang(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """Who lacks what."""
    month, chosen = get_month(tahun, bulan), KurangForm(request.GET).chosen
    page = paginate(request, siap_queries.kurang(request.ctx, month=month, **chosen))
    values = {"month": month, "page": page, "semua": list(Kekurangan), **chosen}
    return respond(request, "rilis/kurang.html", values)


@require_http_methods(["GET", "POST"])
def minta(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """Ask for the release, after a last look."""
    month = get_month(tahun, bulan)
    form = AlasanForm(request.POST if request.method == "POST" else None)
    page = siap_queries.halaman(request.ctx, month=month)
    if form.is_valid():
        with errors_into(form), form.setelah_yakin(page.ganjil if page.masih_terbuka else []):
            job = operations.minta(request.ctx, month=month, alasan=form.cleaned_data["alasan"])
            return go(request, "rilis:kemajuan", job.pk, message="Rilis sedang dikerjakan.")
    if request.method == "GET":
        periksa_waktu(month, now=request.ctx.now, zone=request.ctx.zone)
    only_while(request, page.masih_terbuka)
    values = {"form": form, "p": page}
    code = 422 if form.is_bound else 200
    return respond(request, "rilis/minta.html", values, block="dialog", status=code)


@require_http_methods(["GET", "POST"])
def koreksi(request: Request, rilis_id: int) -> HttpResponse:
    """Begin a correction."""
    rilis = queries.get_milik_bkd(request.ctx, rilis_id=rilis_id)
    only_while(request, queries.koreksi_terbuka(month=rilis.month) is None)
    form = AlasanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            koreksi_operations.buka(request.ctx, rilis_id=rilis_id, alasan=form.cleaned_data["alasan"])
            message = "Koreksi dibuka. Perbaiki datanya, lalu rilis koreksinya."
            return go(request, "rilis:siap", rilis.tahun, rilis.bulan, message=message)
    code = 422 if form.is_bound else 200
    return respond(request, "rilis/koreksi.html", {"form": form, "rilis": rilis}, block="dialog", status=code)


@require_POST
def batal_koreksi(request: Request, koreksi_id: int) -> HttpResponse:
    """Give a correction up."""
    found = koreksi_operations.batalkan(request.ctx, koreksi_id=koreksi_id)
    message = "Koreksi dibatalkan. Rilis yang terakhir tetap berlaku."
    return go(request, "rilis:siap", found.tahun, found.bulan, message=message)
