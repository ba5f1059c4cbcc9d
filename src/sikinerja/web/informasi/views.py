"""Announcements (F8.7): everybody reads those that hold for them, BKD writes them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.errors import NotFound
from sikinerja.pemberitahuan import queries
from sikinerja.pemberitahuan.operations import informasi as operations
from sikinerja.pemberitahuan.rules import KeadaanInformasi, keadaan_informasi
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.informasi.forms import InformasiForm, KonfirmasiForm
from sikinerja.web.onward import only_while
from sikinerja.web.shell import fakta

FORM = require_http_methods(["GET", "POST"])


@require_GET
def semua(request: Request) -> HttpResponse:
    """Every announcement that holds today for one's PD, or for everybody."""
    ctx = request.ctx
    own = fakta(request, ctx).pd_id
    pd_ids = ctx.actor.pengelola_pd | ctx.actor.pimpinan_pd | ({own} if own else set())
    rows = queries.informasi_berlaku(pd_ids=pd_ids, tanggal=ctx.today)
    return respond(request, "informasi/semua.html", {"page": paginate(request, rows, size=10)})


@require_GET
def daftar(request: Request) -> HttpResponse:
    """All announcements, for BKD."""
    _only_bkd(request)
    page = paginate(request, queries.daftar_informasi())
    rows = [(row, _keadaan(request, row)) for row in page]
    return respond(request, "informasi/daftar.html", {"page": page, "rows": rows})


@FORM
def tambah(request: Request) -> HttpResponse:
    """Write one."""
    _only_bkd(request)
    form = InformasiForm(_post(request), initial={"dari": request.ctx.today})
    if form.is_valid() and "pratinjau" not in request.POST:
        with errors_into(form):
            row = operations.tambah(request.ctx, **form.cleaned_data)
            return go(request, "informasi:daftar", message=f"Informasi “{row.judul}” sudah disimpan.")
    return _form(request, "informasi/tambah.html", form)


@FORM
def ubah(request: Request, informasi_id: int) -> HttpResponse:
    """Change one; one that was ended stands again."""
    _only_bkd(request)
    row = queries.get_informasi(informasi_id=informasi_id)
    form = InformasiForm(_post(request), initial=_initial(row))
    if form.is_valid() and "pratinjau" not in request.POST:
        with errors_into(form):
            operations.ubah(request.ctx, informasi_id=informasi_id, **form.cleaned_data)
            return go(request, "informasi:daftar", message="Informasi sudah diubah.")
    return _form(request, "informasi/ubah.html", form, row=row)


@FORM
def akhiri(request: Request, informasi_id: int) -> HttpResponse:
    """Take one off everybody's pages now."""
    _only_bkd(request)
    row = queries.get_informasi(informasi_id=informasi_id)
    only_while(request, _keadaan(request, row) != KeadaanInformasi.BERAKHIR)
    return _confirmed(
        request, "informasi/akhiri.html", informasi_id, operations.akhiri, "Informasi tidak tayang lagi."
    )


@FORM
def hapus(request: Request, informasi_id: int) -> HttpResponse:
    """Delete one."""
    return _confirmed(
        request, "informasi/hapus.html", informasi_id, operations.hapus, "Informasi sudah dihapus."
    )


def _confirmed(
    request: Request, template: str, informasi_id: int, verb: Callable[..., None], message: str
) -> HttpResponse:
    _only_bkd(request)
    row = queries.get_informasi(informasi_id=informasi_id)
    form = KonfirmasiForm(_post(request))
    if form.is_valid():
        verb(request.ctx, informasi_id=informasi_id)
        return go(request, "informasi:daftar", message=message)
    return respond(request, template, {"form": form, "row": row}, block="dialog")


def _initial(row: Any) -> dict[str, Any]:
    return {
        "judul": row.judul,
        "isi": row.isi,
        "dari": row.berlaku_dari,
        "sampai": row.berlaku_sampai,
        "sasaran": [pd.pk for pd in row.sasaran.all()],
    }


def _form(request: Request, template: str, form: InformasiForm, **more: Any) -> HttpResponse:
    preview = form.pratinjau if form.is_bound and form.is_valid() else None
    values = {"form": form, "pratinjau": preview, **more}
    return respond(request, template, values, status=422 if form.errors else 200)


def _keadaan(request: Request, row: Any) -> KeadaanInformasi:
    return keadaan_informasi(
        dari=row.berlaku_dari,
        sampai=row.berlaku_sampai,
        diakhiri=row.diakhiri_pada is not None,
        today=request.ctx.today,
    )


def _only_bkd(request: Request) -> None:
    """To everybody else this part of the menu does not exist."""
    if not request.ctx.actor.is_bkd:
        raise NotFound("Halaman tidak ditemukan.")


def _post(request: Request) -> Any:
    return request.POST if request.method == "POST" else None
