"""Questions about second factors."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.crypto import salted_hmac

from sikinerja.akun.models import Akun, KodePemulihan, Passkey, Totp
from sikinerja.akun.rules import faktor as rules
from sikinerja.akun.rules import passkey
from sikinerja.akun.rules.passkey import Tantangan
from sikinerja.core.context import Actor
from sikinerja.core.errors import NotFound


@dataclass(frozen=True, slots=True)
class FaktorKedua:
    """What an account has beside the password."""

    totp: Totp | None
    passkey: tuple[Passkey, ...]
    kode_tersisa: int

    @property
    def ada(self) -> bool:
        """Whether the login asks for a second step."""
        return self.totp is not None or bool(self.passkey)


def faktor(*, akun_id: int) -> FaktorKedua:
    """Everything an account has, in three queries."""
    return FaktorKedua(
        totp=Totp.objects.filter(akun=akun_id).first(),
        passkey=tuple(Passkey.objects.filter(akun=akun_id)),
        kode_tersisa=KodePemulihan.objects.filter(akun=akun_id, dipakai_pada=None).count(),
    )


def punya(*, akun_id: int) -> bool:
    """Whether an account has a second factor, in one query."""
    return berfaktor(Akun.objects.filter(pk=akun_id)).exists()


def berfaktor(rows: QuerySet[Akun]) -> QuerySet[Akun]:
    """Those accounts that have a second factor."""
    mine = {"akun": OuterRef("pk")}
    return rows.filter(Q(Exists(Totp.objects.filter(**mine))) | Q(Exists(Passkey.objects.filter(**mine))))


def wajib(actor: Actor) -> bool:
    """Whether the actor must have a second factor, by the setting."""
    chosen = settings.WAJIB_FAKTOR_KEDUA
    return rules.wajib(chosen, is_bkd=actor.is_bkd, is_pengelola=bool(actor.pengelola_pd))


def terakhir_wajib(actor: Actor) -> str:
    """Why the actor cannot take away a second factor: the last one of who must have one; else ""."""
    own = {"akun": actor.akun_id}
    if not wajib(actor) or Totp.objects.filter(**own).count() + Passkey.objects.filter(**own).count() > 1:
        return ""
    return rules.TERAKHIR_WAJIB


def passkey_milik(actor: Actor, *, passkey_id: int) -> Passkey:
    """One of one's own; NotFound otherwise."""
    row = Passkey.objects.filter(akun=actor.akun_id, pk=passkey_id).first() if actor.akun_id else None
    if row is None:
        raise NotFound("Passkey tidak ditemukan.")
    return row


def minta_passkey(akun: Akun) -> Tantangan:
    """What the browser is asked for a new passkey."""
    return passkey.minta_daftar(
        settings.BASE_URL,
        pengguna=salted_hmac("sikinerja.akun.passkey", str(akun.pk)).digest()[:16],
        username=akun.username,
        nama=akun.nama,
        dimiliki=data_passkey(akun_id=akun.pk),
    )


def minta_bukti(*, akun_id: int) -> Tantangan | None:
    """What the browser is asked at the login; None: the account has no passkey."""
    owned = data_passkey(akun_id=akun_id)
    return passkey.minta_bukti(settings.BASE_URL, dimiliki=owned) if owned else None


def data_passkey(*, akun_id: int) -> list[bytes]:
    """The public halves of an account's passkeys."""
    return [bytes(data) for data in Passkey.objects.filter(akun=akun_id).values_list("data", flat=True)]


def sidik_kode(*, akun_id: int, kode: str) -> str:
    """The keyed hash of a recovery code."""
    text = f"{akun_id}:{rules.rapikan_kode(kode)}"
    return salted_hmac("sikinerja.akun.kode_pemulihan", text, algorithm="sha256").hexdigest()


def ada_totp(*, akun_id: int) -> bool:
    """Whether an account has an app that shows codes."""
    return Totp.objects.filter(akun=akun_id).exists()
