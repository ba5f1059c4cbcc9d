"""Who looks at the page of a running import needs no bell when it is done.

Kept beside operations, not among them: a page that asks every two seconds is no verb of a person, and leaves
no line in the audit trail. One statement, safe whatever runs beside it.
"""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.impor.models import Impor
from sikinerja.impor.rules import StatusImpor

BERJALAN = (StatusImpor.DIPERIKSA.value, StatusImpor.DITERAPKAN.value)


def lihat(ctx: Context, *, impor_id: int) -> None:
    """Whoever handed the file in looks at its page now."""
    rows = Impor.objects.filter(pk=impor_id, akun=ctx.actor.akun_id or 0, status__in=BERJALAN)
    rows.update(dilihat_pada=ctx.now)
