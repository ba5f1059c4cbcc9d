"""The second step of the login: a code, a passkey or a recovery code (issue 4 §1, F1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.conf import settings

from sikinerja.akun import messages, queries, rules
from sikinerja.akun.models import Akun, KodePemulihan, Passkey, PercobaanMasuk, Totp
from sikinerja.akun.operations import _percobaan
from sikinerja.akun.operations._percobaan import Hasil
from sikinerja.akun.operations.faktor import SEGEL_TOTP
from sikinerja.akun.queries import faktor as faktor_queries
from sikinerja.akun.rules import faktor, passkey
from sikinerja.core.context import Actor, Context
from sikinerja.core.sealed import unseal
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan.steps import beri_tahu

PERINGATAN_SETELAH = 5
"""Wrong codes after which the owner is told that somebody knows the password."""


@operation
def dengan_kode(ctx: Context, *, akun_id: int, isian: str, alamat: str, jam: datetime) -> Hasil:
    """Take the second step with the code of an app, or with a recovery code (F1.2); ``jam``: the real clock.

    Each code opens once. Guessing is slowed down as at the login, and harder: see ``rules.faktor``.
    """
    akun, alamat = Akun.objects.select_for_update(no_key=True).get(pk=akun_id), queries.sandi(alamat)
    identitas = queries.identitas(rules.Tujuan.FAKTOR, akun.username)
    if refusal := _queue(ctx, identitas, alamat):
        return refusal
    owner = replace(ctx, actor=Actor(akun_id=akun.pk, pegawai_id=None, nama=akun.nama))
    if faktor.adalah_kode_aplikasi(isian):
        used = faktor.Faktor.TOTP if _totp(owner, akun, isian, jam) else None
    else:
        used = faktor.Faktor.KODE if _recovery(owner, akun, isian) else None
    if used is None:
        return _wrong(owner, akun, identitas, alamat)
    _percobaan.berhasil(identitas=identitas, alamat=alamat)
    return _enter(owner, akun, used)


@operation
def dengan_passkey(ctx: Context, *, akun_id: int, ingatan: Mapping[str, Any], jawaban: str) -> Hasil:
    """Take the second step with a passkey (F1.2); it cannot be guessed, so nobody has to wait."""
    akun = Akun.objects.select_for_update(no_key=True).get(pk=akun_id)
    owner = replace(ctx, actor=Actor(akun_id=akun.pk, pegawai_id=None, nama=akun.nama))
    owned = faktor_queries.data_passkey(akun_id=akun.pk)
    try:
        kredensial_id, counter = passkey.terima_bukti(
            settings.BASE_URL, ingatan=ingatan, dimiliki=owned, jawaban=jawaban
        )
    except passkey.TidakSah:
        return _refused_passkey(owner, akun)
    row = Passkey.objects.get(akun=akun, kredensial_id=kredensial_id)
    if passkey.penghitung_mundur(row.penghitung, counter):
        return _refused_passkey(owner, akun)
    row.penghitung, row.terakhir_dipakai_pada = counter, ctx.now
    row.save(update_fields=["penghitung", "terakhir_dipakai_pada"])
    return _enter(owner, akun, faktor.Faktor.PASSKEY)


def _queue(ctx: Context, identitas: str, alamat: str) -> Hasil | None:
    if refusal := _percobaan.antre(ctx, identitas=identitas, alamat=alamat):
        return refusal
    since = ctx.now - faktor.JENDELA_GAGAL
    failures = PercobaanMasuk.objects.filter(identitas=identitas, pada__gt=since).order_by("-pada")
    moments = list(failures.values_list("pada", flat=True)[: faktor.BATAS_GAGAL])
    wait = faktor.tunggu_kode(moments, now=ctx.now)
    return Hasil(pesan=rules.tunggu(wait), tunggu=wait) if wait else None


def _totp(ctx: Context, akun: Akun, isian: str, jam: datetime) -> bool:
    row = Totp.objects.select_for_update().filter(akun=akun).first()
    secret = unseal(row.rahasia, purpose=SEGEL_TOTP) if row is not None else None
    if row is None or secret is None:
        return False
    step = faktor.langkah_cocok(secret, isian, jam=jam, sesudah=row.langkah_terakhir)
    if step is None:
        return False
    row.langkah_terakhir, row.terakhir_dipakai_pada = step, ctx.now
    row.save(update_fields=["langkah_terakhir", "terakhir_dipakai_pada"])
    return True


def _recovery(ctx: Context, akun: Akun, isian: str) -> bool:
    sidik = faktor_queries.sidik_kode(akun_id=akun.pk, kode=isian)
    rows = KodePemulihan.objects.filter(akun=akun, dipakai_pada=None)
    if not rows.filter(sidik=sidik).update(dipakai_pada=ctx.now):
        return False
    left = rows.count()
    jejak.catat(ctx, aksi="akun.pakai_kode_pemulihan", objek=akun, data={"tersisa": left})
    beri_tahu(
        ctx, akun_id=akun.pk, judul=messages.JUDUL_KODE_DIPAKAI, isi=messages.kode_dipakai(left),
        tautan="/profil/keamanan/",
    )  # fmt: skip
    return True


def _wrong(ctx: Context, akun: Akun, identitas: str, alamat: str) -> Hasil:
    _percobaan.gagal(ctx, identitas=identitas, alamat=alamat)
    jejak.catat(ctx, aksi="akun.gagal_langkah_kedua", objek=akun)
    since = ctx.now - faktor.JENDELA_GAGAL
    if PercobaanMasuk.objects.filter(identitas=identitas, pada__gt=since).count() == PERINGATAN_SETELAH:
        beri_tahu(
            ctx,
            akun_id=akun.pk,
            judul=messages.JUDUL_DICOBA,
            isi=messages.dicoba(),
            tautan="/profil/keamanan/",
        )
    return Hasil(pesan=faktor.KODE_SALAH)


def _refused_passkey(ctx: Context, akun: Akun) -> Hasil:
    jejak.catat(ctx, aksi="akun.gagal_langkah_kedua", objek=akun)
    return Hasil(pesan=faktor.PASSKEY_SALAH)


def _enter(ctx: Context, akun: Akun, used: faktor.Faktor) -> Hasil:
    if not akun.aktif:
        jejak.catat(ctx, aksi="akun.ditolak_nonaktif", objek=akun)
        return Hasil(pesan=rules.akun_tertutup(meninggal=akun.aktif_semula is not None))
    akun.last_login = ctx.now
    akun.save(update_fields=["last_login"])
    jejak.catat(ctx, aksi="akun.masuk", objek=akun, data={"faktor": used.value})
    return Hasil(akun)
