"""Penilaian » SKP: what subordinates handed in (F3.8–F3.10)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from sikinerja.realisasi.queries.milik_bulan import tenggat_skp
from sikinerja.skp import rules
from sikinerja.skp.operations import ekspektasi, flow, revisi
from sikinerja.skp.queries import pages
from sikinerja.skp.queries.akhir import tanpa_penilaian_banyak
from sikinerja.web.forms import CatatanForm
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.menunggu import tahun_lain
from sikinerja.web.penilaian_skp.forms import EkspektasiForm, SaringForm


@require_GET
def daftar(request: Request) -> HttpResponse:
    """Subordinates' SKP by year, those that wait first (F3.8)."""
    form = SaringForm(request.GET or None)
    chosen = form.cleaned_data if form.is_valid() else {}
    tahun, status = chosen.get("tahun"), chosen.get("status", "")
    years = pages.tahun_bawahan(request.ctx)
    waiting = pages.menunggu_per_tahun(request.ctx)
    tahun = tahun or min(waiting, default=None) or (years[0] if years else None)
    page = paginate(request, pages.bawahan(request.ctx, tahun=tahun, status=status))
    values = {"page": page, "tahun": tahun, "status": status, "years": years}
    values["pilihan"] = [
        (s.value, s.label) for s in rules.StatusSkp if s is not rules.StatusSkp.PENILAIAN_AKHIR
    ]
    values["lain"] = tahun_lain("penilaian_skp:daftar", waiting, tahun)
    values["sebagai"] = pages.sebagai(request.ctx, page)
    values["ditarik"] = pages.ditarik(page)
    values["tanpa"] = tanpa_penilaian_banyak(list(page.object_list))
    return respond(request, "penilaian_skp/daftar.html", values)


def _page(request: Request, skp_id: int, form: EkspektasiForm | None = None) -> HttpResponse:
    page = pages.detail_penilai(request.ctx, skp_id=skp_id)
    ubah = request.GET.get("ubah", "")
    if form is None and "ekspektasi" in page.boleh:
        terbuka = [p for p in rules.Perilaku if p.value not in page.ekspektasi or p.value == ubah]
        form = EkspektasiForm(terbuka=terbuka, initial=page.ekspektasi)
    following = None if "terima" in page.boleh else pages.berikutnya(request.ctx, skp_id=skp_id)
    tenggat = tenggat_skp(request.ctx, page.skp) if "terima" in page.boleh else ""
    values = {"p": page, "form": form, "ubah": ubah, "berikutnya": following, "tenggat": tenggat}
    status = 422 if form is not None and form.is_bound else 200
    return respond(request, "penilaian_skp/detail.html", values, block="perilaku", status=status)


@require_GET
def detail(request: Request, skp_id: int) -> HttpResponse:
    """One subordinate's SKP with the ekspektasi form (F3.8, F3.9)."""
    return _page(request, skp_id)


@require_POST
def simpan_ekspektasi(request: Request, skp_id: int) -> HttpResponse:
    """SIMPAN EKSPEKTASI: whichever are filled (F3.9)."""
    pages.detail_penilai(request.ctx, skp_id=skp_id)
    terbuka = [p for p in rules.Perilaku if p.value in request.POST]
    form = EkspektasiForm(request.POST, terbuka=terbuka)
    if form.is_valid():
        with errors_into(form):
            ekspektasi.simpan_ekspektasi(request.ctx, skp_id=skp_id, teks=form.values())
            return go(request, "penilaian_skp:detail", skp_id, message="Ekspektasi disimpan.")
    return _page(request, skp_id, form)


def _opened(request: Request, skp_id: int, langkah: str) -> pages.SkpRow:
    return pages.buka(request.ctx, skp_id=skp_id, langkah=langkah, kirim=request.method == "POST")


def _catatan(request: Request, skp: pages.SkpRow, label: str, contoh: str) -> CatatanForm:
    initial = {"langkah": skp.langkah, "catatan": contoh}
    return CatatanForm(request.POST or None, label=label, initial=initial)


def _dialog(request: Request, template: str, form: CatatanForm, **values: Any) -> HttpResponse:
    shown = {"form": form, "narasi": rules.NARASI_CONTOH, **values}
    return respond(request, template, shown, block="dialog", status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
def terima(request: Request, skp_id: int) -> HttpResponse:
    """TERIMA with a catatan persetujuan (F3.10)."""
    skp = _opened(request, skp_id, "terima")
    form = _catatan(request, skp, "Catatan Persetujuan", rules.CONTOH_TERIMA)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            flow.terima(request.ctx, skp_id=skp_id, **form.cleaned_data)
            return go(request, "penilaian_skp:detail", skp_id, message="SKP disetujui.")
    missing = pages.ekspektasi_kurang(skp=skp)
    return _dialog(request, "penilaian_skp/terima.html", form, skp=skp, kurang=missing)


@require_http_methods(["GET", "POST"])
def kembalikan(request: Request, skp_id: int) -> HttpResponse:
    """KEMBALIKAN with a catatan koreksi (F3.10)."""
    skp = _opened(request, skp_id, "kembalikan")
    form = _catatan(request, skp, "Catatan Koreksi", rules.CONTOH_KEMBALIKAN)
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            flow.kembalikan(request.ctx, skp_id=skp_id, **form.cleaned_data)
            return go(request, "penilaian_skp:detail", skp_id, message="SKP dikembalikan untuk diperbaiki.")
    return _dialog(request, "penilaian_skp/kembalikan.html", form, skp=skp)


@require_http_methods(["GET", "POST"])
def terima_revisi(request: Request, skp_id: int) -> HttpResponse:
    """TERIMA REVISI; a note is welcome, not required (F3.11)."""
    skp = _opened(request, skp_id, "terima_revisi")
    form = _catatan(request, skp, "Catatan", "")
    form.fields["catatan"].required = False
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            revisi.terima_revisi(request.ctx, skp_id=skp_id, **form.cleaned_data)
            message = "Revisi diterima. Pegawai dapat mengubah SKP-nya."
            return go(request, "penilaian_skp:detail", skp_id, message=message)
    return _dialog(request, "penilaian_skp/terima_revisi.html", form, skp=skp)


@require_http_methods(["GET", "POST"])
def tolak_revisi(request: Request, skp_id: int) -> HttpResponse:
    """TOLAK REVISI with a reason (F3.11)."""
    skp = _opened(request, skp_id, "tolak_revisi")
    form = _catatan(request, skp, "Alasan Penolakan", "")
    if request.method == "POST" and form.is_valid():
        with errors_into(form):
            revisi.tolak_revisi(request.ctx, skp_id=skp_id, **form.cleaned_data)
            return go(request, "penilaian_skp:detail", skp_id, message="Revisi ditolak.")
    return _dialog(request, "penilaian_skp/tolak_revisi.html", form, skp=skp)
