"""The demo's moved clock (domain.md §10)."""

from __future__ import annotations

from datetime import datetime, timedelta

from procrastinate.contrib.django import app

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.core.transactions import advisory_lock, operation
from sikinerja.jadwal import rules
from sikinerja.jadwal.models import PergeseranJam
from sikinerja.jejak.steps import catat


@operation
def geser_jam(ctx: Context, *, ke: datetime | None, demo: bool) -> timedelta:
    """Move the demo's clock so that it is ``ke`` now; None: the real time again (domain.md §10).

    ``demo`` is the door's word for ``settings.DEMO``: outside demo mode this is Forbidden, always.
    Returns the new offset.
    """
    if not demo:
        raise Forbidden("Jam hanya dapat digeser dalam mode demo.")
    advisory_lock("jam")
    row, _ = PergeseranJam.objects.get_or_create(id=1)
    offset = timedelta()
    if ke is not None:
        rules.periksa_jam(ke)
        offset = row.geser + (ke - ctx.now)
    row.geser = offset
    row.save(update_fields=["geser"])
    app.configure_task(rules.INGATKAN, lock=rules.INGATKAN).defer()
    catat(ctx, aksi="jadwal.geser_jam", objek=row, data={"ke": ke.isoformat() if ke else None})
    return offset
