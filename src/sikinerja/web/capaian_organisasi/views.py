"""Capaian kinerja organisasi: set by the level above or BKD (domain.md §5)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.time import Month
from sikinerja.penilaian.operations import capaian
from sikinerja.penilaian.queries import capaian as queries
from sikinerja.penilaian.rules import POLA_DISTRIBUSI
from sikinerja.web.capaian_organisasi.forms import CapaianForm, TahunForm
from sikinerja.web.http import Request, errors_into, go, paginate, respond


@require_GET
def daftar(request: Request) -> HttpResponse:
    """The organisations whose capaian I set, with what was set for a year."""
    form, today = TahunForm(request.GET), request.ctx.today
    chosen = form.cleaned_data["tahun"] if form.is_valid() else None
    tahun = chosen or Month.of(today).previous.tahun
    page = paginate(request, queries.daftar(request.ctx))
    context = {
        "page": page,
        "tahun": tahun,
        "years": range(today.year, today.year - 5, -1),
        "penetapan": queries.penetapan(page.object_list, tahun=tahun),
        "pola": POLA_DISTRIBUSI,
    }
    return respond(request, "capaian_organisasi/daftar.html", context)


@require_http_methods(["GET", "POST"])
def tetapkan(request: Request, jenis: str, organisasi_id: int, tahun: int) -> HttpResponse:
    """Set it, or set it anew."""
    organisasi = queries.get(request.ctx, jenis=jenis, organisasi_id=organisasi_id)
    last = queries.penetapan_terakhir(organisasi, tahun=tahun)
    initial = {"nomor": last.nomor if last else 0, "capaian": last.capaian if last else ""}
    form = CapaianForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            capaian.tetapkan(
                request.ctx, jenis=jenis, organisasi_id=organisasi_id, tahun=tahun, **form.cleaned_data
            )
            message = f"Capaian {organisasi.nama} tahun {tahun} disimpan."
            return go(request, "capaian_organisasi:daftar", message=message)
    context = {"organisasi": organisasi, "tahun": tahun, "form": form, "last": last}
    status = 422 if form.is_bound else 200
    return respond(request, "capaian_organisasi/tetapkan.html", context, block="dialog", status=status)
