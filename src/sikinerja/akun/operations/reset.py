"""Lupa password (manual BAB I.3; deliberate deviation: a link instead of a password in clear)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from django.conf import settings

from sikinerja.akun import messages, queries, rules, steps
from sikinerja.akun.models import Akun
from sikinerja.akun.operations import _password, _percobaan
from sikinerja.akun.operations._percobaan import Hasil
from sikinerja.core.context import Actor, Context
from sikinerja.core.text import fold
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan import steps as pemberitahuan
from sikinerja.pemberitahuan.rules import JenisPemberitahuan


@operation
def minta(
    ctx: Context, *, username: str, email: str, alamat: str, tautan: Callable[[str, str], str]
) -> Hasil:
    """Ask for a link by mail (F1.4). The answer is the same whether the pair was right; every try counts.

    ``tautan`` makes the local address of the page out of account and secret. One mail a minute at most.
    """
    username = queries.username_kini(rules.lipat_username(username), now=ctx.now)
    alamat = queries.sandi(alamat)
    identitas = queries.identitas(rules.Tujuan.RESET, username)
    if refusal := _percobaan.antre(ctx, identitas=identitas, alamat=alamat):
        return refusal
    _percobaan.gagal(ctx, identitas=identitas, alamat=alamat)
    akun = Akun.objects.filter(username=username, aktif=True).exclude(email="").first()
    if akun is not None and fold(akun.email) == fold(email):
        isi = messages.reset(
            nama=akun.nama, tautan=f"{settings.BASE_URL}{tautan(*queries.tautan_reset(akun))}"
        )
        kunci = f"akun.reset:{akun.pk}:{int(ctx.now.timestamp()) // 60}"
        pemberitahuan.surati(
            ctx, akun_id=akun.pk, kepada=akun.email, subjek=messages.SUBJEK_RESET, isi=isi, kunci=kunci
        )
        jejak.catat(ctx, aksi="akun.minta_reset", objek=akun)
    else:
        jejak.catat(ctx, aksi="akun.gagal_minta_reset", data={"identitas": identitas, "alamat": alamat})
    return Hasil(pesan=messages.JAWABAN_RESET)


@operation
def atur(ctx: Context, *, uid: str, token: str, baru: str) -> Akun | None:
    """Set a new password through the link (F1.4), once; None: the link no longer holds.

    Every session of the account ends, its tokens are revoked. Raises Invalid ``baru``.
    """
    akun = queries.dari_tautan(uid=uid, token=token, lock=True)
    if akun is None:
        return None
    owner = replace(ctx, actor=Actor(akun_id=akun.pk, pegawai_id=None, nama=akun.nama))
    _password.simpan(owner, akun, baru)
    steps.cabut_token(owner, akun=akun)
    jejak.catat(owner, aksi="akun.reset_password", objek=akun)
    kunci = f"akun.password:{akun.pk}:{akun.kunci_sesi}"
    pemberitahuan.beri_tahu(
        owner,
        akun_id=akun.pk,
        judul=messages.JUDUL_DIUBAH,
        isi=messages.password_diubah(),
        kunci=kunci,
        jenis=JenisPemberitahuan.KEAMANAN,
    )
    return akun
