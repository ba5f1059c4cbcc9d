"""Asking to revise, and giving a revision up (F3.11)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sikinerja.kepegawaian.queries import wewenang
from sikinerja.skp import rules
from sikinerja.skp.operations import revisi as operations
from sikinerja.web.forms import CatatanForm, LangkahForm
from sikinerja.web.http import Request, errors_into, go
from sikinerja.web.skp.views._answers import dialog, opened


@require_http_methods(["GET", "POST"])
def ajukan_revisi(request: Request, skp_id: int) -> HttpResponse:
    """Ajukan Revisi RHK, with a note on what is to change."""
    skp = opened(request, skp_id, "ajukan_revisi")
    initial = {"langkah": skp.langkah, "catatan": rules.CONTOH_REVISI}
    form = CatatanForm(request.POST or None, label="Catatan Pengajuan Revisi", initial=initial)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            operations.ajukan_revisi(request.ctx, skp_id=skp_id, **form.cleaned_data)
            return go(request, "skp:detail", skp_id, message="Revisi sudah diajukan kepada pejabat penilai.")
    values = {"kepada": wewenang.kepada(request.ctx, riwayat=skp.riwayat), "narasi": rules.NARASI_CONTOH}
    return dialog(request, "skp/ajukan_revisi.html", form, skp=skp, **values)


@require_http_methods(["GET", "POST"])
def batalkan_revisi(request: Request, skp_id: int) -> HttpResponse:
    """Batalkan Revisi: everything is again as last approved."""
    skp = opened(request, skp_id, "batalkan_revisi")
    form = LangkahForm(request.POST or None, initial={"langkah": skp.langkah})
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            done = operations.batalkan_revisi(request.ctx, skp_id=skp_id, **form.cleaned_data)
            message = f"Revisi dibatalkan. SKP berlaku seperti versi {done.versi_terakhir}."
            return go(request, "skp:detail", skp_id, message=message)
    return dialog(request, "skp/batalkan_revisi.html", form, skp=skp)
