"""Kelola » Akun » one account: how it stands, what was done with it, what may be done (F8.8)."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.views.decorators.http import require_GET, require_http_methods

from sikinerja.akun.queries.faktor import punya
from sikinerja.akun.queries.riwayat import riwayat
from sikinerja.akun.queries.sesi import jumlah
from sikinerja.akun.rules.riwayat import kata, oleh
from sikinerja.kepegawaian.operations import akun as operations
from sikinerja.kepegawaian.queries import akun as queries
from sikinerja.kepegawaian.queries import gabung, nomor, penggabungan
from sikinerja.kepegawaian.queries.berhenti import lepas
from sikinerja.kepegawaian.rules.gabung import DAPAT_DIBATALKAN
from sikinerja.web import clock
from sikinerja.web.http import Request, errors_into, go, paginate, respond
from sikinerja.web.kelola.forms import StatusForm
from sikinerja.web.kelola.views.akun import managed, only_pengelola
from sikinerja.web.onward import only_while


@require_GET
def rincian_akun(request: Request, pegawai_id: int) -> HttpResponse:
    """One account with its history."""
    only_pengelola(request)
    pegawai = queries.get(request.ctx, pegawai_id=pegawai_id)
    page = paginate(request, riwayat(pegawai.akun))
    nomor_lama = list(nomor.riwayat(pegawai_id=pegawai.pk))
    values: dict[str, Any] = {
        "pegawai": pegawai,
        "bkd": request.ctx.actor.is_bkd,
        "gabungan": _gabungan(request, pegawai.pk, nomor_lama),
        "penggabungan": penggabungan.berjalan(request.ctx, pegawai_id=pegawai.pk),
        "nomor": nomor_lama,
        "lepas": lepas(pegawai),
        "larangan": queries.larangan(request.ctx.actor, pegawai),
        "berfaktor": punya(akun_id=pegawai.akun_id),
        "sesi": jumlah(akun_id=pegawai.akun_id, jam=clock.real()),
        "page": page,
        "lines": [_line(row) for row in page],
    }
    return respond(request, "kelola/rincian_akun.html", values)


def _gabungan(request: Request, pegawai_id: int, nomor_lama: list[Any]) -> Any:
    """What BKD can still take back; a merging always leaves a line among the former numbers."""
    ctx = request.ctx
    if not ctx.actor.is_bkd or not nomor_lama or nomor_lama[0].pada + DAPAT_DIBATALKAN <= ctx.now:
        return None
    return gabung.dapat_dibatalkan(pegawai_id=pegawai_id, now=ctx.now)


def _line(row: Any) -> dict[str, Any]:
    untuk = row.untuk.nama if row.untuk else ""
    return {
        "siapa": oleh(nama=row.nama, sebagai=row.sebagai, untuk=untuk),
        "pada": row.pada,
        "kata": kata(row.aksi),
        "alasan": row.data.get("alasan", ""),
    }


@require_http_methods(["GET", "POST"])
def akhiri_sesi(request: Request, pegawai_id: int) -> HttpResponse:
    """End every session, after a confirmation."""
    pegawai = managed(request, pegawai_id)
    if request.method == "POST":
        operations.akhiri_sesi(request.ctx, pegawai_id=pegawai_id)
        message = f"{pegawai.akun.nama} sudah keluar dari semua perangkat."
        return go(request, "kelola:rincian_akun", pegawai_id, message=message)
    return respond(request, "kelola/akhiri_sesi.html", {"pegawai": pegawai}, block="dialog")


@require_http_methods(["GET", "POST"])
def reset_verifikasi(request: Request, pegawai_id: int) -> HttpResponse:
    """Take the second factor away, with a reason."""
    pegawai = managed(request, pegawai_id)
    only_while(request, punya(akun_id=pegawai.akun_id))
    form = StatusForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        with errors_into(form):
            done = operations.reset_faktor(request.ctx, pegawai_id=pegawai_id, **form.cleaned_data)
            said = f"Verifikasi dua langkah {pegawai.akun.nama} " + (
                "sudah dihapus; pegawai diberi tahu." if done else "memang belum dipasang."
            )
            level = messages.SUCCESS if done else messages.WARNING
            return go(request, "kelola:rincian_akun", pegawai_id, message=said, level=level)
    code = 422 if form.is_bound else 200
    values = {"form": form, "pegawai": pegawai}
    return respond(request, "kelola/reset_verifikasi.html", values, block="dialog", status=code)
