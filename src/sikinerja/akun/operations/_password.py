"""Checking and storing a password; shared by those who change, reset and hand one out."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sikinerja.akun import queries, rules, steps
from sikinerja.akun.models import Akun
from sikinerja.akun.operations import _percobaan
from sikinerja.akun.operations._percobaan import Hasil
from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.jejak import steps as jejak


def simpan(ctx: Context, akun: Akun, baru: str) -> None:
    """Check and store; old sessions and links die."""
    problems = _masalah(akun, baru)
    if problems:
        raise Invalid({"baru": problems})
    akun.set_password(baru)
    akun.harus_ganti_password = False
    akun.save(update_fields=["password", "harus_ganti_password"])
    steps.tutup_sesi(ctx, akun=akun)


def salah(ctx: Context, akun: Akun, password: str, alamat: str) -> Hasil | None:
    """Why the present password does not open the door; None: it does. ``alamat`` is hashed already."""
    identitas = queries.identitas(rules.Tujuan.GANTI, akun.username)
    if refusal := _percobaan.antre(ctx, identitas=identitas, alamat=alamat):
        return refusal
    if akun.check_password(password):
        _percobaan.berhasil(identitas=identitas, alamat=alamat)
        return None
    _percobaan.gagal(ctx, identitas=identitas, alamat=alamat)
    jejak.catat(ctx, aksi="akun.gagal_password_lama", objek=akun)
    return Hasil(pesan=rules.LAMA_SALAH)


def _masalah(akun: Akun, baru: str) -> list[str]:
    """What is wrong with a new password, in plain words."""
    if akun.check_password(baru):
        return [rules.SAMA_DENGAN_LAMA]
    try:
        validate_password(baru, akun)
    except ValidationError as error:
        return [rules.PASSWORD_MESSAGES.get(e.code or "", str(e.message)) for e in error.error_list]
    return []
