"""Housekeeping of lists of first passwords."""

from __future__ import annotations

from sikinerja.akun.models import LembarPassword
from sikinerja.akun.rules.massal import MASA_LEMBAR
from sikinerja.core.context import Context
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak


@operation
def buang_lama(ctx: Context) -> int:
    """Delete lists that nobody has printed within a day (F8.8); returns how many pages."""
    jumlah, _ = LembarPassword.objects.filter(dibuat_pada__lte=ctx.now - MASA_LEMBAR).delete()
    if jumlah:
        jejak.catat(ctx, aksi="akun.buang_lembar_password", data={"jumlah": jumlah})
    return jumlah
