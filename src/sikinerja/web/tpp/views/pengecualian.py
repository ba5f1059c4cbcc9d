"""Kelola » TPP » Pengecualian: people with a fixed percentage (F8.4)."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.rilis.queries import yang_dirilis
from sikinerja.tpp import queries
from sikinerja.tpp.operations import pengecualian as operations
from sikinerja.tpp.rules.ganjil import ganjil
from sikinerja.web.cari import cari, pilihan
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.tpp.forms import AlasanForm, PengecualianForm

FORM = require_http_methods(["GET", "POST"])


def _only_bkd(request: Request) -> None:
    """To everybody else the menu does not exist."""
    if not request.ctx.actor.is_bkd:
        raise NotFound("Halaman tidak ditemukan.")


@require_GET
def pengecualian(request: Request) -> HttpResponse:
    """Exemptions, the latest months first."""
    page = paginate(request, queries.pengecualian(request.ctx))
    return respond(request, "tpp/pengecualian.html", {"page": page, "hari_ini": request.ctx.today})


@FORM
def kecualikan(request: Request) -> HttpResponse:
    """Give somebody a fixed percentage."""
    _only_bkd(request)
    post = request.POST if request.method == "POST" else None
    form = PengecualianForm.of(post, bulan=Month.of(request.ctx.today))
    if form.is_valid():
        isian = form.isian()
        released = yang_dirilis(mulai=isian.mulai, sampai=isian.sampai)
        with errors_into(form), form.setelah_yakin(ganjil(isian.persen, dirilis=released)):
            row = operations.tambah(request.ctx, isian=isian)
            akun = row.pegawai.akun
            message = f"Pengecualian {akun.nama} sudah dicatat.{akun.kata_diberi_tahu}"
            return go(request, "tpp:pengecualian", message=message)
    values = {"form": form, **pilihan(request, form)}
    return respond(request, "tpp/kecualikan.html", values, status=422 if form.is_bound else 200)


@require_GET
def cari_pegawai(request: Request) -> HttpResponse:
    """The type-ahead of people, as JSON."""
    _only_bkd(request)
    found = cari(request.ctx, "terkelola", request.GET)
    return JsonResponse([asdict(row) for row in found], safe=False)


@FORM
def hapus_pengecualian(request: Request, pengecualian_id: int) -> HttpResponse:
    """Take an exemption back, with a reason."""
    row = queries.get_pengecualian(request.ctx, pengecualian_id=pengecualian_id)
    form = AlasanForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            operations.hapus(request.ctx, pengecualian_id=pengecualian_id, **form.cleaned_data)
            return go(request, "tpp:pengecualian", message="Pengecualian sudah dihapus.")
    code = 422 if form.is_bound else 200
    values = {"row": row, "form": form}
    return respond(request, "tpp/hapus_pengecualian.html", values, block="dialog", status=code)
