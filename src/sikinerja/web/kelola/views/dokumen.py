"""Kelola » Dokumen: all documents of a PD and year as one ZIP (F4.4)."""

from __future__ import annotations

from django.conf import settings
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.errors import NotFound
from sikinerja.dokumen.operations import massal as operations
from sikinerja.dokumen.queries import massal as queries
from sikinerja.web.http import Request, go, respond
from sikinerja.web.kelola.forms import DokumenForm

HABIS = "Berkas ini sudah dihapus karena masa simpannya habis. Buat sekali lagi bila masih diperlukan."


@require_http_methods(["GET", "POST"])
def dokumen(request: Request) -> HttpResponse:
    """Choose PD and year, begin; what was made lately."""
    chosen = DokumenForm(request.POST if request.method == "POST" else request.GET).chosen
    page = queries.halaman(request.ctx, **chosen)
    if request.method == "POST":
        row = operations.mulai(request.ctx, perangkat_daerah_id=page.perangkat_daerah.pk, tahun=page.tahun)
        return go(request, "kelola:kemajuan", row.pk, message="Pembuatan dokumen dimulai.")
    initial = {"perangkat_daerah": page.perangkat_daerah.pk, "tahun": page.tahun}
    form = DokumenForm(initial=initial).offer(page.pilihan, page.pilihan_tahun)
    return respond(request, "kelola/dokumen.html", {"p": page, "form": form})


@require_GET
def kemajuan(request: Request, pekerjaan_id: int) -> HttpResponse:
    """How far a job is; with htmx the page asks by itself."""
    row = queries.get(request.ctx, pekerjaan_id=pekerjaan_id)
    return respond(request, "kelola/kemajuan.html", {"k": row}, block="kemajuan")


@require_GET
def unduh(request: Request, pekerjaan_id: int) -> HttpResponseBase:
    """The ZIP, read from disk piece by piece."""
    row = queries.get(request.ctx, pekerjaan_id=pekerjaan_id)
    if not row.berkas:
        raise NotFound(HABIS)
    try:
        file = (settings.DATA_DIR / row.berkas).open("rb")
    except FileNotFoundError:
        raise NotFound(HABIS) from None
    answer = FileResponse(file, as_attachment=True, filename=row.nama_berkas, content_type="application/zip")
    answer.headers["Content-Encoding"] = "identity"  # a gigabyte is not compressed once more
    return answer
