"""The month as its penilai judges it (manual BAB VI.2-4)."""

from __future__ import annotations

from collections import Counter
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sikinerja.aktivitas import queries as aktivitas_queries
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.penilaian.operations import change, rate
from sikinerja.penilaian.queries import pages, result, subordinates
from sikinerja.penilaian.queries.pages import HalamanNilai
from sikinerja.penilaian.rules import KESEMPATAN_UBAH, SARAN_UMPAN_BALIK
from sikinerja.realisasi.rules import AKIBAT_BELUM_DINILAI, AKSI, JALAN_PENILAIAN, StatusRealisasi
from sikinerja.realisasi.rules.draf import DrafTersimpan
from sikinerja.rekapitulasi.queries import tertunda as queries
from sikinerja.rekapitulasi.rules import belum_dinilai, sisa_hari
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.menunggu import bulan_lain
from sikinerja.web.month import draf_tersimpan, indikator_terpilih, jawab_draf, tolak_draf
from sikinerja.web.penilaian_realisasi_bulanan.forms import (
    BulanForm,
    HasilKerjaForm,
    PerilakuForm,
    UbahForm,
)
from sikinerja.web.shell import fakta

MENU = "penilaian_realisasi_bulanan"
TERBANYAK = 25
"""Raters named below their superior's page whose time is over."""
HASIL_KERJA, PERILAKU = StatusRealisasi.PENILAIAN_HASIL_KERJA, StatusRealisasi.PENILAIAN_PERILAKU


@require_GET
def daftar(request: Request) -> HttpResponse:
    """Whom I rate, by month (F6.4)."""
    ctx = request.ctx
    terbuka = subordinates.bulan_terbuka(ctx)
    form = BulanForm(request.GET if "bulan" in request.GET else None, terbuka=terbuka)
    month = Month(**form.cleaned_data) if form.is_valid() else terbuka
    daftar = subordinates.daftar(ctx, month=month)
    if not form.is_valid():
        form = BulanForm(terbuka=terbuka)
    page = paginate(request, daftar.rows)
    waiting = Counter(row.month for _, row in belum_dinilai(fakta(request, ctx), now=ctx.now, zone=ctx.zone))
    lain = bulan_lain(f"{MENU}:daftar", waiting, month)
    context = {
        "daftar": daftar,
        "page": page,
        "form": form,
        "lain": lain,
        "akibat": AKIBAT_BELUM_DINILAI,
        "jalan": JALAN_PENILAIAN,
    }
    return respond(request, "penilaian_realisasi_bulanan/daftar.html", context)


@require_GET
def tertunda(request: Request) -> HttpResponse:
    """The raters below me whose people wait, until when (domain.md §4.2)."""
    ctx = request.ctx
    windows = queries.jendela_kini(ctx)
    rows = queries.penilai_tertunda(ctx, queries.terbuka(ctx, windows))
    page = paginate(request, [(row, sisa_hari(row.batas_pada, ctx.now, ctx.zone)) for row in rows])
    over = queries.penilai_tertunda(ctx, queries.lalu(ctx, windows), lewat=True)
    values = {"page": page, "lewat": over[:TERBANYAK], "lewat_lain": len(over[TERBANYAK:])}
    values |= {"akibat": AKIBAT_BELUM_DINILAI, "jalan": JALAN_PENILAIAN}
    return respond(request, "penilaian_realisasi_bulanan/tertunda.html", values)


def _draf_isian(page: HalamanNilai) -> dict[str, Any]:
    return {"langkah": page.realisasi.langkah, "draf": page.draf, "draf_versi": page.draf_versi}


def _hasil_kerja_form(page: HalamanNilai, rows: list[Any], data: Any = None) -> HasilKerjaForm:
    return HasilKerjaForm(data, rows=rows, **_draf_isian(page))


def _perilaku_form(page: HalamanNilai, data: Any = None) -> PerilakuForm:
    return PerilakuForm(data, **_draf_isian(page))


@require_http_methods(["GET", "POST"])
def hasil_kerja(request: Request, realisasi_id: int) -> HttpResponse:
    """Rating hasil kerja (F6.5); afterwards the same page without fields (*Detail*)."""
    page = pages.halaman(request.ctx, realisasi_id=realisasi_id)
    rows = pages.baris(page)
    form = _hasil_kerja_form(page, rows, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            if "draf" in request.POST:
                return _simpan_draf(request, realisasi_id, "hasil_kerja", form)
            rate.nilai_hasil_kerja(request.ctx, realisasi_id=realisasi_id, **form.values)
            message = "Rating hasil kerja tersimpan. Lanjutkan dengan penilaian perilaku."
            return go(request, f"{MENU}:perilaku", realisasi_id, message=message)
    context = {"page": page, "bagian": pages.bagian(rows), "form": form, "saran": SARAN_UMPAN_BALIK}
    context["umpan_balik"] = pages.umpan_balik(page)
    return respond(
        request, "penilaian_realisasi_bulanan/hasil_kerja.html", context, status=422 if form.is_bound else 200
    )


@require_http_methods(["GET", "POST"])
def perilaku(request: Request, realisasi_id: int) -> HttpResponse:
    """Rating perilaku (F6.6), after the rating hasil kerja."""
    page = pages.halaman(request.ctx, realisasi_id=realisasi_id)
    if page.status == HASIL_KERJA:
        return go(request, f"{MENU}:hasil_kerja", realisasi_id)
    form = _perilaku_form(page, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            if "draf" in request.POST:
                return _simpan_draf(request, realisasi_id, "perilaku", form)
            rate.nilai_perilaku(request.ctx, realisasi_id=realisasi_id, **form.values)
            return go(request, f"{MENU}:hasil", realisasi_id, message="Penilaian selesai dan tersimpan.")
    baris = pages.baris_perilaku(page)
    context = {"page": page, "form": form, "baris": baris, "saran": SARAN_UMPAN_BALIK}
    return respond(
        request, "penilaian_realisasi_bulanan/perilaku.html", context, status=422 if form.is_bound else 200
    )


def _answer(request: Request, template: str, context: dict[str, Any]) -> HttpResponse:
    return respond(request, template, context, status=422 if context["form"].is_bound else 200)


def _simpan_draf(
    request: Request, realisasi_id: int, bagian: str, form: HasilKerjaForm | PerilakuForm
) -> HttpResponse:
    message = draf_tersimpan(request.ctx, _simpan(request, realisasi_id, bagian, form))
    return go(request, f"{MENU}:{bagian}", realisasi_id, message=message)


def _simpan(
    request: Request, realisasi_id: int, bagian: str, form: HasilKerjaForm | PerilakuForm
) -> DrafTersimpan:
    return change.simpan_draf(
        request.ctx, realisasi_id=realisasi_id, bagian=bagian, isian=form.draf, lembar=form.dari_lembar
    )


@require_POST
def draf(request: Request, realisasi_id: int, bagian: str) -> HttpResponse:
    """The rater's draft, saved while typing."""
    page = pages.halaman(request.ctx, realisasi_id=realisasi_id)
    form: HasilKerjaForm | PerilakuForm
    if bagian == "hasil_kerja":
        form = _hasil_kerja_form(page, pages.baris(page), request.POST)
    elif bagian == "perilaku":
        form = _perilaku_form(page, request.POST)
    else:
        raise NotFound
    if not form.is_valid():
        return tolak_draf(form)
    return jawab_draf(request.ctx, _simpan(request, realisasi_id, bagian, form))


@require_GET
def hasil(request: Request, realisasi_id: int) -> HttpResponse:
    """The result (F6.7), with who comes next."""
    page = pages.halaman(request.ctx, realisasi_id=realisasi_id)
    found = result.hasil(page.realisasi)
    if found is None:
        return go(request, f"{MENU}:hasil_kerja", realisasi_id)
    context = {"page": page, "hasil": found, "riwayat": pages.riwayat(page), "aksi": AKSI}
    context["kesempatan"] = KESEMPATAN_UBAH
    return respond(request, "penilaian_realisasi_bulanan/hasil.html", context)


@require_http_methods(["GET", "POST"])
def ubah(request: Request, realisasi_id: int) -> HttpResponse:
    """The one change (F6.8)."""
    page = pages.halaman(request.ctx, realisasi_id=realisasi_id)
    form = UbahForm(request.POST or None, initial=pages.rating_awal(page))
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            change.ubah(request.ctx, realisasi_id=realisasi_id, **form.cleaned_data)
            return go(request, f"{MENU}:hasil", realisasi_id, message="Perubahan penilaian tersimpan.")
    if request.method == "GET" and not page.boleh_ubah:
        return go(request, f"{MENU}:hasil", realisasi_id)
    context = {"page": page, "form": form, "kesempatan": KESEMPATAN_UBAH}
    status = 422 if form.is_bound else 200
    return respond(request, "penilaian_realisasi_bulanan/ubah.html", context, block="dialog", status=status)


@require_GET
def aktivitas(request: Request, realisasi_id: int) -> HttpResponse:
    """The activities behind a number, of the subordinate."""
    page = pages.halaman(request.ctx, realisasi_id=realisasi_id)
    chosen: dict[str, Any] = indikator_terpilih(request)
    rows = aktivitas_queries.untuk_bulan(pegawai_id=page.realisasi.pegawai_id, month=page.month, **chosen)
    rows = rows.select_related("indikator")
    context = {"nilai": page, "page": paginate(request, rows), "query": request.GET.get("indikator", "")}
    return respond(request, "penilaian_realisasi_bulanan/aktivitas.html", context)
