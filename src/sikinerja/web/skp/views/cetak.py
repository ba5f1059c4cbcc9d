"""Cetak SKP: choose a document and its paper, get the PDF (F4.4)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sikinerja.dokumen import press
from sikinerja.dokumen.operations import cetak as operations
from sikinerja.dokumen.queries import halaman as queries
from sikinerja.web.http import Request, respond
from sikinerja.web.pdf import pdf_response
from sikinerja.web.skp.forms import CetakForm


@require_GET
def cetak(request: Request, skp_id: int) -> HttpResponse:
    """What can be printed of this SKP, and how."""
    page = queries.halaman(request.ctx, skp_id=skp_id)
    return respond(request, "skp/cetak.html", {"p": page, "skp": page.skp, "form": CetakForm(page=page)})


@require_GET
def dokumen(request: Request, skp_id: int) -> HttpResponse:
    """The document itself."""
    form = CetakForm(request.GET)
    terbitan = operations.terbitkan(request.ctx, skp_id=skp_id, **form.wanted)
    pdf = press.cetak(terbitan, tampilan=form.tampilan, pada=request.ctx.now)
    return pdf_response(pdf, terbitan.nama_berkas, unduh="unduh" in request.GET)
