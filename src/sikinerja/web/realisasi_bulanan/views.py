"""The month as its owner reports it (manual BAB VI.1)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sikinerja.aktivitas import queries as aktivitas_queries
from sikinerja.core import indonesian
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.penilaian.queries import result
from sikinerja.realisasi.messages import berhasil_diajukan
from sikinerja.realisasi.operations import draft, flow
from sikinerja.realisasi.queries import pages, year
from sikinerja.realisasi.queries.month import pemilik_id
from sikinerja.realisasi.rules import AKIBAT_BELUM_DINILAI, AKSI, DRAF_TETAP
from sikinerja.realisasi.rules.draf import DrafTersimpan
from sikinerja.rekapitulasi.rules import belum_diajukan
from sikinerja.web.forms import LangkahForm
from sikinerja.web.http import Request, errors_into, go, paginate, redirect_to, respond
from sikinerja.web.menunggu import tahun_lain
from sikinerja.web.month import draf_tersimpan, get_month, indikator_terpilih, jawab_draf, tolak_draf
from sikinerja.web.onward import only_while
from sikinerja.web.realisasi_bulanan.forms import IsiForm, TahunForm
from sikinerja.web.shell import fakta


@require_GET
def daftar(request: Request) -> HttpResponse:
    """The year's table (F6.1)."""
    form = TahunForm(request.GET)
    tahun = form.cleaned_data["tahun"] if form.is_valid() else None
    terdaftar_pada = fakta(request, request.ctx).terdaftar_pada
    page = year.halaman(request.ctx, tahun=tahun, terdaftar_pada=terdaftar_pada)
    predikat = result.predikat_tahun(request.ctx, tahun=page.tahun)
    ctx = request.ctx
    owed = belum_diajukan(fakta(request, ctx), today=ctx.today, now=ctx.now, zone=ctx.zone)
    lain = tahun_lain("realisasi_bulanan:daftar", Counter(w.month.tahun for w in owed), page.tahun)
    context = {
        "page": page,
        "lain": lain,
        "predikat": predikat,
        "nama_bulan": indonesian.BULAN,
        "akibat": AKIBAT_BELUM_DINILAI,
    }
    return respond(request, "realisasi_bulanan/daftar.html", context)


@require_http_methods(["GET", "POST"])
def isi(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """The filling page (F6.2, F6.3): submit, or keep as a draft without JavaScript."""
    terdaftar_pada = fakta(request, request.ctx).terdaftar_pada
    page = pages.isi(request.ctx, month=get_month(tahun, bulan), terdaftar_pada=terdaftar_pada)
    if not page.has_skp or (request.method == "GET" and (page.alasan or page.is_diajukan)):
        return _tertutup(request, page)
    form = IsiForm(request.POST or None, page=page)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            if "draf" in request.POST:
                return _draf(request, form)
            with form.setelah_yakin(form.ganjil()):
                return _ajukan(request, form)
    context = {"page": page, "form": form}
    return respond(request, "realisasi_bulanan/isi.html", context, status=422 if form.is_bound else 200)


def _tertutup(request: Request, page: pages.HalamanIsi) -> HttpResponse:
    """Nothing to fill: the month as submitted, or the list with the reason."""
    if page.is_diajukan:
        return go(request, "realisasi_bulanan:lihat", page.month.tahun, page.month.bulan)
    messages.warning(request, f"{page.alasan} {DRAF_TETAP}" if page.draf_lengkap else page.alasan)
    if page.month.tahun == Month.of(request.ctx.today).previous.tahun:
        return redirect_to(request, reverse("realisasi_bulanan:daftar"))
    return redirect_to(request, f"{reverse('realisasi_bulanan:daftar')}?tahun={page.month.tahun}")


def _ajukan(request: Request, form: IsiForm) -> HttpResponse:
    data, month = form.cleaned_data, form.page.month
    receipt = flow.ajukan(
        request.ctx,
        month=month,
        isian=form.isian,
        catatan=data["catatan"],
        konfirmasi=data["konfirmasi"],
        langkah=data["langkah"],
        lembar=form.dari_lembar,
    )
    message = berhasil_diajukan(month, receipt.nomor)
    return go(request, "realisasi_bulanan:lihat", month.tahun, month.bulan, message=message)


def _simpan(request: Request, form: IsiForm) -> DrafTersimpan:
    return draft.simpan_draf(
        request.ctx,
        month=form.page.month,
        isian=form.isian,
        catatan=form.cleaned_data["catatan"],
        lembar=form.dari_lembar,
    )


def _draf(request: Request, form: IsiForm) -> HttpResponse:
    month = form.page.month
    message = draf_tersimpan(request.ctx, _simpan(request, form))
    return go(request, "realisasi_bulanan:isi", month.tahun, month.bulan, message=message)


@require_POST
def draf(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """The draft, saved while typing."""
    page = pages.isi(request.ctx, month=get_month(tahun, bulan))
    form = IsiForm(request.POST, page=page)
    if not form.is_valid():
        return tolak_draf(form)
    saved = _simpan(request, form)
    return jawab_draf(request.ctx, saved, terisi=form.terisi, kemajuan=form.kemajuan)


@require_GET
def lihat(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """The month as submitted, with its receipt; the rating once it is SELESAI."""
    month = get_month(tahun, bulan)
    try:
        page = pages.lihat(request.ctx, month=month)
    except NotFound:
        return go(request, "realisasi_bulanan:isi", tahun, bulan)  # it says whether that can be mended
    context = {"page": page, "hasil": result.hasil(page.realisasi, rinci=True), "aksi": AKSI}
    return respond(request, "realisasi_bulanan/lihat.html", context)


@require_http_methods(["GET", "POST"])
def tarik(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """Withdraw what was submitted (domain.md §4.4)."""
    page = pages.lihat(request.ctx, month=get_month(tahun, bulan))
    only_while(request, page.boleh_tarik)
    if request.method == "POST":
        form = LangkahForm(request.POST)
        langkah = form.cleaned_data["langkah"] if form.is_valid() else 0
        flow.tarik(request.ctx, month=page.month, langkah=langkah)
        message = "Realisasi ditarik kembali. Perbaiki, lalu ajukan lagi sebelum batas pengisian."
        return go(request, "realisasi_bulanan:isi", tahun, bulan, message=message)
    form = LangkahForm(initial={"langkah": page.realisasi.langkah})
    return respond(request, "realisasi_bulanan/tarik.html", {"page": page, "form": form}, block="dialog")


@require_GET
def aktivitas(request: Request, tahun: int, bulan: int) -> HttpResponse:
    """The activities behind a number: of the month, or of one indikator."""
    month = get_month(tahun, bulan)
    chosen: dict[str, Any] = indikator_terpilih(request)
    rows = aktivitas_queries.untuk_bulan(pegawai_id=pemilik_id(request.ctx), month=month, **chosen)
    rows = rows.select_related("indikator")
    context = {"month": month, "page": paginate(request, rows), "query": request.GET.get("indikator", "")}
    return respond(request, "realisasi_bulanan/aktivitas.html", context)


@require_GET
def tanda_terima(request: Request, pengajuan_id: int) -> HttpResponse:
    """A receipt, to show or to print."""
    receipt = pages.tanda_terima(request.ctx, pengajuan_id=pengajuan_id)
    return respond(request, "realisasi_bulanan/tanda_terima.html", {"pengajuan": receipt})
