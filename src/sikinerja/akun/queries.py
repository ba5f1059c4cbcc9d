"""Questions about accounts."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from sikinerja.akun.models import Akun, PercobaanMasuk
from sikinerja.akun.rules import (
    ADDRESS_LIMIT,
    PAIR_LIMIT,
    SIEGE_LIMIT,
    SIEGE_WINDOW,
    WINDOW,
    Kegagalan,
    Tujuan,
)
from sikinerja.core.context import Actor
from sikinerja.core.errors import NotFound


def own(actor: Actor) -> Akun:
    """One's own account; NotFound for visitors and the system."""
    akun = Akun.objects.filter(pk=actor.akun_id).first() if actor.akun_id is not None else None
    if akun is None:
        raise NotFound("Akun tidak ditemukan.")
    return akun


def sandi(value: str) -> str:
    """A keyed hash, so that tables of failures hold neither NIP nor address."""
    return salted_hmac("sikinerja.akun.percobaan", value, algorithm="sha256").hexdigest()[:32]


def identitas(tujuan: Tujuan, username: str) -> str:
    """The hashed identity that is being tried, for one purpose."""
    return sandi(f"{tujuan.value}:{username}")


def kegagalan(*, identitas: str, alamat: str, now: datetime) -> list[Kegagalan]:
    """The failures that decide whether this address may try this identity: at most 55 rows, one query."""

    def newest(rows: QuerySet[PercobaanMasuk], span: timedelta, limit: int) -> QuerySet[PercobaanMasuk]:
        return rows.filter(pada__gt=now - span).order_by("-pada")[:limit]

    rows = PercobaanMasuk.objects.all()
    pair = newest(rows.filter(identitas=identitas, alamat=alamat), WINDOW, PAIR_LIMIT)
    address = newest(rows.filter(alamat=alamat), WINDOW, ADDRESS_LIMIT)
    identity = newest(rows.filter(identitas=identitas), SIEGE_WINDOW, SIEGE_LIMIT)
    return [Kegagalan(row.identitas, row.alamat, row.pada) for row in pair.union(address, identity)]
