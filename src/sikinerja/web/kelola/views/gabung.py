"""Kelola » Akun » Gabungkan data ganda: previewed, done by the worker; taken back within a day (§3)."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.kepegawaian.operations import gabung as operations
from sikinerja.kepegawaian.queries import akun, identitas_pegawai
from sikinerja.kepegawaian.queries import gabung as queries
from sikinerja.kepegawaian.queries import penggabungan as penggabungan_queries
from sikinerja.kepegawaian.rules.gabung import HANYA_BKD, berbeda, bertentangan
from sikinerja.web.cari import batasi, cari, pilihan
from sikinerja.web.http import Request, errors_into, go, respond
from sikinerja.web.kelola.forms_nomor import GabungForm
from sikinerja.web.kelola.views.akun import managed


def _managed_by_bkd(request: Request, pegawai_id: int) -> Any:
    pegawai = managed(request, pegawai_id)
    if not request.ctx.actor.is_bkd:
        raise Forbidden(HANYA_BKD)
    return pegawai


@require_http_methods(["GET", "POST"])
def gabungkan(request: Request, pegawai_id: int) -> HttpResponse:
    """Choose the superfluous record; see what would happen; say yes."""
    pegawai = _managed_by_bkd(request, pegawai_id)
    form = GabungForm.of(request.POST if request.method == "POST" else None, pegawai_id=pegawai_id)
    batasi(form, "ganda", "selain", pegawai_id)
    if form.is_valid() and form.cleaned_data["pasti"]:
        with errors_into(form):
            job = operations.minta(request.ctx, pegawai_id=pegawai_id, isian=form.isian())
            return go(request, "kelola:penggabungan", pegawai_id, job.pk)
    values = {"form": form, "pegawai": pegawai, "pratinjau": None, **pilihan(request, form)}
    if form.is_valid():
        ganda = akun.get(request.ctx, pegawai_id=form.cleaned_data["ganda"])
        values["pratinjau"] = {
            "ganda": ganda,
            "jabatan": {p.pk: identitas_pegawai(pegawai_id=p.pk) for p in (pegawai, ganda)},
            "bertentangan": bertentangan(queries.pertentangan(pegawai_id=pegawai_id, ganda_id=ganda.pk)),
            "pindah": queries.pindahan(pegawai_id=pegawai_id, ganda_id=ganda.pk),
            "berbeda": berbeda(*((p.akun.username, p.akun.nama) for p in (pegawai, ganda))),
            "isian": form.isian(),
        }
    code = 422 if form.is_bound and not values["pratinjau"] else 200
    return respond(request, "kelola/gabungkan.html", values, status=code)


@require_GET
def cari_ganda(request: Request) -> HttpResponse:
    """The type-ahead of records that may be superfluous, as JSON: honorer too."""
    if not request.ctx.actor.is_bkd:
        raise NotFound("Halaman tidak ditemukan.")
    return JsonResponse([asdict(row) for row in cari(request.ctx, "ganda", request.GET)], safe=False)


@require_http_methods(["GET", "POST"])
def pisahkan(request: Request, pegawai_id: int) -> HttpResponse:
    """Have it taken back, after a confirmation."""
    pegawai = _managed_by_bkd(request, pegawai_id)
    row = queries.dapat_dibatalkan(pegawai_id=pegawai_id, now=request.ctx.now)
    doing = penggabungan_queries.berjalan(request.ctx, pegawai_id=pegawai_id)
    if request.method == "GET" and doing is not None:
        return go(request, "kelola:penggabungan", pegawai_id, doing.pk)
    if request.method == "POST" and row is not None:
        job = operations.minta_kembali(request.ctx, gabungan_id=row.pk)
        return go(request, "kelola:penggabungan", pegawai_id, job.pk)
    if row is None:
        message = "Tidak ada penggabungan yang masih dapat dibatalkan pada pegawai ini."
        return go(request, "kelola:rincian_akun", pegawai_id, message=message)
    return respond(request, "kelola/pisahkan.html", {"pegawai": pegawai, "row": row}, block="dialog")


@require_GET
def penggabungan(request: Request, pegawai_id: int, pekerjaan_id: int) -> HttpResponse:
    """How far a merging or its taking back is, and what came of it; with htmx the page asks by itself."""
    pegawai = _managed_by_bkd(request, pegawai_id)
    job = penggabungan_queries.get(request.ctx, pegawai_id=pegawai_id, pekerjaan_id=pekerjaan_id)
    return respond(request, "kelola/penggabungan.html", {"k": job, "pegawai": pegawai}, block="kemajuan")
