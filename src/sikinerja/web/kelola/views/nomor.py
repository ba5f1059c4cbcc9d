"""Kelola » Akun » Ubah NIP: a number or jenis kepegawaian corrected or replaced by BKD (F1.3)."""

from __future__ import annotations

from datetime import timedelta

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from sikinerja.core.errors import Forbidden
from sikinerja.kepegawaian.operations import nomor as operations
from sikinerja.kepegawaian.queries import nomor as queries
from sikinerja.kepegawaian.queries.akun import PegawaiRow
from sikinerja.kepegawaian.rules import nomor as rules
from sikinerja.web.http import Request, errors_into, go, respond
from sikinerja.web.kelola.forms_nomor import GantiNomorForm
from sikinerja.web.kelola.views.akun import managed


@require_http_methods(["GET", "POST"])
def ubah_nomor(request: Request, pegawai_id: int) -> HttpResponse:
    """The form with what follows from it; the answer is the account's page."""
    pegawai = managed(request, pegawai_id)
    if not request.ctx.actor.is_bkd:
        raise Forbidden(rules.HANYA_BKD)
    terikat = queries.ber_riwayat_jabatan(pegawai_id=pegawai_id)
    form = GantiNomorForm.of(request.POST or None, pegawai=pegawai, ber_riwayat=terikat)
    if form.is_valid():
        with errors_into(form):
            kini = operations.ganti(request.ctx, pegawai_id=pegawai_id, isian=form.isian())
            return go(request, "kelola:rincian_akun", pegawai_id, message=_berubah(pegawai, kini))
    values = {"form": form, "pegawai": pegawai, "besok": request.ctx.today + timedelta(days=1)}
    code = 422 if form.is_bound else 200
    return respond(request, "kelola/ubah_nomor.html", values, block="dialog", status=code)


def _berubah(semula: PegawaiRow, kini: PegawaiRow) -> str:
    """What was another number or jenis before."""
    lama, baru = rules.sebut(semula.akun.username), rules.sebut(kini.akun.username)
    if lama != baru:
        return rules.DIGANTI.format(nama=kini.akun.nama, lama=lama, baru=baru)
    if semula.jenis_kepegawaian == kini.jenis_kepegawaian:
        return rules.TETAP
    return rules.JENIS_DIGANTI.format(
        nama=kini.akun.nama, baru=baru, jenis=kini.get_jenis_kepegawaian_display()
    )
