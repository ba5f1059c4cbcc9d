"""Accounts from the command line: the very first ones, and help when nobody can get in."""

from __future__ import annotations

from sikinerja.akun import rules, steps
from sikinerja.akun.models import Akun
from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid, NotFound
from sikinerja.core.transactions import operation


@operation
def jadikan_bkd(ctx: Context, *, username: str, nama: str = "") -> str:
    """Make Pengelola Aplikasi of an account, opening it when there is none (F1.3, domain.md §1).

    Returns the first password of a new account, "" for one that was there. Raises Forbidden, Invalid.
    """
    _only_system(ctx)
    akun = Akun.objects.filter(username=rules.lipat_username(username)).first()
    if akun is not None:
        steps.jadikan_bkd(ctx, akun_id=akun.pk)
        return ""
    if not nama.strip():
        raise Invalid({"nama": "Belum ada akun dengan username itu: sebutkan nama untuk akun baru."})
    return steps.buat(ctx, username=username, nama=nama, is_pengelola_aplikasi=True)[1]


@operation
def beri_password(ctx: Context, *, username: str) -> str:
    """Hand out a new first password (F1.3). Raises Forbidden, NotFound."""
    _only_system(ctx)
    akun = Akun.objects.filter(username=rules.lipat_username(username)).first()
    if akun is None:
        raise NotFound("Tidak ada akun dengan NIP atau username itu.")
    return steps.beri_password(ctx, akun_id=akun.pk)


def _only_system(ctx: Context) -> None:
    if not ctx.actor.is_system:
        raise Forbidden
