"""Setting a second factor up and taking it away again (issue 4 §1, F1.2; OWASP ASVS V6)."""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction

from sikinerja.akun import messages, steps
from sikinerja.akun.models import Akun, KodePemulihan, Passkey, Totp
from sikinerja.akun.queries import faktor as queries
from sikinerja.akun.queries import own
from sikinerja.akun.rules import faktor as rules
from sikinerja.akun.rules import passkey
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.sealed import seal
from sikinerja.core.text import one_line
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan.steps import beri_tahu

SEGEL_TOTP = "totp"


@operation
def pasang_totp(ctx: Context, *, rahasia: str, kode: str, jam: datetime) -> tuple[Akun, list[str]]:
    """Connect an app, shown to work by its present ``kode`` (F1.2); ``jam``: the real clock (UTC).

    Returns the account and, with its first factor, the recovery codes in clear (else none). Other sessions
    end with the first factor. Raises Invalid ``kode``, Conflict.
    """
    akun = _locked(ctx)
    if Totp.objects.filter(akun=akun).exists():
        raise Conflict(rules.SUDAH_ADA)
    step = rules.langkah_cocok(rahasia, kode, jam=jam, sesudah=0)
    if step is None:
        raise Invalid({"kode": rules.KODE_SALAH})
    first = not queries.punya(akun_id=akun.pk)
    Totp.objects.create(
        akun=akun, rahasia=seal(rahasia, purpose=SEGEL_TOTP), langkah_terakhir=step, dibuat_pada=ctx.now
    )
    return akun, _added(ctx, akun, rules.Faktor.TOTP, first=first)


@operation
def tambah_passkey(
    ctx: Context, *, nama: str, ingatan: Mapping[str, Any], jawaban: str
) -> tuple[Akun, list[str]]:
    """Keep a new passkey (F1.2): ``ingatan`` is what the server remembers of its question.

    Returns as :func:`pasang_totp`. Raises Invalid ``nama`` or of the whole form.
    """
    akun, name = _locked(ctx), one_line(nama)[: rules.PANJANG_NAMA]
    if not name:
        raise Invalid({"nama": rules.NAMA_KOSONG})
    if Passkey.objects.filter(akun=akun).count() >= rules.PASSKEY_PALING_BANYAK:
        raise Invalid({"": rules.PASSKEY_PENUH})
    first = not queries.punya(akun_id=akun.pk)
    try:
        made = passkey.terima_daftar(settings.BASE_URL, ingatan=ingatan, jawaban=jawaban)
        with transaction.atomic():
            Passkey.objects.create(
                akun=akun, nama=name, kredensial_id=made.kredensial_id, data=made.data,
                penghitung=made.penghitung, dibuat_pada=ctx.now,
            )  # fmt: skip
    except passkey.TidakSah:
        raise Invalid({"": rules.PASSKEY_SALAH}) from None
    except IntegrityError:
        raise Invalid({"": rules.PASSKEY_TERDAFTAR}) from None
    return akun, _added(ctx, akun, rules.Faktor.PASSKEY, first=first, nama=name)


@operation
def hapus_totp(ctx: Context) -> None:
    """Disconnect the app (F1.2); none there: nothing changes.

    Raises Forbidden for the last factor of who must have one.
    """
    akun = _locked(ctx)
    if Totp.objects.filter(akun=akun).delete()[0]:
        _removed(ctx, akun, rules.Faktor.TOTP)


@operation
def hapus_passkey(ctx: Context, *, passkey_id: int) -> None:
    """Take a passkey away (F1.2). Raises NotFound, Forbidden for the last one of who must."""
    akun = _locked(ctx)
    row = queries.passkey_milik(ctx.actor, passkey_id=passkey_id)
    row.delete()
    _removed(ctx, akun, rules.Faktor.PASSKEY, nama=row.nama)


@operation
def kode_baru(ctx: Context) -> list[str]:
    """Ten new recovery codes, in clear this once (F1.2); the old ones no longer count. Raises Forbidden."""
    akun = _locked(ctx)
    if not queries.punya(akun_id=akun.pk):
        raise Forbidden(rules.BUKAN_WAJIB)
    codes = _write_codes(akun)
    jejak.catat(ctx, aksi="akun.kode_pemulihan_baru", objek=akun)
    _tell(ctx, akun, messages.JUDUL_KODE_BARU, messages.kode_baru())
    return codes


def _locked(ctx: Context) -> Akun:
    return Akun.objects.select_for_update(no_key=True).get(pk=own(ctx.actor).pk)


def _write_codes(akun: Akun) -> list[str]:
    KodePemulihan.objects.filter(akun=akun).delete()
    codes = [rules.kode_pemulihan(secrets.randbits(80)) for _ in range(rules.JUMLAH_KODE)]
    KodePemulihan.objects.bulk_create(
        KodePemulihan(akun=akun, sidik=queries.sidik_kode(akun_id=akun.pk, kode=code)) for code in codes
    )
    return codes


def _added(ctx: Context, akun: Akun, kind: rules.Faktor, *, first: bool, nama: str = "") -> list[str]:
    codes = _write_codes(akun) if first else []
    if first:
        steps.tutup_sesi(ctx, akun=akun)
    jejak.catat(ctx, aksi="akun.pasang_faktor", objek=akun, data={"faktor": kind.value, "nama": nama})
    _tell(ctx, akun, messages.JUDUL_DIPASANG, messages.faktor_dipasang(kind.label))
    return codes


def _removed(ctx: Context, akun: Akun, kind: rules.Faktor, *, nama: str = "") -> None:
    if not queries.punya(akun_id=akun.pk):
        if queries.wajib(ctx.actor):
            raise Forbidden(rules.TERAKHIR_WAJIB)
        KodePemulihan.objects.filter(akun=akun).delete()
    jejak.catat(ctx, aksi="akun.hapus_faktor", objek=akun, data={"faktor": kind.value, "nama": nama})
    _tell(ctx, akun, messages.JUDUL_DIHAPUS, messages.faktor_dihapus(kind.label))


def _tell(ctx: Context, akun: Akun, judul: str, isi: str) -> None:
    beri_tahu(ctx, akun_id=akun.pk, judul=judul, isi=isi, tautan="/profil/keamanan/")
