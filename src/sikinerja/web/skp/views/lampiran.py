"""The lampiran of an SKP, edited by its owner (documents.md §B)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sikinerja.skp.operations import lampiran as operations
from sikinerja.skp.queries.isi import isi_kini
from sikinerja.web.http import Request, errors_into, go
from sikinerja.web.skp.forms import LampiranForm
from sikinerja.web.skp.views._answers import dialog, opened


@require_http_methods(["GET", "POST"])
def lampiran(request: Request, skp_id: int) -> HttpResponse:
    """Three blocks, a line for each number."""
    skp = opened(request, skp_id, "susun")
    blocks = isi_kini(skp_id=skp.pk).lampiran
    initial = {bagian.value: "\n".join(lines) for bagian, lines in blocks.items()}
    form = LampiranForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            operations.simpan_lampiran(request.ctx, skp_id=skp_id, butir=form.values())
            return go(request, "skp:detail", skp_id, message="Lampiran SKP disimpan.")
    return dialog(request, "skp/lampiran.html", form, skp=skp)
