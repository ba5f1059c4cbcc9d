"""Kelola » Kehadiran: how far a month is, by PD; who misses; the file (F8.2)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.time import Month
from sikinerja.integrasi.berkas import subjek
from sikinerja.integrasi.berkas import unggah as integrasi
from sikinerja.kehadiran.queries import halaman as queries
from sikinerja.kehadiran.queries import periksa_unggahan
from sikinerja.kehadiran.rules.impor import JENIS, TABEL
from sikinerja.web.berkas import tahan, terisi
from sikinerja.web.bulan import baca, kode, sekitar
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.kehadiran.forms import UnggahForm
from sikinerja.web.month import get_month


def _last(request: Request) -> Month:
    """The last month that is over."""
    return Month.of(request.ctx.today).previous


@require_GET
def ikhtisar(request: Request) -> HttpResponse:
    """How many have attendance, by PD."""
    last = _last(request)
    page = queries.ikhtisar(request.ctx, month=baca(request.GET.get("bulan", "")) or last)
    months = [(kode(m), m) for m in sekitar(last, sebelum=11, sesudah=0)]
    return respond(
        request, "kehadiran/ikhtisar.html", {"p": page, "months": months, "kini": kode(page.month)}
    )


@require_GET
def daftar(request: Request, tahun: int, bulan: int, pd_id: int) -> HttpResponse:
    """The employees of one PD with their attendance; ``?belum=1``: only who misses it."""
    asked = request.GET.get("halaman", "")
    number = int(asked) if asked.isdecimal() and len(asked) < 6 else 1
    page = queries.daftar(
        request.ctx,
        month=get_month(tahun, bulan),
        pd_id=pd_id,
        belum=request.GET.get("belum") == "1",
        halaman=number,
    )
    numbers = paginate(request, list(range(page.semua)), size=queries.SEHALAMAN)
    values = {"p": page, "page": numbers, "belum": request.GET.get("belum") == "1"}
    return respond(request, "kehadiran/daftar.html", values)


@require_http_methods(["GET", "POST"])
def unggah(request: Request) -> HttpResponse:
    """Hand a month's file in; it is checked before anything is written."""
    subjek.get(request.ctx.actor, jenis=JENIS)
    bound, last = request.method == "POST", _last(request)
    asked = {name: request.GET.get(name, "")[:500] for name in ("bulan", "alasan")}
    initial = {"bulan": baca(asked["bulan"]) or last, "alasan": asked["alasan"]}
    sent = (request.POST, request.FILES) if bound else ()
    form = UnggahForm(*sent, terakhir=last, initial=initial)
    if terisi(form, request):
        with errors_into(form):
            values = form.values()
            periksa_unggahan(request.ctx, parameter=values["parameter"])
            impor = integrasi.unggah(request.ctx, jenis=JENIS, **values)
            return go(request, "impor:detail", impor.pk)
    tahan(form, request)
    page = {"form": form, "tabel": TABEL}
    return respond(request, "kehadiran/unggah.html", page, status=422 if form.is_bound else 200)
