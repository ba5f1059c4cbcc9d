"""Questions about sessions."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from sikinerja.akun.models import Sesi
from sikinerja.core.context import Actor


def pribadi(actor: Actor, *, jam: datetime) -> QuerySet[Sesi]:
    """One's own sessions that have not run out at a moment of the system's clock (UTC), newest first."""
    if actor.akun_id is None:
        return Sesi.objects.none()
    return Sesi.objects.filter(akun_id=actor.akun_id, expire_date__gt=jam)


def jumlah(*, akun_id: int, jam: datetime) -> int:
    """How many sessions an account has at a moment of the system's clock (UTC)."""
    return Sesi.objects.filter(akun=akun_id, expire_date__gt=jam).count()
