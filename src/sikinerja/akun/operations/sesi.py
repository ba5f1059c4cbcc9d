"""Ending sessions one by one, and showing once more that it is really the owner (F1.2)."""

from __future__ import annotations

from sikinerja.akun import queries
from sikinerja.akun.models import Akun, Sesi
from sikinerja.akun.operations import _password
from sikinerja.akun.operations._percobaan import Hasil
from sikinerja.akun.rules.sesi import sidik
from sikinerja.core.context import Context
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak


@operation
def akhiri(ctx: Context, *, kunci: str) -> bool:
    """End a session of one's own by the fingerprint its page shows (F1.2); False: it is over already."""
    akun = queries.own(ctx.actor)
    row = next((s for s in Sesi.objects.filter(akun=akun) if sidik(s.session_key) == kunci), None)
    if row is None:
        return False
    row.delete()
    jejak.catat(ctx, aksi="akun.akhiri_sesi", objek=akun, data={"perangkat": row.perangkat})
    return True


@operation
def pastikan(ctx: Context, *, password: str, alamat: str) -> Hasil:
    """Ask for the password once more before something that a stolen session must not do (F2.2).

    Guessing is slowed down as at the login.
    """
    akun = Akun.objects.select_for_update(no_key=True).get(pk=queries.own(ctx.actor).pk)
    refusal = _password.salah(ctx, akun, password, queries.sandi(alamat))
    if refusal is not None:
        return refusal
    jejak.catat(ctx, aksi="akun.pastikan", objek=akun)
    return Hasil(akun)
