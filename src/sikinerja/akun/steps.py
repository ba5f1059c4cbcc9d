"""What rooms above do with accounts inside their own transaction; they have asked for permission."""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from sikinerja.akun import messages, rules
from sikinerja.akun.models import (
    Akun,
    KodePemulihan,
    LembarPassword,
    NamaMasuk,
    Passkey,
    Sesi,
    Token,
    Totp,
    kunci_baru,
)
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid, NotFound
from sikinerja.core.sealed import seal, unseal
from sikinerja.core.text import person_name
from sikinerja.core.transactions import step
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan.rules import JenisPemberitahuan
from sikinerja.pemberitahuan.steps import beri_tahu

SEGEL_LEMBAR = "lembar_password"


@step
def buat(
    ctx: Context,
    *,
    username: str,
    nama: str,
    email: str = "",
    is_pengelola_aplikasi: bool = False,
    dengan_password: bool = True,
) -> tuple[Akun, str]:
    """Open an account (F1.3); returns it with its first password, which is kept nowhere in clear.

    Without ``dengan_password`` nobody gets in until one is handed out (thousands loaded from a table).
    Raises Invalid ``username`` when it is taken, also by somebody at the same moment.
    """
    akun, password = _baru(ctx, username, nama, email, dengan_password=dengan_password)
    akun.is_pengelola_aplikasi = is_pengelola_aplikasi
    try:
        with transaction.atomic():
            _bebaskan(ctx, akun.username)
            akun.save()
    except IntegrityError:
        raise Invalid({"username": rules.USERNAME_TERPAKAI}) from None
    data = {"username": akun.username, "nama": nama}
    jejak.catat(ctx, aksi="akun.buat", objek=akun, data=data, untuk_id=akun.pk)
    return akun, password


@step
def buat_banyak(
    ctx: Context, *, orang: Sequence[tuple[str, str, str]], dengan_password: bool
) -> list[tuple[Akun, str]]:
    """Open many accounts at once (F1.3): username, name and email of each; otherwise like :func:`buat`.

    Raises IntegrityError when a username is taken: ask before.
    """
    made = [_baru(ctx, *one, dengan_password=dengan_password) for one in orang]
    Akun.objects.bulk_create([akun for akun, _ in made])
    rows = ((akun, {"username": akun.username, "nama": akun.nama}, akun.pk) for akun, _ in made)
    jejak.catat_banyak(ctx, aksi="akun.buat", isi=rows)
    return made


def _baru(ctx: Context, username: str, nama: str, email: str, *, dengan_password: bool) -> tuple[Akun, str]:
    password = rules.password_pertama(secrets.choice) if dengan_password else ""
    name, nama = rules.lipat_username(username), person_name(nama)
    akun = Akun(username=name, nama=nama, email=email, dibuat_pada=ctx.now)
    akun.set_password(password or None)
    return akun, password


@step
def beri_password(ctx: Context, *, akun_id: int) -> str:
    """Hand out a new first password (F1.3): the old one and every session end, the owner is told.

    Raises Conflict for who is recorded as dead.
    """
    akun = _locked(akun_id)
    if akun.aktif_semula is not None:
        raise Conflict(rules.MENINGGAL)
    password = rules.password_pertama(secrets.choice)
    akun.set_password(password)
    akun.harus_ganti_password = True
    akun.save(update_fields=["password", "harus_ganti_password"])
    tutup_sesi(ctx, akun=akun)
    cabut_token(ctx, akun=akun)
    jejak.catat(ctx, aksi="akun.beri_password", objek=akun, untuk_id=akun.pk)
    kunci = f"akun.password:{akun.pk}:{akun.kunci_sesi}"
    isi = messages.password_diberikan(ctx.actor.nama)
    jenis = JenisPemberitahuan.KEAMANAN
    beri_tahu(ctx, akun_id=akun.pk, judul=messages.JUDUL_DIBERIKAN, isi=isi, kunci=kunci, jenis=jenis)
    return password


@step
def beri_password_banyak(ctx: Context, *, akun_ids: Iterable[int], pekerjaan_id: int, urutan: int) -> None:
    """First passwords for accounts that never came in, kept sealed as a page of a list until it is printed.

    Nobody is told: none of them has ever been here. Called again, the page holds the new passwords.
    """
    made: dict[int, str] = {}
    for akun in _never_here(akun_ids):
        made[akun.pk] = rules.password_pertama(secrets.choice)
        akun.set_password(made[akun.pk])
        akun.harus_ganti_password = True
        akun.save(update_fields=["password", "harus_ganti_password"])
        tutup_sesi(ctx, akun=akun)
        jejak.catat(ctx, aksi="akun.beri_password", objek=akun, untuk_id=akun.pk, data={"massal": True})
    sealed = seal(json.dumps(made), purpose=SEGEL_LEMBAR)
    LembarPassword.objects.update_or_create(
        pekerjaan_id=pekerjaan_id, urutan=urutan, defaults={"isi": sealed, "dibuat_pada": ctx.now}
    )


def _never_here(akun_ids: Iterable[int]) -> QuerySet[Akun]:
    rows = Akun.objects.select_for_update(no_key=True).filter(
        pk__in=list(akun_ids), aktif=True, last_login=None
    )
    return rows.order_by("pk")


@step
def ambil_lembar(ctx: Context, *, pekerjaan_id: int) -> dict[int, str]:
    """Passwords by account out of the pages of a list, which are gone with this; empty: none there."""
    pages = list(LembarPassword.objects.select_for_update().filter(pekerjaan=pekerjaan_id).order_by("urutan"))
    found: dict[int, str] = {}
    for page in pages:
        opened = unseal(page.isi, purpose=SEGEL_LEMBAR)
        found |= {int(key): word for key, word in json.loads(opened or "{}").items()}
    LembarPassword.objects.filter(pk__in=[page.pk for page in pages]).delete()
    return found


@step
def ganti_username(ctx: Context, *, akun_id: int, username: str, lama_sampai: datetime | None) -> Akun:
    """Give an account another username; the old one opens it until ``lama_sampai`` (None: no longer).

    Sessions and tokens stay: it is the same person. Raises Invalid ``username`` when the name is somebody's,
    or was until its end.
    """
    akun = _locked(akun_id)
    lama, akun.username = akun.username, rules.lipat_username(username)
    if lama == akun.username:
        return akun
    try:
        with transaction.atomic():
            _bebaskan(ctx, akun.username)
            akun.save(update_fields=["username"])
            if lama_sampai is not None:
                NamaMasuk.objects.create(nama=lama, akun=akun, sampai=lama_sampai)
    except IntegrityError:
        raise Invalid({"username": rules.USERNAME_TERPAKAI}) from None
    data = {"lama": {"username": lama}, "baru": {"username": akun.username}}
    jejak.catat(ctx, aksi="akun.ganti_username", objek=akun, data=data, untuk_id=akun.pk)
    return akun


@step
def nama_lain(ctx: Context, *, akun_id: int, nama: str, sampai: datetime) -> None:
    """Let a name that has become nobody's open an account until its end; Invalid when it is somebody's."""
    akun = _locked(akun_id)
    try:
        with transaction.atomic():
            _bebaskan(ctx, nama)
            NamaMasuk.objects.create(nama=nama, akun=akun, sampai=sampai)
    except IntegrityError:
        raise Invalid({"username": rules.USERNAME_TERPAKAI}) from None


@step
def lepas_nama_lain(ctx: Context, *, akun_id: int, nama: str) -> None:
    """Let a further name of an account be nobody's again."""
    NamaMasuk.objects.filter(nama=nama, akun=akun_id, sampai__isnull=False).delete()


def _bebaskan(ctx: Context, username: str) -> None:
    """A former name whose time is over belongs to nobody."""
    NamaMasuk.objects.filter(nama=username, sampai__lte=ctx.now).delete()


@step
def ubah_status(ctx: Context, *, akun_id: int, aktif: bool, alasan: str) -> Akun:
    """Activate or deactivate (F1.3); sessions end, and tokens of who is deactivated for good.

    What is so already stays so, without an audit row. Raises Conflict for who is recorded as dead.
    """
    akun = _locked(akun_id)
    if aktif and akun.aktif_semula is not None:
        raise Conflict(rules.MENINGGAL)
    if akun.aktif != aktif:
        akun.aktif = aktif
        akun.save(update_fields=["aktif"])
        tutup_sesi(ctx, akun=akun)
        if not aktif:
            cabut_token(ctx, akun=akun)
        aksi = "akun.aktifkan" if aktif else "akun.nonaktifkan"
        jejak.catat(ctx, aksi=aksi, objek=akun, data={"alasan": alasan}, untuk_id=akun.pk)
    return akun


@step
def tandai_meninggal(ctx: Context, *, akun_id: int, meninggal: bool) -> None:
    """Close the account of who died, for good; or, where that was a mistake, leave it as it was before.

    Nobody is told: neither now nor by anything later (``pemberitahuan.steps``).
    """
    akun = _locked(akun_id)
    if meninggal == (akun.aktif_semula is not None):
        return
    akun.aktif, akun.aktif_semula = (False, akun.aktif) if meninggal else (bool(akun.aktif_semula), None)
    akun.save(update_fields=["aktif", "aktif_semula"])
    tutup_sesi(ctx, akun=akun)
    if meninggal:
        cabut_token(ctx, akun=akun)
    aksi = "akun.tutup_meninggal" if meninggal else "akun.batal_meninggal"
    jejak.catat(ctx, aksi=aksi, objek=akun, data={"aktif": akun.aktif}, untuk_id=akun.pk)


@step
def jadikan_bkd(ctx: Context, *, akun_id: int) -> Akun:
    """Make an account one of Pengelola Aplikasi (domain.md §1)."""
    akun = _locked(akun_id)
    akun.is_pengelola_aplikasi = True
    akun.save(update_fields=["is_pengelola_aplikasi"])
    jejak.catat(ctx, aksi="akun.jadikan_bkd", objek=akun, untuk_id=akun.pk)
    return akun


@step
def tutup_sesi(ctx: Context, *, akun: Akun) -> None:
    """End every session of a locked account, and void links for a new password."""
    akun.kunci_sesi = kunci_baru()
    akun.save(update_fields=["kunci_sesi"])
    Sesi.objects.filter(akun=akun).delete()


@step
def akhiri_semua_sesi(ctx: Context, *, akun_id: int) -> None:
    """End every session of somebody else's account; the owner is told."""
    akun = _locked(akun_id)
    tutup_sesi(ctx, akun=akun)
    jejak.catat(ctx, aksi="akun.akhiri_semua_sesi", objek=akun, untuk_id=akun.pk)
    isi = messages.sesi_diakhiri(ctx.actor.nama)
    beri_tahu(ctx, akun_id=akun.pk, judul=messages.JUDUL_SESI_DIAKHIRI, isi=isi)


@step
def reset_faktor(ctx: Context, *, akun_id: int, alasan: str) -> bool:
    """Take every second factor of somebody else's account away, with a reason; False: there was none.

    Every session ends; the owner is told by bell and mail.
    """
    akun = _locked(akun_id)
    kinds = (Totp, Passkey, KodePemulihan)
    counts = [kind.objects.filter(akun=akun).delete()[0] for kind in kinds]
    if not any(counts):
        return False
    tutup_sesi(ctx, akun=akun)
    jejak.catat(ctx, aksi="akun.reset_faktor", objek=akun, data={"alasan": alasan}, untuk_id=akun.pk)
    isi = messages.faktor_direset(ctx.actor.nama, alasan)
    beri_tahu(ctx, akun_id=akun.pk, judul=messages.JUDUL_DIRESET, isi=isi, tautan="/profil/keamanan/")
    return True


@step
def cabut_token(ctx: Context, *, akun: Akun) -> None:
    """Revoke every token of a locked account."""
    if jumlah := Token.objects.filter(akun=akun, dicabut_pada=None).update(dicabut_pada=ctx.now):
        jejak.catat(ctx, aksi="akun.cabut_semua_token", objek=akun, data={"jumlah": jumlah}, untuk_id=akun.pk)


@step
def pegang_token(ctx: Context, *, akun_ids: Collection[int]) -> None:
    """Lock the tokens of accounts at once, for a step that must not wait for them later."""
    rows = Token.objects.select_for_update(nowait=True).filter(akun__in=akun_ids).order_by("pk")
    list(rows.values_list("pk", flat=True))


def _locked(akun_id: int) -> Akun:
    """The account, for whoever changes it: what only refers to it (an audit row) need not wait."""
    akun = Akun.objects.select_for_update(no_key=True).filter(pk=akun_id).first()
    if akun is None:
        raise NotFound("Akun tidak ditemukan.")
    return akun
