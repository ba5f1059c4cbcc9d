"""Beginning a background job, from inside the operation of a higher room."""

from __future__ import annotations

from typing import Any

from procrastinate.contrib.django import app

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden
from sikinerja.core.transactions import advisory_lock, step
from sikinerja.jejak import steps as jejak
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pekerjaan.rules import MASA_DIAM, SUDAH_ADA, TERBUKA, TERHENTI, StatusPekerjaan


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
