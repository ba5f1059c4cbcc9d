"""Accounts, what keeps them safe, and the tokens of programs."""

# Django finds an app's models through this module alone.
from sikinerja.akun.models.akun import Akun, PercobaanMasuk, kunci_baru
from sikinerja.akun.models.faktor import KodePemulihan, Passkey, Totp
from sikinerja.akun.models.lembar import LembarPassword
from sikinerja.akun.models.nama import NamaMasuk
from sikinerja.akun.models.sesi import Sesi
from sikinerja.akun.models.token import Token

__all__ = [
    "Akun",
    "KodePemulihan",
    "LembarPassword",
    "NamaMasuk",
    "Passkey",
    "PercobaanMasuk",
    "Sesi",
    "Token",
    "Totp",
    "kunci_baru",
]
