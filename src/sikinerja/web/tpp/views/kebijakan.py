"""Kelola » TPP: policies from the draft to being in force (F8.4)."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse, QueryDict
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.time import Month
from sikinerja.tpp import queries
from sikinerja.tpp.operations import kebijakan as operations
from sikinerja.tpp.queries import halaman
from sikinerja.tpp.queries import pratinjau as previews
from sikinerja.tpp.rules.ganjil import ganjil_kebijakan
from sikinerja.web.bulan import baca, kode, sekitar
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.onward import only_while
from sikinerja.web.tpp.forms import RUNGS, AlasanForm, BerlakukanForm, BuatForm, KebijakanForm, awal

FORM = require_http_methods(["GET", "POST"])


def _post(request: Request) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


@require_GET
def daftar(request: Request) -> HttpResponse:
    """Policies: drafts, then by validity."""
    page = paginate(request, queries.daftar(request.ctx))
    values = {"page": page, "bulan": Month.of(request.ctx.today)}
    return respond(request, "tpp/daftar.html", values)


@FORM
def tambah(request: Request) -> HttpResponse:
    """Begin a draft: a copy of a policy, or what is usual."""
    form = BuatForm(_post(request), initial={"dari": request.GET.get("dari", "0")})
    form.offer((row.pk, f"Salinan {row}") for row in queries.daftar(request.ctx)[:50])
    if form.is_valid():
        row = operations.buat(request.ctx, dari_id=form.cleaned_data["dari"] or None)
        message = "Konsep dibuat. Sesuaikan isinya, lalu lihat pratinjaunya."
        return go(request, "tpp:ubah", row.pk, message=message)
    return _dialog(request, "tpp/tambah.html", {"form": form})


@require_GET
def detail(request: Request, kebijakan_id: int) -> HttpResponse:
    """What a policy says, and what can be done with it."""
    page = halaman.detail(request.ctx, kebijakan_id=kebijakan_id)
    return respond(request, "tpp/detail.html", {"p": page})


@FORM
def ubah(request: Request, kebijakan_id: int) -> HttpResponse:
    """Write a draft."""
    ctx = request.ctx
    page = halaman.untuk_diubah(ctx, kebijakan_id=kebijakan_id)
    initial = awal(page.isi) | {"nama": page.row.nama, "dasar_hukum": page.row.dasar_hukum}
    initial |= {"mulai": page.mulai, "langkah": page.row.langkah}
    form = KebijakanForm(_post(request), bulan=Month.of(ctx.today), mulai=page.mulai, initial=initial)
    if form.is_valid():
        isian = form.isian()
        with errors_into(form), form.setelah_yakin(ganjil_kebijakan(isian.isi)):
            langkah = form.cleaned_data["langkah"]
            operations.simpan(ctx, kebijakan_id=kebijakan_id, langkah=langkah, isian=isian)
            return go(request, "tpp:pratinjau", kebijakan_id, message="Konsep disimpan. Ini pratinjaunya.")
    values = {"form": form, "p": page, "rungs": RUNGS}
    return respond(request, "tpp/ubah.html", values, status=422 if form.is_bound else 200)


@require_GET
def pratinjau(request: Request, kebijakan_id: int) -> HttpResponse:
    """What a policy would have meant for a month; last month unless another one is asked for."""
    last = Month.of(request.ctx.today).previous
    month = baca(request.GET.get("bulan", "")) or last
    page = previews.halaman(request.ctx, kebijakan_id=kebijakan_id, month=month)
    months = sekitar(last, sebelum=11, sesudah=0)
    values = {"p": page, "months": [(kode(m), m) for m in months], "chosen": kode(month)}
    return respond(request, "tpp/pratinjau.html", values)


@FORM
def berlakukan(request: Request, kebijakan_id: int) -> HttpResponse:
    """Put a draft in force, with reason and regulation."""
    ctx = request.ctx
    page = halaman.untuk_diubah(ctx, kebijakan_id=kebijakan_id)
    first = page.mulai or Month.of(ctx.today)
    initial = {"mulai": first, "dasar_hukum": page.row.dasar_hukum, "langkah": page.row.langkah}
    form = BerlakukanForm(_post(request), bulan=Month.of(ctx.today), chosen=first, initial=initial)
    if form.is_valid():
        asked = previews.ganjil(ctx, kebijakan_id=kebijakan_id)
        with errors_into(form), form.setelah_yakin(asked):
            row = operations.berlakukan(ctx, kebijakan_id=kebijakan_id, **form.isian())
            return go(request, "tpp:detail", row.pk, message=f"{row} sudah diberlakukan.")
    return _dialog(request, "tpp/berlakukan.html", {"p": page, "form": form})


@FORM
def cabut(request: Request, kebijakan_id: int) -> HttpResponse:
    """Withdraw a policy that no release has used."""
    page = halaman.detail(request.ctx, kebijakan_id=kebijakan_id)
    only_while(request, "cabut" in page.boleh)
    form = AlasanForm(_post(request))
    if form.is_valid():
        with errors_into(form):
            operations.cabut(request.ctx, kebijakan_id=kebijakan_id, **form.cleaned_data)
            return go(request, "tpp:daftar", message=f"{page.row} sudah dicabut.")
    return _dialog(request, "tpp/cabut.html", {"p": page, "form": form})


@FORM
def hapus(request: Request, kebijakan_id: int) -> HttpResponse:
    """Throw a draft away, after a confirmation."""
    page = halaman.untuk_diubah(request.ctx, kebijakan_id=kebijakan_id)
    if request.method == "POST":
        operations.hapus(request.ctx, kebijakan_id=kebijakan_id)
        return go(request, "tpp:daftar", message=f"Konsep {page.row} sudah dihapus.")
    return respond(request, "tpp/hapus.html", {"p": page}, block="dialog")


def _dialog(request: Request, template: str, values: dict[str, Any]) -> HttpResponse:
    code = 422 if values["form"].is_bound else 200
    return respond(request, template, values, block="dialog", status=code)
