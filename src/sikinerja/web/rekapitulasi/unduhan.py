"""The recap as a file (F8.5): at once where it is short, by the worker where it is long."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core import tables
from sikinerja.core.errors import NotFound
from sikinerja.core.sql import reading
from sikinerja.rekapitulasi import operations
from sikinerja.rekapitulasi.queries import ekspor as queries
from sikinerja.rekapitulasi.queries.halaman import dasar
from sikinerja.rekapitulasi.rules import ekspor as rules
from sikinerja.rekapitulasi.rules.ekspor import Bentuk, IsiEkspor
from sikinerja.web.downloads import download
from sikinerja.web.http import Request, go, respond
from sikinerja.web.rekapitulasi.forms import MintaForm


@require_http_methods(["GET", "POST"])
def unduh(request: Request, isi: str) -> HttpResponseBase:
    """A short table is sent; a long one is offered, and begun by POST."""
    if isi not in IsiEkspor.values():
        raise NotFound("Tidak ada tabel itu.")
    asked = request.POST if request.method == "POST" else request.GET
    kind, diminta = IsiEkspor[isi.upper()], MintaForm.permintaan(asked)
    bentuk = Bentuk.CSV if asked.get("bentuk") == "csv" else Bentuk.XLSX
    if request.method == "POST":
        row = operations.unduh(request.ctx, diminta=diminta, isi=kind, bentuk=bentuk)
        return go(request, "rekapitulasi:kemajuan", row.pk, message="Pembuatan berkas dimulai.")
    found = dasar(request.ctx, diminta)
    jumlah = queries.jumlah(request.ctx, found, kind)
    if jumlah > rules.LANGSUNG:
        context = {"isi": kind, "bentuk": bentuk, "jumlah": jumlah, "diminta": diminta}
        return respond(request, "rekapitulasi/unduh.html", context)
    with reading():
        table, nama = queries.tabel(request.ctx, found, kind)
        return download(table, nama=nama, bentuk=bentuk.value)


@require_GET
def kemajuan(request: Request, pekerjaan_id: int) -> HttpResponse:
    """How far the worker is; with htmx the page asks by itself."""
    row = queries.get(request.ctx, pekerjaan_id=pekerjaan_id)
    return respond(request, "rekapitulasi/kemajuan.html", {"k": row}, block="kemajuan")


@require_GET
def berkas(request: Request, pekerjaan_id: int) -> HttpResponseBase:
    """The finished table, read from the disk piece by piece."""
    row = queries.get(request.ctx, pekerjaan_id=pekerjaan_id)
    if not row.berkas:
        raise NotFound(rules.HABIS)
    try:
        file = (settings.DATA_DIR / row.berkas).open("rb")
    except FileNotFoundError:
        raise NotFound(rules.HABIS) from None
    kind = tables.CSV if row.nama_berkas.endswith(".csv") else tables.XLSX
    answer = FileResponse(file, as_attachment=True, filename=row.nama_berkas, content_type=kind)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
