"""Kelola » Keadaan Khusus: who owes nothing for a time, and why (domain.md §8)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, JsonResponse, QueryDict
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.errors import NotFound
from sikinerja.core.transactions import only_tried
from sikinerja.kepegawaian.operations import keadaan as operations
from sikinerja.kepegawaian.queries import keadaan as queries
from sikinerja.kepegawaian.rules.keadaan import TETAP, JenisKeadaan
from sikinerja.rilis.queries.keadaan import tinjau, tinjau_akhir
from sikinerja.web.cari import batasi, cari, pilihan
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.keadaan_khusus.forms import AkhiriForm, HapusForm, KeadaanForm, SaringForm, TambahForm

FORM = require_http_methods(["GET", "POST"])


def _only_pengelola(request: Request) -> None:
    """To everybody else the menu does not exist."""
    if not request.ctx.actor.is_pengelola:
        raise NotFound("Halaman tidak ditemukan.")


def _post(request: Request) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


@require_GET
def daftar(request: Request) -> HttpResponse:
    """States: what holds today, what comes, what is over."""
    _only_pengelola(request)
    form = SaringForm(request.GET)
    chosen = form.cleaned_data if form.is_valid() else {}
    page = paginate(request, queries.daftar(request.ctx, **chosen))
    query = urlencode({name: value for name, value in chosen.items() if value})
    values: dict[str, Any] = {
        "page": page,
        "form": form,
        "query": query,
        "hari_ini": request.ctx.today,
        "purna": TETAP,
        "saya": request.ctx.actor.akun_id,
    }
    return respond(request, "keadaan_khusus/daftar.html", values)


@FORM
def tambah(request: Request) -> HttpResponse:
    """Record one."""
    _only_pengelola(request)
    form = TambahForm.of(_post(request))
    batasi(form, "terkelola", "selain", request.ctx.actor.pegawai_id)
    found = None
    if form.is_valid():
        asked = {"pegawai_id": form.cleaned_data["terkelola"], "isian": form.isian()}
        found = tinjau(request.ctx, **asked)
        with errors_into(form), only_tried(not found.pertanyaan.dijawab(request.POST.get("yakin"))):
            row = operations.catat(request.ctx, **asked, akibat=found.akibat)
            told = "" if row.jenis == JenisKeadaan.MENINGGAL else row.pegawai.akun.kata_diberi_tahu
            message = f"{row} {row.pegawai.akun.nama} sudah dicatat.{told}"
            return go(request, "keadaan_khusus:daftar", message=message)
    values = {"form": form, "tinjauan": found, **pilihan(request, form)}
    return respond(request, "keadaan_khusus/tambah.html", values, status=422 if form.is_bound else 200)


@require_GET
def cari_pegawai(request: Request) -> HttpResponse:
    """The type-ahead of the people one manages, as JSON."""
    _only_pengelola(request)
    found = cari(request.ctx, "terkelola", request.GET)
    return JsonResponse([asdict(row) for row in found], safe=False)


@FORM
def ubah(request: Request, keadaan_id: int) -> HttpResponse:
    """Correct one."""
    _only_pengelola(request)
    row = queries.get(request.ctx, keadaan_id=keadaan_id)
    names = KeadaanForm.base_fields
    form = KeadaanForm(_post(request), initial={name: getattr(row, name) for name in names})
    found = None
    if form.is_valid():
        found = tinjau(request.ctx, pegawai_id=row.pegawai_id, isian=form.isian(), semula=row)
        with errors_into(form), only_tried(not found.pertanyaan.dijawab(request.POST.get("yakin"))):
            operations.ubah(request.ctx, keadaan_id=keadaan_id, isian=form.isian(), akibat=found.akibat)
            return go(request, "keadaan_khusus:daftar", message="Keadaan khusus sudah diubah.")
    return _dialog(request, "keadaan_khusus/ubah.html", row, form, tinjauan=found)


@FORM
def akhiri(request: Request, keadaan_id: int) -> HttpResponse:
    """End one earlier than it was meant to."""
    _only_pengelola(request)
    row = queries.get(request.ctx, keadaan_id=keadaan_id)
    form = AkhiriForm(_post(request), initial={"tanggal_selesai": request.ctx.today})
    found = None
    if form.is_valid():
        found = tinjau_akhir(request.ctx, row=row, tanggal_selesai=form.cleaned_data["tanggal_selesai"])
        with errors_into(form), only_tried(not found.pertanyaan.dijawab(request.POST.get("yakin"))):
            operations.akhiri(request.ctx, keadaan_id=keadaan_id, **form.cleaned_data, akibat=found.akibat)
            return go(request, "keadaan_khusus:daftar", message=f"{row} sudah diakhiri.")
    return _dialog(request, "keadaan_khusus/akhiri.html", row, form, tinjauan=found)


@FORM
def hapus(request: Request, keadaan_id: int) -> HttpResponse:
    """Take away what was recorded by mistake."""
    _only_pengelola(request)
    row = queries.get(request.ctx, keadaan_id=keadaan_id)
    form = HapusForm(_post(request))
    found = tinjau_akhir(request.ctx, row=row, tanggal_selesai=None)
    if form.is_valid():
        alasan = form.cleaned_data["alasan"]
        with errors_into(form):
            operations.hapus(request.ctx, keadaan_id=keadaan_id, alasan=alasan, akibat=found.akibat)
            return go(request, "keadaan_khusus:daftar", message=f"{row} sudah dihapus.")
    return _dialog(request, "keadaan_khusus/hapus.html", row, form, tinjauan=found)


def _dialog(request: Request, template: str, row: Any, form: Any, **more: Any) -> HttpResponse:
    values = {"form": form, "row": row, **more}
    return respond(request, template, values, block="dialog", status=422 if form.is_bound else 200)
