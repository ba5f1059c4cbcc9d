"""Writing the audit trail, from inside an operation."""

from __future__ import annotations

from typing import Any

from django.db.models import Model

from sikinerja.core.context import Context
from sikinerja.core.transactions import step
from sikinerja.jejak.models import Jejak


@step
def catat(
    ctx: Context,
    *,
    aksi: str,
    objek: Model | None = None,
    data: dict[str, Any] | None = None,
    untuk_id: int | None = None,
    sebagai: str = "",
) -> None:
    """Write one audit row: ``aksi`` is ``room.verb``.

    ``data`` holds what changed, never a password or token. ``untuk_id``: the account for whom somebody else
    acts; ``sebagai``: by which right ("Plt. Kepala Bidang"), where it is not that of a pengelola or BKD.
    """
    actor = ctx.actor
    other = None if untuk_id == actor.akun_id else untuk_id
    Jejak.objects.create(
        pada=ctx.now,
        akun_id=actor.akun_id,
        nama=actor.nama,
        untuk_id=other,
        sebagai=(sebagai or actor.peran) if other is not None else "",
        kanal=ctx.channel.value,
        request_id=ctx.request_id,
        aksi=aksi,
        objek_jenis=objek._meta.label_lower if objek is not None else "",
        objek_id=objek.pk if objek is not None else None,
        data=data or {},
    )
