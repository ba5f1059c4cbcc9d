"""Two records of one person become one: words and decisions (issue 9, §3). Pure Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sikinerja.kepegawaian.rules.nomor import nama_pokok

DAPAT_DIBATALKAN = timedelta(days=1)
AWALAN = "ganda-"
HANYA_BKD = "Data pegawai hanya dapat digabungkan oleh Pengelola Aplikasi (BKD)."
DIRI_SENDIRI = "Pilih data yang lain: ini data yang sama."
AKUN_BKD = "Akun Pengelola Aplikasi (BKD) tidak dapat digabungkan."
SUDAH_DIGABUNG = "Data ini sudah digabungkan ke pegawai lain."
ALASAN_WAJIB = "Tuliskan alasannya, misalnya: terdaftar dua kali karena NIP salah ketik."
BERTENTANGAN = (
    "Data ganda itu sendiri sudah dipakai: {isi}. Karena itu keduanya tidak dapat digabungkan. Bila yang "
    "dipakai adalah data itu, gabungkan ke arah sebaliknya: buka akunnya, lalu pilih data ini."
)
NAMA_BERBEDA = "Namanya tidak sama."
LAHIR_BERBEDA = "Tanggal lahir dalam kedua nomor tidak sama."
TERLAMBAT = "Penggabungan ini tidak dapat dibatalkan lagi: masanya satu hari, sampai {sampai}."
SUDAH_BERUBAH = (
    "Nomor atau akun salah satunya sudah diubah lagi setelah digabungkan, sehingga tidak dapat dibatalkan."
)


@dataclass(frozen=True, slots=True)
class IsianGabung:
    """What the form *Gabungkan* says: the superfluous record, whose number is right, why."""

    ganda_id: int
    nomor_ganda: bool
    alasan: str


@dataclass(frozen=True, slots=True)
class Tempelan:
    """Something that hangs on a record: what, and how many."""

    nama: str
    jumlah: int


def bertentangan(found: Sequence[Tempelan]) -> str:
    """Why a record on which something hangs is not superfluous; empty when nothing does."""
    return BERTENTANGAN.format(isi=", ".join(f"{t.jumlah} {t.nama}" for t in found)) if found else ""


def berbeda(pegawai: tuple[str, str], ganda: tuple[str, str]) -> list[str]:
    """What makes one doubt that two records (number, name) are of one person; BKD reads it and decides."""
    lahir = [nomor[:8] for nomor, _ in (pegawai, ganda) if len(nomor) == 18 and nomor.isdecimal()]
    found = [NAMA_BERBEDA] if nama_pokok(pegawai[1]) != nama_pokok(ganda[1]) else []
    return [*found, LAHIR_BERBEDA] if len(set(lahir)) == 2 else found


def nama_ganda(pegawai_id: int) -> str:
    """The username that a superfluous record keeps."""
    return f"{AWALAN}{pegawai_id}"
