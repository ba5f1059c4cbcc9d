"""Pieces of month and year that higher rooms need inside their own transaction."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, NotFound
from sikinerja.core.flow import decide
from sikinerja.core.transactions import step
from sikinerja.jejak import steps as jejak
from sikinerja.realisasi.models import Realisasi, RealisasiAkhir, RiwayatRealisasi
from sikinerja.realisasi.queries import month
from sikinerja.realisasi.queries.draft import isian_dari, tulis_isian
from sikinerja.realisasi.queries.rows import baris_pengajuan
from sikinerja.realisasi.rules import TRANSITIONS, StatusRealisasi
from sikinerja.realisasi.rules.draf import mulai
from sikinerja.skp.models import Skp


@step
def catat_langkah(
    ctx: Context, *, realisasi: Realisasi, aksi: str, ke: StatusRealisasi, catatan: str = ""
) -> None:
    """Take a step: the locked ``realisasi`` gets its new status and its history one more line."""
    RiwayatRealisasi.objects.create(
        realisasi=realisasi,
        langkah=realisasi.langkah,
        aksi=aksi,
        dari=realisasi.status,
        ke=ke.value,
        catatan=catatan,
        akun_id=ctx.actor.akun_id,
        nama=month.atas_nama(ctx.actor, realisasi).nama,
        pada=ctx.now,
    )
    realisasi.langkah += 1
    realisasi.status = ke.value
    realisasi.diubah_pada = ctx.now
    realisasi.save(update_fields=["status", "langkah", "diubah_pada"])


@step
def pindahkan_penilai(ctx: Context, *, realisasi_id: int, penilai_id: int) -> None:
    """Give a filed, not yet rated month to another penilai (domain.md §6).

    A half-rated month goes back to PENILAIAN HASIL KERJA. The caller decides who may ask for it and tells
    both officials. Raises Conflict when the month is SELESAI or nothing was ever filed, and when somebody
    would rate themselves.
    """
    rows = Realisasi.objects.select_for_update(no_key=True).order_by()
    realisasi = rows.filter(pk=realisasi_id).first()
    if realisasi is None:
        raise NotFound("Realisasi tidak ditemukan.")
    if realisasi.pengajuan_id is None or realisasi.status == StatusRealisasi.SELESAI:
        raise Conflict("Realisasi bulan ini tidak lagi menunggu penilaian, sehingga tidak dapat dipindahkan.")
    if realisasi.pegawai_id == penilai_id:
        raise Conflict("Tidak seorang pun dapat menjadi pejabat penilai bagi dirinya sendiri.")
    if realisasi.penilai_id == penilai_id:
        return
    half_rated = realisasi.status == StatusRealisasi.PENILAIAN_PERILAKU
    arrow = decide(
        TRANSITIONS,
        name="ulangi_penilaian" if half_rated else "pindah_penilai",
        status=realisasi.status,
        langkah=realisasi.langkah,
        expected_langkah=realisasi.langkah,
        relations={"pindah_penilai"},
        akun_id=ctx.actor.akun_id,
        last=None,
    )
    assert arrow is not None  # noqa: S101 - without a last step decide() never says "done before"
    former = realisasi.penilai_id
    realisasi.penilai_id = penilai_id
    realisasi.save(update_fields=["penilai"])
    catat_langkah(ctx, realisasi=realisasi, aksi=arrow.name, ke=StatusRealisasi[arrow.target])
    jejak.catat(
        ctx, aksi="realisasi.pindah_penilai", objek=realisasi, data={"dari": former, "ke": penilai_id}
    )


@step
def lock_akhir(ctx: Context, *, skp: Skp) -> RealisasiAkhir:
    """The realisasi akhir of a locked SKP, locked too; Conflict where none was begun."""
    rows = RealisasiAkhir.objects.select_for_update(of=("self",), no_key=True).order_by()
    row = rows.filter(skp=skp).select_related("pengajuan").first()
    if row is None:
        raise Conflict("Realisasi akhir SKP ini belum dimulai.")
    return row


@step
def jadikan_draf(ctx: Context, *, skp: Skp) -> None:
    """What is submitted of the year becomes the owner's draft again: withdrawn or returned (domain.md §5)."""
    row = lock_akhir(ctx, skp=skp)
    if row.pengajuan is None:
        return
    row.draf = mulai(tulis_isian(isian_dari(baris_pengajuan(row.pengajuan.pk))))
    row.pengajuan, row.draf_disimpan_pada = None, ctx.now
    row.save(update_fields=["pengajuan", "draf", "draf_disimpan_pada"])
