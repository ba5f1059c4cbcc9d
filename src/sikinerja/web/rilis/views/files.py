"""Taking a release along: XLSX and CSV, small ones at once, large ones from the worker (F8.3)."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core import tables
from sikinerja.core.errors import NotFound
from sikinerja.dokumen import press
from sikinerja.dokumen.queries import rekap
from sikinerja.dokumen.rules import Tampilan
from sikinerja.rilis.operations import berkas as operations
from sikinerja.rilis.queries import keluaran
from sikinerja.rilis.queries.pekerjaan import get_pekerjaan
from sikinerja.rilis.rules.keluaran import Bentuk, perlu_pekerja
from sikinerja.web.downloads import download
from sikinerja.web.http import Request, go, respond
from sikinerja.web.pdf import pdf_response
from sikinerja.web.rilis.forms import UnduhForm

HABIS = "Berkas ini sudah dihapus karena masa simpannya habis. Unduh sekali lagi dari halaman rilis."


@require_http_methods(["GET", "POST"])
def unduh(request: Request, rilis_id: int) -> HttpResponseBase:
    """The rows that one may read, or one PD of them; a large file is asked for, then fetched."""
    bentuk, pd_id = UnduhForm(request.GET).chosen
    part = keluaran.cakupan(request.ctx, rilis_id=rilis_id, pd_id=pd_id)
    if request.method == "POST":
        job = operations.minta(request.ctx, rilis_id=rilis_id, pd_id=pd_id, bentuk=bentuk)
        return go(request, "rilis:kemajuan", job.pk, message="Berkas besar ini sedang dibuat.")
    if perlu_pekerja(bentuk, part.jumlah):
        values = {"part": part, "bentuk": bentuk, "alamat": request.get_full_path()}
        return respond(request, "rilis/unduh.html", values, block="dialog")
    table = keluaran.tabel(part.rilis, pd=part.pd, zone=request.ctx.zone)
    return download(table, nama=part.nama_berkas, bentuk=bentuk.value)


@require_GET
def pdf(request: Request, rilis_id: int) -> HttpResponse:
    """The recap on paper: of all PD, or of one with its people."""
    _, pd_id = UnduhForm(request.GET).chosen
    terbitan = rekap.terbitan(request.ctx, rilis_id=rilis_id, pd_id=pd_id)
    file = press.cetak(terbitan, tampilan=Tampilan(), pada=request.ctx.now)
    return pdf_response(file, terbitan.nama_berkas, unduh="unduh" in request.GET)


@require_GET
def kemajuan(request: Request, pekerjaan_id: int) -> HttpResponse:
    """How far a release, or a large file of one, is; with htmx the page asks by itself."""
    p = get_pekerjaan(request.ctx, pekerjaan_id=pekerjaan_id)
    return respond(request, "rilis/kemajuan.html", {"k": p.pekerjaan, "p": p}, block="kemajuan")


@require_GET
def unduh_hasil(request: Request, pekerjaan_id: int) -> HttpResponseBase:
    """The file that the worker wrote."""
    row = get_pekerjaan(request.ctx, pekerjaan_id=pekerjaan_id).pekerjaan
    if not row.berkas:
        raise NotFound(HABIS)
    try:
        file = (settings.DATA_DIR / row.berkas).open("rb")
    except FileNotFoundError:
        raise NotFound(HABIS) from None
    kind = tables.CSV if row.parameter["bentuk"] == Bentuk.CSV else tables.XLSX
    return FileResponse(file, as_attachment=True, filename=row.nama_berkas, content_type=kind)
