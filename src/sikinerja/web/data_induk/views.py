"""Kelola » Data Induk: the four master lists (F8.8)."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.kepegawaian.operations import induk as operations
from sikinerja.kepegawaian.queries import induk as queries
from sikinerja.kepegawaian.rules.induk import HANYA_BKD, DataInduk
from sikinerja.mutasi.queries.bergantung import bergantung_pd
from sikinerja.web.cari import batasi, pilihan
from sikinerja.web.data_induk.forms import SaringForm, StatusForm, form_of
from sikinerja.web.http import Request, errors_into, go, paginate, respond

FORM = require_http_methods(["GET", "POST"])


def only_pengelola(request: Request, word: str) -> DataInduk:
    """The list an address names; to everybody else the menu does not exist."""
    if not request.ctx.actor.is_pengelola:
        raise NotFound("Halaman tidak ditemukan.")
    return queries.jenis_of(word)


def post_of(request: Request) -> QueryDict | None:
    """What was sent, if anything."""
    return request.POST if request.method == "POST" else None


@require_GET
def daftar(request: Request, jenis: str) -> HttpResponse:
    """One of the lists, searched and paged."""
    chosen, actor = only_pengelola(request, jenis), request.ctx.actor
    form = SaringForm(request.GET, jenis=chosen, actor=actor)
    data = form.cleaned_data if form.is_valid() else {}
    rows = queries.daftar(
        request.ctx,
        jenis=chosen,
        q=data.get("q", ""),
        nonaktif=data.get("nonaktif", False),
        pd_id=data.get("perangkat_daerah"),
    )
    query = urlencode({name: ("on" if value is True else value) for name, value in data.items() if value})
    values = {
        "jenis": chosen,
        "semua": list(DataInduk),
        "form": form,
        "page": paginate(request, rows),
        "query": query,
        "boleh": queries.boleh_ubah(actor, chosen),
    }
    return respond(request, "data_induk/daftar.html", values)


@FORM
def tambah(request: Request, jenis: str) -> HttpResponse:
    """Add an entry."""
    chosen, actor = only_pengelola(request, jenis), request.ctx.actor
    if not queries.boleh_ubah(actor, chosen):
        raise Forbidden(HANYA_BKD)
    form = form_of(chosen, post_of(request), actor=actor, initial={})
    if form.is_valid():
        with errors_into(form):
            row = operations.tambah(request.ctx, jenis=chosen, isian=form.isian())
            return go(request, "data_induk:daftar", jenis, message=f"{row} sudah ditambahkan.")
    return _form(request, "data_induk/tambah.html", form, chosen)


@FORM
def ubah(request: Request, jenis: str, pk: int) -> HttpResponse:
    """Change an entry."""
    chosen, actor = only_pengelola(request, jenis), request.ctx.actor
    row = _changeable(request, chosen, pk)
    form = form_of(chosen, post_of(request), actor=actor, initial=_initial(row))
    if form.is_valid():
        with errors_into(form):
            row = operations.ubah(request.ctx, jenis=chosen, pk=pk, isian=form.isian())
            return go(request, "data_induk:daftar", jenis, message=f"{row} sudah disimpan.")
    return _form(request, "data_induk/ubah.html", form, chosen, row=row)


@FORM
def status(request: Request, jenis: str, pk: int) -> HttpResponse:
    """Take an entry out of use, or back in."""
    chosen = only_pengelola(request, jenis)
    row = _changeable(request, chosen, pk)
    form = StatusForm(post_of(request), initial={"aktif": not row.aktif})
    if form.is_valid():
        with errors_into(form):
            operations.ubah_status(request.ctx, jenis=chosen, pk=pk, **form.cleaned_data)
            kata = "aktif lagi" if form.cleaned_data["aktif"] else "dinonaktifkan"
            return go(request, "data_induk:daftar", jenis, message=f"{row} sudah {kata}.")
    pd = chosen == DataInduk.PERANGKAT_DAERAH and row.aktif
    hang = bergantung_pd(request.ctx, perangkat_daerah_id=pk) if pd else None
    values = {"form": form, "jenis": chosen, "row": row, "bergantung": hang}
    values["halangan"] = queries.halangan_nonaktif(jenis=chosen, pk=pk) if row.aktif else ""
    code = 422 if form.is_bound else 200
    return respond(request, "data_induk/status.html", values, block="dialog", status=code)


def _changeable(request: Request, jenis: DataInduk, pk: int) -> queries.BarisInduk:
    row = queries.get(request.ctx, jenis=jenis, pk=pk)
    if not queries.boleh_ubah(request.ctx.actor, jenis, getattr(row, "perangkat_daerah_id", None)):
        raise Forbidden(HANYA_BKD)
    return row


def _initial(row: queries.BarisInduk) -> dict[str, Any]:
    names = ("kode", "nama", "tempat", "jenis", "model_skp", "kelas", "jenis_kepegawaian", "golongan")
    values = {name: getattr(row, name) for name in (*names, "urutan") if hasattr(row, name)}
    pd, parent = getattr(row, "perangkat_daerah_id", None), getattr(row, "induk_id", None)
    return {**values, "perangkat_daerah": pd, "unit_kerja": parent}


def _form(
    request: Request, template: str, form: Any, jenis: DataInduk, *, row: queries.BarisInduk = None
) -> HttpResponse:
    if row is not None and "unit_kerja" in form.fields:
        batasi(form, "unit_kerja", "induk", row.pk)
    values = {"form": form, "jenis": jenis, "row": row, **pilihan(request, form)}
    return respond(request, template, values, status=422 if form.is_bound else 200)
