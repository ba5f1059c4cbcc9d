"""Menu Aktivitas Harian (F5.1-F5.5, manual BAB V)."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sikinerja.aktivitas import operations, queries, rules
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.skp.rules import StatusSkp
from sikinerja.web.aktivitas import pages
from sikinerja.web.aktivitas.forms import CatatForm, IsianForm, initial
from sikinerja.web.http import Request, errors_into, is_fragment, redirect_to, respond
from sikinerja.web.onward import unless

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


@require_GET
def ringkasan(request: Request) -> HttpResponse:
    """Form, plans, the last ten, the month as a strip."""
    return respond(request, "aktivitas/ringkasan.html", pages.ringkasan(request), block="isi")


@require_GET
def semua(request: Request) -> HttpResponse:
    """All activities of one month."""
    return respond(request, "aktivitas/semua.html", pages.semua(request))


@require_POST
def tambah(request: Request) -> HttpResponse:
    """Keep an activity or a plan; with htmx only the page's inner part comes back, ready for the next one."""
    form = CatatForm(request.POST, pilihan=queries.pilihan_kini(request.ctx), hari=request.ctx.today)
    if form.is_valid():
        with errors_into(form):
            return _saved(request, form)
    return respond(
        request, "aktivitas/ringkasan.html", pages.ringkasan(request, form), block="isi", status=422
    )


@get_or_post
def ubah(request: Request, aktivitas_id: int) -> HttpResponse:
    """Change an activity."""
    row = queries.get(request.ctx, aktivitas_id=aktivitas_id)
    chosen = queries.pilihan_kini(request.ctx, sejak=row.tanggal)
    form = IsianForm(request.POST or None, pilihan=chosen, hari=row.tanggal, initial=initial(row))
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            kept = operations.ubah(request.ctx, aktivitas_id=aktivitas_id, **form.isian())
            return _back(request, kept, "Aktivitas sudah diubah.")
    status = 422 if form.is_bound else 200
    return respond(request, "aktivitas/ubah.html", {"form": form, "row": row}, block="dialog", status=status)


@get_or_post
def hapus(request: Request, aktivitas_id: int) -> HttpResponse:
    """Delete an activity, after asking."""
    row = queries.get(request.ctx, aktivitas_id=aktivitas_id)
    unless(request, queries.halangan_hapus(row))
    if request.method == "POST":
        operations.hapus(request.ctx, aktivitas_id=aktivitas_id)
        return _back(request, row, "Aktivitas sudah dihapus.")
    return respond(request, "aktivitas/hapus.html", {"row": row}, block="dialog")


@get_or_post
def rencana_input(request: Request, rencana_id: int) -> HttpResponse:
    """Turn a plan into an activity; date and hours can be changed first."""
    row = queries.get_rencana(request.ctx, rencana_id=rencana_id)
    values = initial(row) | {"tanggal": min(row.tanggal, request.ctx.today)}
    chosen = queries.pilihan_kini(request.ctx, sejak=row.tanggal)
    form = IsianForm(request.POST or None, pilihan=chosen, hari=row.tanggal, initial=values)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            operations.rencana_input(
                request.ctx, rencana_id=rencana_id, pisah="pisah" in request.POST, **form.isian()
            )
            return _home(request, "Rencana sudah menjadi aktivitas.")
    status = 422 if form.is_bound else 200
    return respond(
        request, "aktivitas/rencana_input.html", {"form": form, "row": row}, block="dialog", status=status
    )


@get_or_post
def rencana_hapus(request: Request, rencana_id: int) -> HttpResponse:
    """Delete a plan, after asking."""
    row = queries.get_rencana(request.ctx, rencana_id=rencana_id)
    unless(request, rules.SUDAH_DIINPUT if row.dimasukkan_pada else "")
    if request.method == "POST":
        operations.rencana_hapus(request.ctx, rencana_id=rencana_id)
        return _home(request, "Rencana sudah dihapus.")
    return respond(request, "aktivitas/rencana_hapus.html", {"row": row}, block="dialog")


@require_GET
def bulan_indikator(request: Request, tahun: int, bulan: int, indikator_id: int) -> HttpResponse:
    """The own activities of one indikator in one month."""
    page = pages.satu_indikator(request, month=_month(tahun, bulan), indikator_id=indikator_id)
    return respond(request, "aktivitas/bulan_indikator.html", page, block="dialog")


@require_GET
def bulan_tugas_lain(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """The own activities of one month that are tugas kedinasan lain."""
    page = pages.satu_indikator(request, month=_month(tahun, bulan), indikator_id=None)
    return respond(request, "aktivitas/bulan_indikator.html", page, block="dialog")


def _saved(request: Request, form: CatatForm) -> HttpResponse:
    """Keep it, and say so where the person is: the next one begins where this one ended."""
    last: Any
    level = "success"
    if form.cleaned_data["jenis"] == "rencana":
        last, words = operations.rencana_tambah(request.ctx, **form.isian()), "Rencana tersimpan."
    else:
        *_, last = operations.tambah(request.ctx, pisah="pisah" in request.POST, **form.isian())
        rated = last.skp.tahun if last.skp.status == StatusSkp.SELESAI else None
        words = rules.tersimpan(last.tanggal, today=request.ctx.today, dinilai=rated)
        level = "warning" if rated else level
    preset = {"jenis": form.cleaned_data["jenis"], "tanggal": last.tanggal, "mulai": f"{last.selesai:%H:%M}"}
    if not is_fragment(request):
        return _home(request, words, level, **preset)
    page = pages.ringkasan(request, preset=preset) | {"fokus": True}
    response = respond(request, "aktivitas/ringkasan.html", page, block="isi")
    response.headers["HX-Trigger"] = json.dumps({"pesan": {"level": level, "text": words}})
    return response


def _home(request: Request, words: str, level: str = "success", /, **preset: Any) -> HttpResponse:
    getattr(messages, level)(request, words)
    query = f"?{urlencode(preset)}" if preset else ""
    return redirect_to(request, reverse("aktivitas:ringkasan") + query)


def _back(request: Request, row: Any, words: str) -> HttpResponse:
    """To the page one came from: the list of the month, unless it was *Ringkasan*."""
    if request.GET.get("dari") == "ringkasan":
        return _home(request, words)
    messages.success(request, words)
    query = urlencode({"tahun": row.tanggal.year, "bulan": row.tanggal.month})
    return redirect_to(request, f"{reverse('aktivitas:semua')}?{query}")


def _month(tahun: int, bulan: int) -> Month:
    try:
        return Month(tahun, bulan)
    except ValueError:
        raise NotFound("Bulan itu tidak ada.") from None
