"""Questions about accounts."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TypeAlias

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.db.models import QuerySet
from django.utils.crypto import salted_hmac
from django.utils.encoding import force_bytes, force_str
from django.utils.http import urlsafe_base64_decode, urlsafe_base64_encode

from sikinerja.akun.models import Akun, NamaMasuk, PercobaanMasuk
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

# The row by the name under which doors, which never touch models, may speak of it.
AkunRow: TypeAlias = Akun


def own(actor: Actor) -> Akun:
    """One's own account; NotFound for visitors and the system."""
    akun = Akun.objects.filter(pk=actor.akun_id).first() if actor.akun_id is not None else None
    if akun is None:
        raise NotFound("Akun tidak ditemukan.")
    return akun


def username_kini(nama: str, *, now: datetime) -> str:
    """The username behind a folded name: a former one opens its account until its end (F1.2)."""
    former = NamaMasuk.objects.filter(nama=nama, sampai__gt=now).values_list("akun__username", flat=True)
    return former.first() or nama


def by_id(*, akun_id: int) -> Akun | None:
    """An account by its id, whoever asks: for the login, which knows nobody yet."""
    return Akun.objects.filter(pk=akun_id).first()


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


class _Token(PasswordResetTokenGenerator):
    """Django's links for a new password, which also die with all sessions of the account."""

    def _make_hash_value(self, user: Akun, timestamp: int) -> str:
        return f"{super()._make_hash_value(user, timestamp)}{user.get_session_auth_hash()}"


def tautan_reset(akun: Akun) -> tuple[str, str]:
    """Account and secret of a link for a new password: good for 60 minutes, once (F1.4)."""
    return urlsafe_base64_encode(force_bytes(akun.pk)), _Token().make_token(akun)


def dari_tautan(*, uid: str, token: str, lock: bool = False) -> Akun | None:
    """The active account a link belongs to, perhaps locked; None: forged, used or expired."""
    try:
        pk = int(force_str(urlsafe_base64_decode(uid[:32])))
    except (TypeError, ValueError, OverflowError):
        return None
    rows = Akun.objects.select_for_update(no_key=True) if lock else Akun.objects.all()
    akun = rows.filter(pk=pk, aktif=True).first()
    return akun if akun is not None and _Token().check_token(akun, token[:100]) else None
