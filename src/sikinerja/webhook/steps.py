"""Writing down what other systems are to be told, from inside the operation in which it happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db.models import Q

from sikinerja.core.context import Context
from sikinerja.core.transactions import step
from sikinerja.webhook.models import Kiriman, Webhook
from sikinerja.webhook.rules import Peristiwa


@step
def kabarkan(
    ctx: Context,
    *,
    peristiwa: Peristiwa,
    kunci: str,
    perangkat_daerah_id: int | None,
    data: Callable[[], dict[str, Any]],
) -> None:
    """Have every webhook told that asked for it: those of all PD, and of the one it is about (None: every).

    The worker sends it within a minute after this commits; the same ``kunci`` is told once. ``data`` says
    what there is to say, and is asked only where somebody wants to know.
    """
    wanted = Webhook.objects.filter(dimatikan_pada=None, peristiwa__contains=[peristiwa.value])
    if perangkat_daerah_id is not None:
        wanted = wanted.filter(Q(perangkat_daerah=None) | Q(perangkat_daerah_id=perangkat_daerah_id))
    ids = list(wanted.order_by("id").values_list("pk", flat=True))
    if not ids:
        return
    words = data()
    rows = [
        Kiriman(
            webhook_id=pk, peristiwa=peristiwa.value, kunci=kunci, data=words,
            dibuat_pada=ctx.now, diubah_pada=ctx.now,
        )
        for pk in ids
    ]  # fmt: skip
    Kiriman.objects.bulk_create(rows, ignore_conflicts=True)
