"""Making, mending and throwing away the head of an SKP (F3.2, BAB III.3)."""

from __future__ import annotations

from datetime import date

from django.db.models import ProtectedError

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid, NotFound
from sikinerja.core.transactions import check_now, operation, translated
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.skp import rules, steps
from sikinerja.skp.models import Rhk, Skp
from sikinerja.skp.operations._private import ingatkan_penilai, lock_konsep
from sikinerja.skp.queries.rencana import bertumpuk

REFUSED = {
    "skp_periode_tidak_tumpang_tindih": {"periode_awal": rules.TUMPANG_TINDIH},
    "skp_skp_riwayat_id_key": {"riwayat": rules.SUDAH_ADA},
    "aktivitas_di_dalam_periode": {"periode_awal": rules.AKTIVITAS_DI_LUAR},
}


@operation
def tambah(
    ctx: Context, *, riwayat_id: int, tahun: int, periode_awal: date, periode_akhir: date, model: str
) -> Skp:
    """Make the SKP of one of one's own riwayat (F3.2, domain.md §2); Invalid names what does not fit."""
    steps.kunci_periode(ctx, pegawai_id=ctx.actor.pegawai_id or 0)
    riwayat = kepegawaian.lock_riwayat(ctx, riwayat_id=riwayat_id)
    if riwayat.pegawai_id != ctx.actor.pegawai_id:
        raise NotFound("Riwayat jabatan tidak ditemukan.")
    if Skp.objects.filter(riwayat=riwayat).exists():
        raise Invalid({"riwayat": rules.SUDAH_ADA})
    _check(riwayat.pegawai_id, tahun, periode_awal, periode_akhir)
    with translated(REFUSED):
        skp = steps.buat(
            ctx, riwayat=riwayat, periode_awal=periode_awal, periode_akhir=periode_akhir, model=model
        )
    ingatkan_penilai(ctx, skp)
    return skp


@operation
def ubah(
    ctx: Context, *, skp_id: int, tahun: int, periode_awal: date, periode_akhir: date, model: str
) -> Skp:
    """Mend tahun, periode and model of a KONSEP that was never approved (F3.2, domain.md §2)."""
    steps.kunci_periode(ctx, pegawai_id=ctx.actor.pegawai_id or 0)
    skp = lock_konsep(ctx, skp_id=skp_id)
    if skp.versi_terakhir:
        raise Conflict("Tahun, periode, dan model SKP yang pernah disetujui tidak dapat diubah.")
    _check(skp.pegawai_id, tahun, periode_awal, periode_akhir, skp_id=skp.pk)
    if skp.periode_akhir_semula and periode_akhir != skp.periode_akhir:
        raise Invalid({"periode_akhir": rules.AKHIR_MUTASI})
    if model != skp.model and Rhk.objects.filter(skp=skp).exists():
        raise Invalid(
            {"model": "Model tidak dapat diganti setelah ada rencana hasil kerja. Hapus dahulu RHK."}
        )
    before = steps.kepala(skp)
    skp.tahun, skp.periode_awal, skp.periode_akhir, skp.model = tahun, periode_awal, periode_akhir, model
    skp.diubah_pada = ctx.now
    with translated(REFUSED):
        skp.save(update_fields=["tahun", "periode_awal", "periode_akhir", "model", "diubah_pada"])
        check_now()
    jejak.catat(ctx, aksi="skp.ubah", objek=skp, data={"dari": before, "ke": steps.kepala(skp)})
    ingatkan_penilai(ctx, skp)
    return skp


@operation
def hapus(ctx: Context, *, skp_id: int) -> None:
    """Throw away a KONSEP that was never handed in; nothing else is ever deleted (domain.md §2.1)."""
    skp = lock_konsep(ctx, skp_id=skp_id)
    if skp.langkah:
        raise Conflict("SKP yang pernah diajukan tidak dapat dihapus, tetapi masih dapat diperbaiki.")
    try:
        steps.buang(ctx, skp=skp)
    except ProtectedError:
        raise Conflict(rules.DIPAKAI_MUTASI) from None


def _check(pegawai_id: int, tahun: int, awal: date, akhir: date, *, skp_id: int | None = None) -> None:
    wrong = rules.periksa_periode(tahun=tahun, awal=awal, akhir=akhir)
    if not wrong and bertumpuk(pegawai_id=pegawai_id, awal=awal, akhir=akhir, kecuali=skp_id):
        wrong = {"periode_awal": rules.TUMPANG_TINDIH}
    if wrong:
        raise Invalid(wrong)
