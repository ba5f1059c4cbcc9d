"""Checking and storing a password; shared by those who change, reset and hand one out."""

from __future__ import annotations

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from sikinerja.akun import rules
from sikinerja.akun.models import Akun, kunci_baru
from sikinerja.core.errors import Invalid


def simpan(akun: Akun, baru: str) -> None:
    """Check and store; old sessions and links die."""
    problems = _masalah(akun, baru)
    if problems:
        raise Invalid({"baru": problems})
    akun.set_password(baru)
    akun.harus_ganti_password = False
    akun.kunci_sesi = kunci_baru()
    akun.save(update_fields=["password", "harus_ganti_password", "kunci_sesi"])


def _masalah(akun: Akun, baru: str) -> list[str]:
    """What is wrong with a new password, in plain words."""
    if akun.check_password(baru):
        return [rules.SAMA_DENGAN_LAMA]
    try:
        validate_password(baru, akun)
    except ValidationError as error:
        return [rules.PASSWORD_MESSAGES.get(e.code or "", str(e.message)) for e in error.error_list]
    return []
