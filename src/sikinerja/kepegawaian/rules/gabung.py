"""Two records of one person become one: words and decisions (issue 9, §3). Pure Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from typing import Any

from sikinerja.core.flow import Sudah
from sikinerja.kepegawaian.rules.nomor import nama_pokok

DAPAT_DIBATALKAN = timedelta(days=1)
AWALAN = "ganda-"
HANYA_BKD = "Data pegawai hanya dapat digabungkan oleh Pengelola Aplikasi (BKD)."
DIRI_SENDIRI = "Pilih data yang lain: ini data yang sama."
AKUN_BKD = "Akun Pengelola Aplikasi (BKD) tidak dapat digabungkan."
SUDAH_SAMA = Sudah("Keduanya sudah digabungkan", "Tidak ada yang digabungkan lagi.")
SUDAH_DIGABUNG = "Data ini sudah digabungkan ke pegawai lain."
ALASAN_WAJIB = "Tuliskan alasannya, misalnya: terdaftar dua kali karena NIP salah ketik."
DISEBUT = 12
BERTENTANGAN = (
    "Kedua data bertentangan: {isi}. Keduanya tidak digabungkan. Perbaiki dahulu yang keliru; bila salah "
    "satunya tidak dipakai, coba gabungkan ke arah sebaliknya."
)
PADA_KEDUANYA = "{nama} ada pada keduanya"
SALING = "satu tercatat sebagai penilai atau pengganti yang lain ({nama})"
MELINGKAR = "pejabat penilai akan melingkar: orang ini menilai atasannya sendiri"
RIWAYAT_SAMA = "riwayat jabatan {tahun} yang sama ada pada keduanya"
PUNYA_GANDA = (
    "{jumlah} Riwayat nomor pada data ganda (ia sendiri pernah diganti nomornya atau menerima data lain)"
)
BERUBAH_SEKALIGUS = (
    "Data keduanya baru saja berubah, sehingga sekarang bertentangan: {nama}. Muat ulang halaman, lalu "
    "periksa lagi."
)
NAMA_BERBEDA = "Namanya tidak sama."
LAHIR_BERBEDA = "Tanggal lahir dalam kedua nomor tidak sama."
TERLAMBAT = "Penggabungan ini tidak dapat dibatalkan lagi: masanya satu hari, sampai {sampai}."
BERGANTUNG = (
    "Penggabungan ini tidak dapat dibatalkan lagi: setelah digabungkan, {isi} bergantung pada data yang "
    "berpindah."
)
PINDAH_BERUBAH = (
    "Penggabungan ini tidak dapat dibatalkan lagi: {nama} yang berpindah sudah diubah setelah digabungkan."
)
NOMOR_BERUBAH = (
    "Nomor salah satunya diubah setelah pratinjau dibuka, sehingga pratinjau itu tidak berlaku lagi. "
    "Keduanya tidak digabungkan."
)
SIBUK = (
    "Data keduanya sedang dipakai orang lain. Tidak ada yang berubah; coba sekali lagi beberapa menit lagi."
)
TIDAK_SELESAI = "Pekerjaan ini sudah dihentikan. Tidak ada yang berubah."
DIGABUNGKAN = "Data ganda {nomor} sudah digabungkan: {jumlah} data berpindah."
DIGABUNGKAN_SAJA = "Data ganda {nomor} sudah digabungkan. Tidak ada data yang perlu berpindah."
DIPISAHKAN = "Penggabungan dengan {nomor} dibatalkan: keduanya kembali seperti semula."
JENIS = "GABUNG_DATA"
TUGAS = "worker.gabungkan_data"
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
class Diminta:
    """A merging that was asked for: into which record, as the form said, and both numbers as seen then."""

    pegawai_id: int
    isian: IsianGabung
    nomor: tuple[str, str]

    def parameter(self) -> dict[str, Any]:
        """As the job keeps it."""
        return {"pegawai": self.pegawai_id, "isian": asdict(self.isian), "nomor": list(self.nomor)}

    @classmethod
    def dari(cls, parameter: Mapping[str, Any]) -> Diminta:
        """What the job keeps."""
        pegawai, ganda = parameter["nomor"]
        return cls(parameter["pegawai"], IsianGabung(**parameter["isian"]), (pegawai, ganda))


@dataclass(frozen=True, slots=True)
class Tempelan:
    """Something that hangs on a record: what, and how many."""

    nama: str
    jumlah: int


def bertentangan(found: Sequence[str]) -> str:
    """Why two records cannot become one; empty when nothing speaks against it."""
    if not found:
        return ""
    more = f"; dan {len(found) - DISEBUT} hal lain" if len(found) > DISEBUT else ""
    return BERTENTANGAN.format(isi="; ".join(found[:DISEBUT]) + more)


def sebutkan(found: Sequence[Tempelan]) -> str:
    """``2 SKP, 14 Realisasi bulanan``."""
    return ", ".join(f"{t.jumlah} {t.nama}" for t in found)


def berbeda(pegawai: tuple[str, str], ganda: tuple[str, str]) -> list[str]:
    """What makes one doubt that two records (number, name) are of one person; BKD reads it and decides."""
    lahir = [nomor[:8] for nomor, _ in (pegawai, ganda) if len(nomor) == 18 and nomor.isdecimal()]
    found = [NAMA_BERBEDA] if nama_pokok(pegawai[1]) != nama_pokok(ganda[1]) else []
    return [*found, LAHIR_BERBEDA] if len(set(lahir)) == 2 else found


def nama_ganda(pegawai_id: int) -> str:
    """The username that a superfluous record keeps."""
    return f"{AWALAN}{pegawai_id}"


def kunci(pegawai_id: int) -> str:
    """One such job at a time for each record that stays."""
    return f"gabung:{pegawai_id}"
