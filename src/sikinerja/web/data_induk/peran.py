"""Kelola » Pimpinan & Pengelola: who heads and manages each PD (F8.8)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.kepegawaian.operations import peran as operations
from sikinerja.kepegawaian.queries import get_pegawai, induk
from sikinerja.kepegawaian.queries import peran as queries
from sikinerja.kepegawaian.rules.induk import HANYA_BKD, DataInduk
from sikinerja.web.cari import batasi, pilihan
from sikinerja.web.data_induk.forms import AlasanForm, CariForm, PeranForm, SebutanForm
from sikinerja.web.data_induk.views import only_pengelola, post_of
from sikinerja.web.http import Request, errors_into, go, paginate, respond

FORM = require_http_methods(["GET", "POST"])
BERPIMPINAN = (DataInduk.PERANGKAT_DAERAH, DataInduk.UNIT_KERJA)


@require_GET
def peran(request: Request) -> HttpResponse:
    """Each PD with its head and its pengelola; roles forgotten after a mutasi stand above."""
    actor = request.ctx.actor
    only_pengelola(request, DataInduk.PERANGKAT_DAERAH.value)
    form = CariForm(request.GET)
    q = form.cleaned_data["q"] if form.is_valid() else ""
    page = paginate(request, queries.daftar(request.ctx, q=q))
    values: dict[str, Any] = {
        "form": form,
        "page": page,
        "query": urlencode({"q": q}) if q else "",
        "rows": queries.peran(request.ctx, list(page)),
        "basi": queries.basi(request.ctx),
        "bukan_asn": queries.bukan_asn() if actor.is_bkd else [],
        "bkd": actor.is_bkd,
    }
    return respond(request, "data_induk/peran.html", values)


@FORM
def pimpinan(request: Request, jenis: str, pk: int) -> HttpResponse:
    """Name the head of a PD or unit, or nobody."""
    chosen = only_pengelola(request, jenis)
    if chosen not in BERPIMPINAN:
        raise NotFound("Halaman tidak ditemukan.")
    row = induk.get(request.ctx, jenis=chosen, pk=pk)
    back = ("data_induk:peran",) if chosen == BERPIMPINAN[0] else ("data_induk:daftar", jenis)
    form = PeranForm.of(post_of(request), initial={"terkelola": row.pimpinan_id}, kosong=True)
    batasi(form, "terkelola", "pimpinan", pk if chosen == BERPIMPINAN[0] else row.perangkat_daerah_id)
    if form.is_valid():
        with errors_into(form):
            pegawai_id, alasan = form.cleaned_data["terkelola"], form.cleaned_data["alasan"]
            operations.tetapkan_pimpinan(
                request.ctx, jenis=chosen, pk=pk, pegawai_id=pegawai_id, alasan=alasan
            )
            return go(request, *back, message=f"Pimpinan {row.nama} sudah disimpan.")
    values = {"jenis": chosen, "row": row, "back": back}
    return _form(request, "data_induk/pimpinan.html", form, values)


@FORM
def tunjuk_pengelola(request: Request, perangkat_daerah_id: int) -> HttpResponse:
    """Make somebody pengelola kepegawaian of a PD."""
    _only_bkd(request)
    row = induk.get(request.ctx, jenis=DataInduk.PERANGKAT_DAERAH, pk=perangkat_daerah_id)
    form = PeranForm.of(post_of(request), initial={})
    batasi(form, "terkelola", "pengelola", perangkat_daerah_id)
    if form.is_valid():
        with errors_into(form):
            chosen = {"pegawai_id": form.cleaned_data["terkelola"], "alasan": form.cleaned_data["alasan"]}
            operations.tunjuk_pengelola(request.ctx, perangkat_daerah_id=perangkat_daerah_id, **chosen)
            return go(request, "data_induk:peran", message=f"Pengelola kepegawaian {row} sudah ditetapkan.")
    return _form(request, "data_induk/tunjuk_pengelola.html", form, {"row": row})


@FORM
def cabut_pengelola(request: Request, pengelola_id: int) -> HttpResponse:
    """End a pengelola's role."""
    _only_bkd(request)
    row = queries.get_pengelola(request.ctx, pengelola_id=pengelola_id)
    form = AlasanForm(post_of(request))
    if form.is_valid():
        with errors_into(form):
            operations.cabut_pengelola(request.ctx, pengelola_id=pengelola_id, **form.cleaned_data)
            message = f"{row.pegawai.akun.nama} bukan lagi pengelola kepegawaian."
            return go(request, "data_induk:peran", message=message)
    return _dialog(request, "data_induk/cabut_pengelola.html", form, row)


@FORM
def sebut_jabatan(request: Request, pegawai_id: int) -> HttpResponse:
    """Say what documents print as the jabatan of an official who is no ASN."""
    _only_bkd(request)
    row = get_pegawai(request.ctx, pegawai_id=pegawai_id)
    if row.nip is not None:
        raise NotFound("Pejabat bukan ASN tidak ditemukan.")
    form = SebutanForm(post_of(request), initial={"jabatan": row.jabatan_bukan_asn})
    if form.is_valid():
        with errors_into(form):
            operations.sebut_jabatan(request.ctx, pegawai_id=pegawai_id, **form.cleaned_data)
            return go(request, "data_induk:peran", message=f"Jabatan {row.akun.nama} sudah disimpan.")
    return _dialog(request, "data_induk/sebut_jabatan.html", form, row)


def _only_bkd(request: Request) -> None:
    only_pengelola(request, DataInduk.PERANGKAT_DAERAH.value)
    if not request.ctx.actor.is_bkd:
        raise Forbidden(HANYA_BKD)


def _form(request: Request, template: str, form: Any, values: dict[str, Any]) -> HttpResponse:
    values = {"form": form, **values, **pilihan(request, form)}
    return respond(request, template, values, status=422 if form.is_bound else 200)


def _dialog(request: Request, template: str, form: Any, row: Any) -> HttpResponse:
    values, code = {"form": form, "row": row}, 422 if form.is_bound else 200
    return respond(request, template, values, block="dialog", status=code)
