"""How identities are read, how fast one may guess, what a good password is (manual BAB I). Pure Python."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import nip
from sikinerja.core.text import identifier

PANJANG_USERNAME = 40
PANJANG_PASSWORD = 128
PASSWORD_MINIMAL = 10

PASANGAN_SALAH = "NIP atau password salah."
MENINGGAL = (
    "Pemilik akun ini tercatat meninggal dunia, sehingga akunnya tertutup. "
    "Bila salah catat, hapus catatan itu pada Keadaan Khusus: akun kembali seperti semula."
)
MENINGGAL_MASUK = (
    "Akun ini tertutup karena pemiliknya tercatat meninggal dunia. "
    "Bila keliru, hubungi pengelola kepegawaian perangkat daerah Anda."
)
AKUN_NONAKTIF = (
    "Akun Anda sedang nonaktif. Hubungi pengelola kepegawaian perangkat daerah Anda untuk mengaktifkannya."
)


def akun_tertutup(*, meninggal: bool) -> str:
    """What somebody reads whose account is closed."""
    return MENINGGAL_MASUK if meninggal else AKUN_NONAKTIF


def pakai_yang_baru(username: str) -> str:
    """What somebody reads who came in by a number that was replaced."""
    return f"Nomor Anda sudah diganti. Lain kali masuklah dengan {nip(username)}: nomor lama segera ditutup."


def tunggu(seconds: int) -> str:
    """What somebody reads who must wait."""
    wait = f"{seconds} detik" if seconds <= 120 else f"{-(-seconds // 60)} menit"
    return f"Terlalu banyak percobaan. Tunggu {wait}, lalu coba lagi."


WINDOW = timedelta(seconds=60)
"""Longest time anybody is kept waiting, and the span over which failures of a pair or an address count."""
PAIR_LIMIT = 5
ADDRESS_LIMIT = 30
SIEGE_WINDOW = timedelta(minutes=5)
SIEGE_LIMIT = 20
KEPT = timedelta(hours=1)


class Tujuan(LabeledEnum):
    """What is being guessed at: each has failures of its own, so that one cannot close the other."""

    MASUK = "MASUK", "Login"
    RESET = "RESET", "Reset password"
    GANTI = "GANTI", "Ganti password"
    FAKTOR = "FAKTOR", "Verifikasi langkah kedua"


@dataclass(frozen=True, slots=True)
class Kegagalan:
    """One failed try: on which identity, from which address (both hashed), when (UTC)."""

    identitas: str
    alamat: str
    pada: datetime


def wait_seconds(kegagalan: Iterable[Kegagalan], *, identitas: str, alamat: str, now: datetime) -> int:
    """How long this address must wait before it may try this identity; 0: now. Never above 60 (F1.2).

    Three brakes: a pair that failed five times within a minute; an address that failed thirty times within
    a minute, on whatever (failures only: a whole office sits behind one address); and an identity besieged
    from anywhere (20 failures in five minutes), where each address that itself failed gets one try a
    minute. An address without a failure on the identity is always let through: strangers elsewhere cannot
    keep the owner out.
    """
    rows = list(kegagalan)
    on_pair = [r.pada for r in rows if r.identitas == identitas and r.alamat == alamat]
    from_address = [r.pada for r in rows if r.alamat == alamat]
    on_identity = [r.pada for r in rows if r.identitas == identitas]
    besieged = sum(now - SIEGE_WINDOW < pada <= now for pada in on_identity) >= SIEGE_LIMIT
    free_at = [
        _free_at(on_pair, limit=1 if besieged else PAIR_LIMIT, now=now),
        _free_at(from_address, limit=ADDRESS_LIMIT, now=now),
    ]
    seconds = max((moment - now).total_seconds() for moment in free_at)
    return max(0, min(int(-(-seconds // 1)), int(WINDOW.total_seconds())))


def _free_at(moments: Sequence[datetime], *, limit: int, now: datetime) -> datetime:
    """When fewer than ``limit`` of the moments lie within the last minute."""
    recent = sorted(m for m in moments if now - WINDOW < m <= now)
    return recent[-limit] + WINDOW if len(recent) >= limit else now


def lipat_username(text: str) -> str:
    """What people type as NIP or username, as it is stored: small letters, nothing it was wrapped in."""
    return identifier(text)


def salah_username(username: str) -> str | None:
    """Why a folded name cannot be a username; None when it can. Digits only would look like a NIP."""
    if re.fullmatch(r"[a-z][a-z0-9._-]{2,39}", username):
        return None
    return "Username terdiri atas 3 sampai 40 huruf, angka, titik, atau garis, dan diawali huruf."


PASSWORD_MESSAGES = {
    "password_too_short": f"Password terlalu pendek: minimal {PASSWORD_MINIMAL} karakter.",
    "password_too_common": "Password ini terlalu umum dan mudah ditebak. Pilih yang lain.",
    "password_too_similar": "Password terlalu mirip dengan NIP, nama, atau surel Anda.",
}
SAMA_DENGAN_LAMA = "Password baru harus berbeda dari password lama."
LAMA_SALAH = "Password lama salah."
TIDAK_SAMA = "Kedua isian password baru tidak sama."
ATURAN_PASSWORD = (
    f"Minimal {PASSWORD_MINIMAL} karakter; semakin panjang semakin aman.",
    "Huruf, angka, spasi, dan tanda baca apa pun boleh dipakai. Empat kata acak mudah diingat dan kuat.",
    "Bukan password yang umum dipakai orang (seperti qwerty12345).",
    "Tidak mirip dengan NIP, nama, atau surel Anda, dan berbeda dari password lama.",
)


KONSONAN, VOKAL = "bdgjklmnprst", "aeiou"


def password_pertama(pilih: Callable[[str], str]) -> str:
    """A first password that can be read over the telephone: ``ratu-mipe-tano-belu-kasi`` (59 bits).

    ``pilih`` picks one letter at random, from a source fit for secrets. No letter looks like another.
    """
    words = ("".join(pilih(letters) for letters in (KONSONAN, VOKAL) * 2) for _ in range(5))
    return "-".join(words)


USERNAME_TERPAKAI = "NIP atau username ini sudah mempunyai akun."
DIRI_SENDIRI = "Anda tidak dapat menonaktifkan atau memberi password baru untuk akun Anda sendiri."
HANYA_BKD = "Akun ini hanya dapat dikelola oleh Pengelola Aplikasi (BKD)."


def larangan_kelola(
    *,
    diri_sendiri: bool,
    aktor_bkd: bool,
    sasaran_bkd: bool,
    pd_aktor: frozenset[int],
    pd_sasaran: frozenset[int],
) -> str:
    """Why an actor who sees an account may not manage it; "": may (F1.3).

    ``pd_...``: of which PD somebody is pengelola. Who may do more than the actor is out of the actor's hands:
    a first password would otherwise be a way up.
    """
    if diri_sendiri:
        return DIRI_SENDIRI
    if not aktor_bkd and (sasaran_bkd or not pd_sasaran <= pd_aktor):
        return HANYA_BKD
    return ""
