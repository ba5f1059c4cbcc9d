"""Choosing a password (manual BAB I.3, BAB II.1)."""

from __future__ import annotations

from sikinerja.akun import messages, queries
from sikinerja.akun.models import Akun
from sikinerja.akun.operations import _password
from sikinerja.akun.operations._percobaan import Hasil
from sikinerja.core.context import Context
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan.rules import JenisPemberitahuan
from sikinerja.pemberitahuan.steps import beri_tahu


@operation
def ganti(ctx: Context, *, baru: str, lama: str, alamat: str) -> Hasil:
    """Replace one's own password (F1.3, F2.2); ends every session, the door keeps the one that asked.

    The first password, just typed at the login, is not asked again: ``lama`` counts for later changes only,
    and guessing it is slowed down as at the login. Raises Invalid ``baru``.
    """
    akun = Akun.objects.select_for_update(no_key=True).get(pk=queries.own(ctx.actor).pk)
    if not akun.harus_ganti_password and (refusal := _password.salah(ctx, akun, lama, queries.sandi(alamat))):
        return refusal
    pertama = akun.harus_ganti_password
    _password.simpan(ctx, akun, baru)
    jejak.catat(ctx, aksi="akun.ganti_password", objek=akun, data={"pertama": pertama})
    if not pertama:
        kunci = f"akun.password:{akun.pk}:{akun.kunci_sesi}"
        beri_tahu(
            ctx,
            akun_id=akun.pk,
            judul=messages.JUDUL_DIUBAH,
            isi=messages.password_diubah(),
            kunci=kunci,
            jenis=JenisPemberitahuan.KEAMANAN,
        )
    return Hasil(akun)
