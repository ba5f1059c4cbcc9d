"""Reading one's bell."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan import queries
from sikinerja.pemberitahuan.models import Pemberitahuan


@operation
def baca(ctx: Context, *, pemberitahuan_id: int) -> Pemberitahuan:
    """Mark one line of one's own bell as read (F8.6), the first time only; returns it."""
    line = queries.get(ctx.actor, pemberitahuan_id=pemberitahuan_id)
    if line.dibaca_pada is None:
        line.dibaca_pada = ctx.now
        line.save(update_fields=["dibaca_pada"])
        jejak.catat(ctx, aksi="pemberitahuan.baca", objek=line)
    return line


@operation
def baca_semua(ctx: Context) -> int:
    """Mark everything under one's own bell as read (F8.6); returns how many lines were new."""
    jumlah = queries.visible(ctx.actor).filter(dibaca_pada__isnull=True).update(dibaca_pada=ctx.now)
    if jumlah:
        jejak.catat(ctx, aksi="pemberitahuan.baca_semua", data={"jumlah": jumlah})
    return jumlah
