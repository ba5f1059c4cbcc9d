"""Indikator, edited inside the table: with htmx only the rows of their RHK are swapped (F3.3)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.skp import rules
from sikinerja.skp.operations import indikator as operations
from sikinerja.skp.queries import pages, rencana
from sikinerja.web.http import Request, errors_into, is_fragment, respond
from sikinerja.web.onward import unless
from sikinerja.web.skp.forms import IndikatorForm
from sikinerja.web.skp.views._answers import is_in_table, opened, to_rhk


def _rows(
    request: Request, template: str, skp_id: int, rhk_id: int, *, status: int = 200, **values: Any
) -> HttpResponse:
    page, row = pages.baris(request.ctx, skp_id=skp_id, rhk_id=rhk_id)
    shown = {"p": page, "b": row, "form": None, "indikator_id": None, "baru": None, **values}
    return respond(request, template, shown, block="baris", status=status)


def _saved(request: Request, skp_id: int, rhk_id: int, baru: int) -> HttpResponse:
    if is_in_table(request, skp_id):
        return _rows(request, "skp/baris.html", skp_id, rhk_id, baru=baru)
    return to_rhk(request, skp_id, rhk_id, "Indikator disimpan.")


@require_GET
def baris(request: Request, skp_id: int, rhk_id: int) -> HttpResponse:
    """The rows of one RHK as they are: what *Batal* brings back."""
    if is_fragment(request) and not is_in_table(request, skp_id):
        return to_rhk(request, skp_id, rhk_id)
    return _rows(request, "skp/baris.html", skp_id, rhk_id)


@require_http_methods(["GET", "POST"])
def tambah_indikator(request: Request, skp_id: int, rhk_id: int) -> HttpResponse:
    """+ Indikator."""
    skp = opened(request, skp_id, "susun")
    form = IndikatorForm(request.POST or None, model=skp.model)
    if request.method == "POST" and form.is_valid():
        with errors_into(form), form.setelah_yakin(form.ganjil()):
            row = operations.tambah_indikator(request.ctx, skp_id=skp_id, rhk_id=rhk_id, **form.values())
            return _saved(request, skp_id, rhk_id, row.pk)
    status = 422 if form.is_bound else 200
    return _rows(request, "skp/tambah_indikator.html", skp_id, rhk_id, form=form, status=status)


@require_http_methods(["GET", "POST"])
def ubah_indikator(request: Request, skp_id: int, indikator_id: int) -> HttpResponse:
    """Edit an indikator."""
    skp = opened(request, skp_id, "susun")
    row = rencana.get_indikator(skp=skp, indikator_id=indikator_id)
    initial = {n: getattr(row, n) for n in ("teks", "target", "satuan")}
    initial["ukuran"] = row.aspek or row.perspektif
    form = IndikatorForm(request.POST or None, model=skp.model, initial=initial)
    if request.method == "POST" and form.is_valid():
        with errors_into(form), form.setelah_yakin(form.ganjil()):
            isi = form.values()
            operations.ubah_indikator(request.ctx, skp_id=skp_id, indikator_id=indikator_id, **isi)
            return _saved(request, skp_id, row.rhk_id, row.pk)
    status, values = 422 if form.is_bound else 200, {"form": form, "indikator_id": row.pk}
    return _rows(request, "skp/ubah_indikator.html", skp_id, row.rhk_id, status=status, **values)


@require_http_methods(["GET", "POST"])
def hapus_indikator(request: Request, skp_id: int, indikator_id: int) -> HttpResponse:
    """Delete an indikator, after asking."""
    skp = opened(request, skp_id, "susun")
    row = rencana.get_indikator(skp=skp, indikator_id=indikator_id)
    unless(request, rules.INDIKATOR_TETAP if row.sejak_versi else "")
    if request.method == "POST":
        rhk_id = operations.hapus_indikator(request.ctx, skp_id=skp_id, indikator_id=indikator_id)
        return to_rhk(request, skp_id, rhk_id, "Indikator dihapus.")
    return respond(request, "skp/hapus_indikator.html", {"skp": skp, "indikator": row}, block="dialog")
