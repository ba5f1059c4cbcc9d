"""Hand a file in, look at what it would change, apply it."""

from __future__ import annotations

from django.http import FileResponse, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.errors import NotFound
from sikinerja.impor import operations, penonton, queries
from sikinerja.integrasi.berkas import subjek
from sikinerja.integrasi.berkas import unggah as integrasi
from sikinerja.web.berkas import tahan, terisi
from sikinerja.web.downloads import download
from sikinerja.web.http import Request, errors_into, go, is_fragment, paginate, redirect_to, respond
from sikinerja.web.impor import pages
from sikinerja.web.impor.forms import TanyaForm, TerapkanForm, UnggahForm
from sikinerja.web.onward import only_while


@require_GET
def daftar(request: Request) -> HttpResponse:
    """What can be imported, and what was."""
    offered = subjek.untuk(request.ctx.actor)
    if not offered:
        raise NotFound("Halaman tidak ditemukan.")
    page = paginate(request, queries.daftar(request.ctx, jenis=subjek.SUBJEK))
    values = {"subjek": offered, "page": page, "sasaran": pages.sasaran}
    return respond(request, "impor/daftar.html", values)


@require_http_methods(["GET", "POST"])
def unggah(request: Request, jenis: str) -> HttpResponse:
    """The form for a file, with what its columns mean."""
    subject = subjek.get(request.ctx.actor, jenis=jenis)
    if subject.tersendiri:
        raise NotFound("Halaman tidak ditemukan.")
    bound = request.method == "POST"
    form = UnggahForm(request.POST, request.FILES) if bound else UnggahForm()
    if terisi(form, request):
        with errors_into(form):
            impor = integrasi.unggah(request.ctx, jenis=jenis, **form.values())
            return go(request, "impor:detail", impor.pk)
    tahan(form, request)
    values = {"form": form, "tabel": subject.tabel}
    return respond(request, "impor/unggah.html", values, status=422 if form.is_bound else 200)


@require_GET
def contoh(request: Request, jenis: str) -> FileResponse:
    """A file to fill in (``?bentuk=csv`` or XLSX)."""
    table = subjek.get(request.ctx.actor, jenis=jenis).contoh()
    return download(table, nama=f"contoh-{jenis}", bentuk=request.GET.get("bentuk", ""))


@require_GET
def ekspor(request: Request, jenis: str) -> FileResponse:
    """What there is, in the same columns (``?bentuk=csv`` or XLSX)."""
    table = subjek.get(request.ctx.actor, jenis=jenis).table(request.ctx)
    return download(
        table, nama=f"{jenis}-{request.ctx.today.isoformat()}", bentuk=request.GET.get("bentuk", "")
    )


@require_GET
def detail(request: Request, impor_id: int) -> HttpResponse:
    """How far it is; once it is checked: what it would change, row by row."""
    impor = queries.get(request.ctx, impor_id=impor_id)
    running = impor.status in {"DIPERIKSA", "DITERAPKAN"}
    if running:
        penonton.lihat(request.ctx, impor_id=impor.pk)
    if is_fragment(request) and not running:
        return redirect_to(request, reverse("impor:detail", args=[impor.pk]))
    tabel = subjek.SUBJEK[impor.jenis].tabel
    view = pages.tampilan(impor, request.GET.get("tampilan", ""))
    page = paginate(request, queries.baris(impor, tampilan=view))
    sama = pages.serupa(impor, view)
    values = {
        "i": impor, "sama": sama, "tabel": tabel, "berjalan": running, "tampilan": view, "page": page,
        "tabs": pages.tabs(impor, view), "baris": pages.baris(request.ctx, tabel, page, sama),
        "sasaran": pages.sasaran(impor),
        "boleh": queries.boleh(request.ctx.actor, impor), "lagi": pages.unggah_lagi(impor),
    }  # fmt: skip
    return respond(request, "impor/detail.html", values, block="kemajuan")


@require_GET
def unduh(request: Request, impor_id: int) -> FileResponse:
    """The rows of one view with their reasons, as a file (``?bentuk=csv`` or XLSX)."""
    impor = queries.get(request.ctx, impor_id=impor_id)
    view = pages.tampilan(impor, request.GET.get("tampilan", ""))
    table = pages.table(request.ctx, impor, subjek.SUBJEK[impor.jenis].tabel, view)
    return download(table, nama=f"import-{impor.pk}-{view}", bentuk=request.GET.get("bentuk", ""))


@require_http_methods(["GET", "POST"])
def terapkan(request: Request, impor_id: int) -> HttpResponse:
    """Confirm, then have it applied."""
    impor = queries.get(request.ctx, impor_id=impor_id)
    utuh = subjek.SUBJEK[impor.jenis].tabel.utuh
    only_while(request, "terapkan" in queries.boleh(request.ctx.actor, impor) and not (utuh and impor.salah))
    form = TerapkanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            operations.terapkan(request.ctx, impor_id=impor_id, utuh=utuh, yakin=form.cleaned_data["yakin"])
            return go(request, "impor:detail", impor_id)
    values = {"i": impor, "form": form, "utuh": utuh, "sasaran": pages.sasaran(impor)}
    status = 422 if form.is_bound else 200
    return respond(request, "impor/terapkan.html", values, block="dialog", status=status)


@require_http_methods(["GET", "POST"])
def periksa_ulang(request: Request, impor_id: int) -> HttpResponse:
    """Confirm, then have the same file checked once more."""
    impor = queries.get(request.ctx, impor_id=impor_id)
    form = TanyaForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            again = integrasi.ulang(request.ctx, impor_id=impor_id)
            return go(request, "impor:detail", again.pk)
    values = {"i": impor, "form": form, "sasaran": pages.sasaran(impor)}
    status = 422 if form.is_bound else 200
    return respond(request, "impor/periksa_ulang.html", values, block="dialog", status=status)


@require_http_methods(["GET", "POST"])
def batalkan(request: Request, impor_id: int) -> HttpResponse:
    """Confirm, then give it up."""
    impor = queries.get(request.ctx, impor_id=impor_id)
    only_while(request, "batalkan" in queries.boleh(request.ctx.actor, impor))
    form = TanyaForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            operations.batalkan(request.ctx, impor_id=impor_id)
            return go(request, "impor:detail", impor_id, message="Import dibatalkan.")
    values = {"i": impor, "form": form, "sasaran": pages.sasaran(impor)}
    return respond(request, "impor/batalkan.html", values, block="dialog")
