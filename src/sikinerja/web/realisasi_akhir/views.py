"""The year as its owner reports it (F4.1, manual BAB IV.2)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sikinerja.penilaian.queries import akhir as penilaian
from sikinerja.penilaian.queries.setahun import setahun
from sikinerja.realisasi.messages import akhir_berhasil_diajukan
from sikinerja.realisasi.operations import akhir
from sikinerja.realisasi.queries import akhir as queries
from sikinerja.skp.rules import AKSI
from sikinerja.web.forms import LangkahForm
from sikinerja.web.http import Request, errors_into, go, respond
from sikinerja.web.isian import IsianForm
from sikinerja.web.month import draf_tersimpan, jawab_draf, tolak_draf


def _form(page: queries.HalamanAkhir, data: Any) -> IsianForm:
    return IsianForm(data, rows=page.rows, langkah=page.skp.langkah, draf_versi=page.draf_versi)


@require_http_methods(["GET", "POST"])
def isi(request: Request, skp_id: int) -> HttpResponse:
    """The filling page: submit, or keep as a draft without JavaScript."""
    page = queries.isi(request.ctx, skp_id=skp_id)
    if request.method == "GET" and "ajukan_akhir" not in page.boleh:
        return _tertutup(request, page)
    form = _form(page, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            if "draf" in request.POST:
                return _draf(request, skp_id, form)
            with form.setelah_yakin(form.ganjil()):
                return _ajukan(request, page, form)
    context = {"page": page, "form": form, "setahun": setahun(request.ctx, skp=page.skp)}
    return respond(request, "realisasi_akhir/isi.html", context, status=422 if form.is_bound else 200)


def _tertutup(request: Request, page: queries.HalamanAkhir) -> HttpResponse:
    """Nothing to fill: what was submitted, the question whether to begin, or the SKP with the reason."""
    if page.pengajuan is not None:
        return go(request, "realisasi_akhir:lihat", page.skp.pk)
    if "mulai_akhir" in page.boleh:
        return go(request, "realisasi_akhir:mulai", page.skp.pk)
    return go(request, "skp:detail", page.skp.pk, message=page.belum, level=messages.WARNING)


def _ajukan(request: Request, page: queries.HalamanAkhir, form: IsianForm) -> HttpResponse:
    data = form.cleaned_data
    receipt = akhir.ajukan(
        request.ctx,
        skp_id=page.skp.pk,
        isian=form.isian,
        konfirmasi=data["konfirmasi"],
        langkah=data["langkah"],
        lembar=form.dari_lembar,
    )
    message = akhir_berhasil_diajukan(page.skp.tahun, receipt.nomor)
    return go(request, "realisasi_akhir:lihat", page.skp.pk, message=message)


def _draf(request: Request, skp_id: int, form: IsianForm) -> HttpResponse:
    saved = akhir.simpan_draf(request.ctx, skp_id=skp_id, isian=form.isian, lembar=form.dari_lembar)
    return go(request, "realisasi_akhir:isi", skp_id, message=draf_tersimpan(request.ctx, saved))


@require_POST
def draf(request: Request, skp_id: int) -> HttpResponse:
    """The draft, saved while typing."""
    page = queries.isi(request.ctx, skp_id=skp_id)
    form = _form(page, request.POST)
    if not form.is_valid():
        return tolak_draf(form)
    saved = akhir.simpan_draf(request.ctx, skp_id=skp_id, isian=form.isian, lembar=form.dari_lembar)
    return jawab_draf(request.ctx, saved, terisi=form.terisi, kemajuan=form.kemajuan)


def _langkah(request: Request) -> int:
    form = LangkahForm(request.POST)
    return int(form.cleaned_data["langkah"] or 0) if form.is_valid() else 0


@require_http_methods(["GET", "POST"])
def mulai(request: Request, skp_id: int) -> HttpResponse:
    """Begin it, after saying what that means."""
    skp = queries.buka(request.ctx, skp_id=skp_id, langkah="mulai_akhir", kirim=request.method == "POST")
    if request.method == "POST":
        akhir.mulai(request.ctx, skp_id=skp_id, langkah=_langkah(request))
        return go(request, "realisasi_akhir:isi", skp_id)
    form = LangkahForm(initial={"langkah": skp.langkah})
    return respond(request, "realisasi_akhir/mulai.html", {"skp": skp, "form": form}, block="dialog")


@require_http_methods(["GET", "POST"])
def batal(request: Request, skp_id: int) -> HttpResponse:
    """Leave it while nothing is submitted."""
    skp = queries.buka(request.ctx, skp_id=skp_id, langkah="batal_akhir", kirim=request.method == "POST")
    if request.method == "POST":
        akhir.batal(request.ctx, skp_id=skp_id, langkah=_langkah(request))
        return go(
            request, "skp:detail", skp_id, message="Realisasi akhir dibatalkan. Isian Anda tetap tersimpan."
        )
    form = LangkahForm(initial={"langkah": skp.langkah})
    return respond(request, "realisasi_akhir/batal.html", {"skp": skp, "form": form}, block="dialog")


@require_http_methods(["GET", "POST"])
def tarik(request: Request, skp_id: int) -> HttpResponse:
    """Withdraw what was submitted, until it is rated."""
    skp = queries.buka(request.ctx, skp_id=skp_id, langkah="tarik_akhir", kirim=request.method == "POST")
    if request.method == "POST":
        akhir.tarik(request.ctx, skp_id=skp_id, langkah=_langkah(request))
        message = "Realisasi akhir ditarik kembali. Perbaiki, lalu ajukan lagi."
        return go(request, "realisasi_akhir:isi", skp_id, message=message)
    form = LangkahForm(initial={"langkah": skp.langkah})
    return respond(request, "realisasi_akhir/tarik.html", {"skp": skp, "form": form}, block="dialog")


@require_GET
def lihat(request: Request, skp_id: int) -> HttpResponse:
    """The year as submitted, with its receipt; the rating once it is SELESAI."""
    page = queries.lihat(request.ctx, skp_id=skp_id)
    context = {"page": page, "aksi": AKSI, **penilaian.setelah_diajukan(request.ctx, page=page)}
    return respond(request, "realisasi_akhir/lihat.html", context)
