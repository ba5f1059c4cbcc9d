"""Choosing a password (manual BAB I.3, BAB II.1)."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sikinerja.akun import queries, rules
from sikinerja.akun.models import Akun, kunci_baru
from sikinerja.akun.operations import _percobaan
from sikinerja.akun.operations._percobaan import Hasil
from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak


@operation
def ganti(ctx: Context, *, baru: str, lama: str, alamat: str) -> Hasil:
    """Replace one's own password (F1.3, F2.2); ends every session, the door keeps the one that asked.

    The first password, just typed at the login, is not asked again: ``lama`` counts for later changes only,
    and guessing it is slowed down as at the login. Raises Invalid ``baru``.
    """
    akun = Akun.objects.select_for_update().get(pk=queries.own(ctx.actor).pk)
    if not akun.harus_ganti_password and (refusal := _wrong(ctx, akun, lama, queries.sandi(alamat))):
        return refusal
    _set(akun, baru)
    jejak.catat(ctx, aksi="akun.ganti_password", objek=akun)
    return Hasil(akun)


def _wrong(ctx: Context, akun: Akun, lama: str, alamat: str) -> Hasil | None:
    """Why the old password does not open the door; None: it does."""
    identitas = queries.identitas(rules.Tujuan.GANTI, akun.username)
    if refusal := _percobaan.antre(ctx, identitas=identitas, alamat=alamat):
        return refusal
    if akun.check_password(lama):
        _percobaan.berhasil(identitas=identitas, alamat=alamat)
        return None
    _percobaan.gagal(ctx, identitas=identitas, alamat=alamat)
    jejak.catat(ctx, aksi="akun.gagal_ganti_password", objek=akun)
    return Hasil(pesan=rules.LAMA_SALAH)


def _set(akun: Akun, baru: str) -> None:
    """Check and store; old sessions and links die."""
    problems = _problems(akun, baru)
    if problems:
        raise Invalid({"baru": problems})
    akun.set_password(baru)
    akun.harus_ganti_password = False
    akun.kunci_sesi = kunci_baru()
    akun.save(update_fields=["password", "harus_ganti_password", "kunci_sesi"])


def _problems(akun: Akun, baru: str) -> list[str]:
    """What is wrong with a new password, in plain words."""
    if akun.check_password(baru):
        return [rules.SAMA_DENGAN_LAMA]
    try:
        validate_password(baru, akun)
    except ValidationError as error:
        return [rules.PASSWORD_MESSAGES.get(e.code or "", str(e.message)) for e in error.error_list]
    return []
