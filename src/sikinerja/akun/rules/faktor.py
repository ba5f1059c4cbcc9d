"""The second factor: codes of an app (RFC 6238), recovery codes, who must have one. Pure Python."""

from __future__ import annotations

import hmac
import re
from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

import pyotp

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.crockford import MISREAD, encode

ANGKA = 6
LANGKAH_DETIK = 30
TOLERANSI = 1
"""Steps that a phone's clock may be wrong, each way."""
JUMLAH_KODE = 10
PANJANG_KODE = 16
"""Characters of a recovery code: 80 random bits."""
PANJANG_ISIAN = 40
PASSKEY_PALING_BANYAK = 10
PANJANG_NAMA = 60
JENDELA_GAGAL = timedelta(hours=1)
BATAS_GAGAL = 20
"""Wrong codes for an account within the hour, from wherever: only who knows the password gets so far."""
MASA_TUNGGU = timedelta(minutes=10)
"""How long after the password the second step may be taken."""
PENERBIT = "Si-Kinerja"

KODE_SALAH = "Kode salah atau sudah dipakai. Tunggu kode berikutnya muncul di aplikasi, lalu coba lagi."
PASSKEY_SALAH = "Passkey tidak dapat diperiksa. Coba sekali lagi, atau pakai kode."
RAHASIA_HILANG = "Sambungan ke aplikasi kode tidak dapat dibaca lagi. Minta reset verifikasi dua langkah."
BUKAN_WAJIB = "Verifikasi dua langkah belum dipasang."
TERAKHIR_WAJIB = (
    "Anda wajib memakai verifikasi dua langkah. Pasang cara lain dulu, baru yang ini dapat dihapus."
)
SUDAH_ADA = "Aplikasi kode sudah terpasang. Hapus yang lama dulu untuk menggantinya."
PASSKEY_PENUH = f"Paling banyak {PASSKEY_PALING_BANYAK} passkey. Hapus yang tidak dipakai lagi."
PASSKEY_TERDAFTAR = "Passkey ini sudah terdaftar."
NAMA_KOSONG = "Beri nama supaya Anda mengenalinya, misalnya: HP Samsung."


class Faktor(LabeledEnum):
    """With what the second step of the login was taken."""

    TOTP = "TOTP", "Kode aplikasi"
    PASSKEY = "PASSKEY", "Passkey"
    KODE = "KODE", "Kode pemulihan"


class Wajib(LabeledEnum):
    """Who must have a second factor, as the setting names them."""

    BKD = "bkd", "Pengelola aplikasi"
    PENGELOLA = "pengelola", "Pengelola kepegawaian"


def wajib(setting: Collection[str], *, is_bkd: bool, is_pengelola: bool) -> bool:
    """Whether somebody must have a second factor (issue 4 §1)."""
    return (is_bkd and Wajib.BKD.value in setting) or (is_pengelola and Wajib.PENGELOLA.value in setting)


def adalah_kode_aplikasi(isian: str) -> bool:
    """Whether what was typed looks like a code of an app, not like a recovery code."""
    return re.fullmatch(r"\d{6}", re.sub(r"\s", "", isian), re.ASCII) is not None


def langkah_cocok(rahasia: str, isian: str, *, jam: datetime, sesudah: int) -> int | None:
    """The time step whose code was typed, at a moment of the real clock; None: none that may be used.

    One step of 30 seconds early or late is forgiven. A step at or before ``sesudah`` was used already.
    """
    kode = re.sub(r"\s", "", isian)
    now, totp = int(jam.timestamp()) // LANGKAH_DETIK, _totp(rahasia)
    for step in range(now - TOLERANSI, now + TOLERANSI + 1):
        if step > sesudah and hmac.compare_digest(totp.generate_otp(step).encode(), kode.encode()):
            return step
    return None


def alamat_totp(rahasia: str, username: str) -> str:
    """What the QR code says to an app."""
    return _totp(rahasia).provisioning_uri(name=username, issuer_name=PENERBIT)


def _totp(rahasia: str) -> pyotp.TOTP:
    return pyotp.TOTP(rahasia, digits=ANGKA, interval=LANGKAH_DETIK)


def per_empat(text: str) -> str:
    """A secret in groups of four, to be typed by hand."""
    return " ".join(text[i : i + 4] for i in range(0, len(text), 4))


def kode_pemulihan(acak: int) -> str:
    """A recovery code out of 80 random bits: ``7K2M-Q9XD-0RT4-HB6W``."""
    return "-".join(per_empat(encode(acak, PANJANG_KODE)).split())


def rapikan_kode(isian: str) -> str:
    """A recovery code as it was typed, without spaces and dashes, misread letters put right."""
    return re.sub(r"[\s-]", "", isian).upper().translate(MISREAD)


def tunggu_kode(gagal: Sequence[datetime], *, now: datetime) -> int:
    """Seconds until another code may be tried on an account, from wherever; 0: now. (OWASP ASVS 6.6.3)"""
    recent = sorted(pada for pada in gagal if now - JENDELA_GAGAL < pada <= now)
    if len(recent) < BATAS_GAGAL:
        return 0
    return max(1, int((recent[-BATAS_GAGAL] + JENDELA_GAGAL - now).total_seconds()))
