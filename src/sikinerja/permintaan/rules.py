"""How often a program may ask, and how long an answer is kept for a repetition. Pure Python."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

JENDELA = timedelta(minutes=1)
PER_JENDELA = 300
"""Requests of one token in one minute of the clock."""
SIMPAN = timedelta(hours=24)
"""How long the answer to an idempotency key is given again."""
SEWA = timedelta(seconds=60)
"""After so long without an outcome, a request is taken to have died with its process."""
INGAT = timedelta(hours=1)
"""How long what was added is remembered, to ask before the very same is added again."""
PANJANG_KUNCI = 200
PANJANG_KUNCI_FORMULIR = 40
PANJANG_JAWABAN = 1_000_000

KUNCI_LAIN = (
    "Idempotency-Key ini sudah dipakai untuk permintaan lain. Pakai kunci baru untuk setiap permintaan baru."
)
SEDANG_DIPROSES = "Permintaan dengan Idempotency-Key ini sedang diproses. Coba lagi sebentar lagi."
JAWABAN_HILANG = (
    "Permintaan ini sudah dilaksanakan, tetapi jawabannya tidak tersimpan. Baca keadaan datanya; "
    "jangan mengirim permintaan yang sama dengan kunci baru."
)

SUDAH_DILAKUKAN = "Langkah itu sudah Anda lakukan {saat}. Inilah keadaan terakhir."
SUDAH_TERSIMPAN = "Sudah tersimpan pada kiriman yang pertama; tidak disimpan dua kali."
SUDAH_DITAMPILKAN = (
    "Kiriman ini sudah dilaksanakan, dan hasilnya hanya ditampilkan satu kali. "
    "Bila belum sempat terbaca, buka formulirnya lagi lalu kirim sekali lagi."
)
SAMA_PERSIS = (
    "Isian yang sama persis sudah Anda simpan pukul {pukul}, dan tidak disimpan lagi. Lihat dahulu yang "
    "sudah tersimpan. Bila memang hendak menambahkannya sekali lagi, kirim sekali lagi."
)
ISIAN_LAIN = (
    "Formulir ini sudah tersimpan dengan isian sebelumnya; perubahan sesudahnya belum tersimpan. Lihat "
    "dahulu yang sudah tersimpan. Bila memang hendak menyimpan yang ini juga, kirim sekali lagi."
)


@dataclass(frozen=True, slots=True)
class Jatah:
    """What is left of a token's allowance; ``habis`` once more was asked than it holds."""

    batas: int
    terpakai: int
    detik: int
    """Seconds until it begins anew."""

    @property
    def sisa(self) -> int:
        """Requests that are still let through."""
        return max(0, self.batas - self.terpakai)

    @property
    def habis(self) -> bool:
        """Whether this request is one too many."""
        return self.terpakai > self.batas


def jendela(now: datetime) -> datetime:
    """The beginning of the minute (UTC) that a request is counted in."""
    return now.replace(second=0, microsecond=0)


def detik_tersisa(now: datetime) -> int:
    """Whole seconds until the next minute begins, at least one."""
    return max(1, 60 - now.second)


def sidik(*parts: bytes) -> str:
    """What makes two requests the same: method, address and body."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()
