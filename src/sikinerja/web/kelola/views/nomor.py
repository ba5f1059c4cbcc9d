"""Kelola » Akun » Ubah NIP: a number or jenis kepegawaian corrected or replaced by BKD (F1.3)."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sikinerja.core.errors import Forbidden
from sikinerja.kepegawaian.operations import nomor as operations
from sikinerja.kepegawaian.queries import nomor as queries
from sikinerja.kepegawaian.rules.nomor import HANYA_BKD
from sikinerja.web.http import Request, errors_into, go, respond
from sikinerja.web.kelola.forms_nomor import GantiNomorForm
from sikinerja.web.kelola.views.akun import managed


@require_http_methods(["GET", "POST"])
def ubah_nomor(request: Request, pegawai_id: int) -> HttpResponse:
    """The form with what follows from it; the answer is the account's page."""
    pegawai = managed(request, pegawai_id)
    if not request.ctx.actor.is_bkd:
        raise Forbidden(HANYA_BKD)
    terikat = queries.ber_riwayat_jabatan(pegawai_id=pegawai_id)
    form = GantiNomorForm.of(request.POST or None, pegawai=pegawai, ber_riwayat=terikat)
    if form.is_valid():
        with errors_into(form):
            kini = operations.ganti(request.ctx, pegawai_id=pegawai_id, isian=form.isian())
            message = (
                f"Nomor {kini.akun.nama} sekarang {kini.nip or kini.akun.username}; pegawai diberi tahu."
            )
            return go(request, "kelola:rincian_akun", pegawai_id, message=message)
    values = {"form": form, "pegawai": pegawai, "besok": request.ctx.today + timedelta(days=1)}
    code = 422 if form.is_bound else 200
    return respond(request, "kelola/ubah_nomor.html", values, block="dialog", status=code)
