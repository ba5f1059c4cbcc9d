"""Handing in and taking back (F3.5)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sikinerja.kepegawaian.queries import wewenang
from sikinerja.skp import rules
from sikinerja.skp.operations import flow as operations
from sikinerja.skp.queries import rencana
from sikinerja.web.forms import CatatanForm, LangkahForm
from sikinerja.web.http import Request, errors_into, go
from sikinerja.web.skp.views._answers import dialog, opened


@require_http_methods(["GET", "POST"])
def ajukan(request: Request, skp_id: int) -> HttpResponse:
    """Hand in with a note; what is missing is listed with links instead."""
    skp = opened(request, skp_id, "ajukan")
    sample = rules.CONTOH_PERUBAHAN if skp.versi_terakhir else rules.CONTOH_AJUKAN
    initial = {"langkah": skp.langkah, "catatan": sample}
    form = CatatanForm(request.POST or None, label="Catatan kepada Penilai", initial=initial)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            operations.ajukan(request.ctx, skp_id=skp_id, **form.cleaned_data)
            return go(request, "skp:detail", skp_id, message="SKP sudah diajukan kepada pejabat penilai.")
    values = {"skp": skp, "kurang": rencana.kurang(skp=skp), "narasi": rules.NARASI_CONTOH}
    kepada = wewenang.kepada(request.ctx, riwayat=skp.riwayat)
    return dialog(request, "skp/ajukan.html", form, kepada=kepada, **values)


@require_http_methods(["GET", "POST"])
def tarik(request: Request, skp_id: int) -> HttpResponse:
    """Take back what the penilai has not begun to judge."""
    skp = opened(request, skp_id, "tarik")
    form = LangkahForm(request.POST or None, initial={"langkah": skp.langkah})
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            operations.tarik(request.ctx, skp_id=skp_id, **form.cleaned_data)
            return go(request, "skp:detail", skp_id, message="SKP ditarik kembali menjadi konsep.")
    return dialog(request, "skp/tarik.html", form, skp=skp)
