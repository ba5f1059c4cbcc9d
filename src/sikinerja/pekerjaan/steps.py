"""Beginning a background job, and ending it, from inside the operation of a higher room."""

from __future__ import annotations

from typing import Any

from procrastinate.contrib.django import app

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, NotFound
from sikinerja.core.transactions import advisory_lock, step
from sikinerja.jejak import steps as jejak
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pekerjaan.rules import MASA_DIAM, SUDAH_ADA, TERBUKA, TERHENTI, StatusPekerjaan, ringkas
from sikinerja.pemberitahuan import steps as pemberitahuan


@step
def mulai(
    ctx: Context, *, jenis: str, kunci: str, parameter: dict[str, Any], total: int, tugas: str
) -> Pekerjaan:
    """Write a job down and hand it to the worker's task ``tugas`` when this commits.

    Raises Conflict while another job with this ``kunci`` is open; one that died long ago makes way.
    """
    if ctx.actor.akun_id is None:
        raise Forbidden
    advisory_lock(f"pekerjaan.{kunci}")
    open_ones = Pekerjaan.objects.filter(kunci=kunci, status__in=TERBUKA)
    dead = open_ones.filter(diubah_pada__lt=ctx.now - MASA_DIAM)
    dead.update(status=StatusPekerjaan.GAGAL.value, pesan=TERHENTI, berakhir_pada=ctx.now)
    if open_ones.exists():
        raise Conflict(SUDAH_ADA)
    row = Pekerjaan.objects.create(
        jenis=jenis, kunci=kunci, akun_id=ctx.actor.akun_id, parameter=parameter, total=total,
        dibuat_pada=ctx.now, diubah_pada=ctx.now,
    )  # fmt: skip
    jejak.catat(ctx, aksi="pekerjaan.mulai", objek=row, data={"jenis": jenis, "kunci": kunci})
    lanjutkan(ctx, pekerjaan_id=row.pk, tugas=tugas)
    return row


@step
def lanjutkan(ctx: Context, *, pekerjaan_id: int, tugas: str) -> None:
    """Have the worker go on with a job; never two workers at once on the same one."""
    app.configure_task(tugas, lock=f"pekerjaan-{pekerjaan_id}").defer(pekerjaan_id=pekerjaan_id)


@step
def selesai(
    ctx: Context,
    *,
    pekerjaan_id: int,
    pesan: str,
    tautan: str,
    diam: bool = False,
    hasil: dict[str, Any] | None = None,
) -> bool:
    """End a job that leaves no file, perhaps in the very transaction that did the work: both or neither.

    ``hasil`` is kept beside what was asked for. False: it was over before, and what was done must not stand.
    """
    row = kunci(ctx, pekerjaan_id=pekerjaan_id)
    if not row.terbuka:
        return False
    row.status, row.selesai, row.pesan = StatusPekerjaan.SELESAI.value, row.total, ringkas(pesan)
    row.parameter |= hasil or {}
    row.diubah_pada = row.berakhir_pada = ctx.now
    row.save(update_fields=["status", "selesai", "pesan", "parameter", "diubah_pada", "berakhir_pada"])
    jejak.catat(ctx, aksi="pekerjaan.selesai", objek=row, data={"pesan": row.pesan})
    if not diam:
        kabari(ctx, row=row, judul=row.pesan, tautan=tautan)
    return True


@step
def kunci(ctx: Context, *, pekerjaan_id: int) -> Pekerjaan:
    """Lock a job; NotFound where there is none."""
    row = Pekerjaan.objects.select_for_update().filter(pk=pekerjaan_id).first()
    if row is None:
        raise NotFound("Pekerjaan tidak ditemukan.")
    return row


@step
def kabari(ctx: Context, *, row: Pekerjaan, judul: str, tautan: str) -> None:
    """Tell who asked for a job what became of it, once."""
    pemberitahuan.beri_tahu(
        ctx, akun_id=row.akun_id, judul=judul, tautan=tautan, kunci=f"pekerjaan:{row.pk}:{row.status}"
    )
