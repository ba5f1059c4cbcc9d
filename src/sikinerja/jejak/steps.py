"""Writing the audit trail, from inside an operation."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from sikinerja.core.context import Context
from sikinerja.core.transactions import step
from sikinerja.jejak.models import Jejak


@step
def catat(ctx: Context, *, aksi: str, objek: Model | None = None, data: dict[str, Any] | None = None) -> None:
    """Write one audit row: ``aksi`` is ``room.verb``.

    ``data`` holds what changed, never a password or token.
    """
    Jejak.objects.create(
        pada=ctx.now,
        akun_id=ctx.actor.akun_id,
        nama=ctx.actor.nama,
        kanal=ctx.channel.value,
        request_id=ctx.request_id,
        aksi=aksi,
        objek_jenis=objek._meta.label_lower if objek is not None else "",
        objek_id=objek.pk if objek is not None else None,
        data=data or {},
    )
