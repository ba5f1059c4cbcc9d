"""Rencana hasil kerja (F3.3, F3.4)."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from sikinerja.skp import rules
from sikinerja.skp.operations import rhk as operations
from sikinerja.skp.queries import pages, rencana
from sikinerja.skp.queries.intervensi import pilihan
from sikinerja.web.http import Request, errors_into, go, respond
from sikinerja.web.onward import unless
from sikinerja.web.skp.forms import SASARAN, RhkForm
from sikinerja.web.skp.views._answers import dialog, is_in_table, opened, to_rhk


def _form(request: Request, skp: pages.SkpRow, *, rhk: pages.RhkRow | None, jenis: str) -> RhkForm:
    choices = pilihan(request.ctx, skp=skp)
    initial: dict[str, object] = {"jenis": jenis}
    if rhk is not None:
        chosen = rhk.intervensi.rhk_id if rhk.intervensi else None
        now = next((c.id for c in choices.calon if c.rhk_id == chosen), SASARAN if rhk.sasaran else None)
        initial |= {"teks": rhk.teks, "intervensi": now, "sasaran": rhk.sasaran}
    return RhkForm(request.POST or None, pilihan=choices, initial=initial)


def _page(
    request: Request, template: str, form: RhkForm, skp: pages.SkpRow, rhk: pages.RhkRow | None = None
) -> HttpResponse:
    return dialog(request, template, form, skp=skp, rhk=rhk)


@require_http_methods(["GET", "POST"])
def tambah_rhk(request: Request, skp_id: int) -> HttpResponse:
    """+ UTAMA, + TAMBAHAN."""
    skp = opened(request, skp_id, "susun")
    jenis = request.GET.get("jenis", "")
    known = jenis if jenis in rules.NAMA_JENIS else rules.JenisRhk.UTAMA.value
    form = _form(request, skp, rhk=None, jenis=known)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            rhk = operations.tambah_rhk(request.ctx, skp_id=skp_id, **form.values())
            return to_rhk(
                request, skp_id, rhk.pk, "Rencana hasil kerja ditambahkan. Lanjutkan dengan indikator."
            )
    return _page(request, "skp/tambah_rhk.html", form, skp)


@require_http_methods(["GET", "POST"])
def ubah_rhk(request: Request, skp_id: int, rhk_id: int) -> HttpResponse:
    """Edit an RHK."""
    skp = opened(request, skp_id, "susun")
    rhk = rencana.get_rhk(skp=skp, rhk_id=rhk_id)
    form = _form(request, skp, rhk=rhk, jenis=rhk.jenis)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            operations.ubah_rhk(request.ctx, skp_id=skp_id, rhk_id=rhk_id, **form.values())
            return to_rhk(request, skp_id, rhk_id, "Rencana hasil kerja disimpan.")
    return _page(request, "skp/ubah_rhk.html", form, skp, rhk)


@require_http_methods(["GET", "POST"])
def hapus_rhk(request: Request, skp_id: int, rhk_id: int) -> HttpResponse:
    """Delete an RHK, after asking."""
    skp = opened(request, skp_id, "susun")
    rhk = rencana.get_rhk(skp=skp, rhk_id=rhk_id)
    unless(request, rules.RHK_TETAP if rhk.sejak_versi else "")
    if request.method == "POST":
        operations.hapus_rhk(request.ctx, skp_id=skp_id, rhk_id=rhk_id)
        return go(request, "skp:detail", skp_id, message="Rencana hasil kerja dihapus.")
    values = {"skp": skp, "rhk": rhk, "jumlah": rhk.indikator.count()}
    return respond(request, "skp/hapus_rhk.html", values, block="dialog")


@require_POST
def geser_rhk(request: Request, skp_id: int, rhk_id: int) -> HttpResponse:
    """One place up or down."""
    arah = "naik" if request.POST.get("arah") == "naik" else "turun"
    operations.geser_rhk(request.ctx, skp_id=skp_id, rhk_id=rhk_id, arah=arah)
    if not is_in_table(request, skp_id):
        return to_rhk(request, skp_id, rhk_id, "Urutan diubah.")
    page = pages.detail(request.ctx, skp_id=skp_id)
    return respond(request, "skp/detail.html", {"p": page, "fokus": rhk_id, "geser": True}, block="rencana")
