"""Coming in and going out (manual BAB I.2)."""

from __future__ import annotations

from dataclasses import replace

from django.contrib.auth import authenticate

from sikinerja.akun import queries, rules, steps
from sikinerja.akun.models import Akun, PercobaanMasuk
from sikinerja.akun.operations import _percobaan
from sikinerja.akun.operations._percobaan import Hasil
from sikinerja.akun.queries import faktor
from sikinerja.core.context import Actor, Context
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak


@operation
def masuk(ctx: Context, *, username: str, password: str, alamat: str) -> Hasil:
    """Try one pair (F1.2, BAB I.2); ``alamat`` is the network address of the browser.

    The answer and the time it takes are the same whether the account exists; only who knows the password
    learns that an account is inactive. Where the account has a second factor nobody is in yet: the answer
    says ``langkah_kedua``. Who came in by a former number is told the present one (``pesan``).
    """
    typed, alamat = rules.lipat_username(username), queries.sandi(alamat)
    username = queries.username_kini(typed, now=ctx.now)
    identitas = queries.identitas(rules.Tujuan.MASUK, username)
    if refusal := _percobaan.antre(ctx, identitas=identitas, alamat=alamat):
        return refusal
    akun = authenticate(username=username, password=password)
    if not isinstance(akun, Akun):
        _percobaan.gagal(ctx, identitas=identitas, alamat=alamat)
        jejak.catat(ctx, aksi="akun.gagal_masuk", data={"identitas": identitas, "alamat": alamat})
        return Hasil(pesan=rules.PASANGAN_SALAH)
    _percobaan.berhasil(identitas=identitas, alamat=alamat)
    owner = replace(ctx, actor=Actor(akun_id=akun.pk, pegawai_id=None, nama=akun.nama))
    if not akun.aktif:
        jejak.catat(owner, aksi="akun.ditolak_nonaktif", objek=akun)
        return Hasil(pesan=rules.akun_tertutup(meninggal=akun.aktif_semula is not None))
    if faktor.punya(akun_id=akun.pk):
        jejak.catat(owner, aksi="akun.langkah_pertama", objek=akun)
        return Hasil(akun, langkah_kedua=True)
    akun.last_login = ctx.now
    akun.save(update_fields=["last_login"])
    jejak.catat(owner, aksi="akun.masuk", objek=akun)
    return Hasil(akun, pesan=rules.pakai_yang_baru(akun.username) if typed != username else "")


@operation
def keluar(ctx: Context) -> None:
    """Leave on this device (F1.5); the door ends the session."""
    jejak.catat(ctx, aksi="akun.keluar", objek=queries.own(ctx.actor))


@operation
def keluar_semua(ctx: Context) -> None:
    """End every session of one's own account, on all devices, and void links for a new password (F1.2)."""
    akun = queries.own(ctx.actor)
    steps.tutup_sesi(ctx, akun=akun)
    jejak.catat(ctx, aksi="akun.keluar_semua", objek=akun)


@operation
def hapus_percobaan_lama(ctx: Context) -> int:
    """Forget failures that no brake looks at any more (F1.2); returns how many."""
    jumlah, _ = PercobaanMasuk.objects.filter(pada__lt=ctx.now - rules.KEPT).delete()
    if jumlah:
        jejak.catat(ctx, aksi="akun.hapus_percobaan_lama", data={"jumlah": jumlah})
    return jumlah
