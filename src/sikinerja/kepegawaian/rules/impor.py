"""The tables of organisation and employees that can be imported (F8.8). Pure Python."""

from __future__ import annotations

from typing import Any

from sikinerja.impor.rules.tabel import Tabel
from sikinerja.kepegawaian.rules import JenisKepegawaian, kolom, salah_nip

RIWAYAT = ("tahun", "jenis_jabatan", "jabatan", "tmt", "perangkat_daerah", "unit_kerja")
ORANG = ("nama", "jenis_kepegawaian", "golongan", "no_hp", "email", "pengelola")
"""What a row says about the person: rows of the same person must agree."""
PENILAI_BERUBAH = (
    "berbeda dari yang tercatat; pergantian pejabat penilai dilakukan pada halaman Riwayat Jabatan, "
    "supaya realisasi yang menunggu penilaian ikut diserahterimakan"
)
TERAKHIR = (
    "Sesudah diterapkan pegawai ini tidak mempunyai jabatan aktif: pejabat penilai tidak melihatnya di "
    "daftarnya."
)
DUA_AKTIF = "riwayat yang aktif sudah ada pada baris {baris}; tulis tidak pada salah satunya"
SUREL_BERSAMA = (
    "sama dengan baris {baris}, padahal orangnya lain: tautan ganti password keduanya masuk ke sana."
)
BUKAN_PD_ANDA = "bukan perangkat daerah Anda"
BUKAN_PEGAWAI_ANDA = "orang ini pegawai perangkat daerah lain; minta BKD memindahkannya"
PD_WAJIB = "isi dengan kode perangkat daerah Anda"
TIDAK_DIPAKAI = "sudah tidak dipakai lagi; pilih yang lain pada daftar"
HANYA_BKD = "hanya BKD yang dapat menunjuk pengelola"


def _orang(isi: dict[str, Any]) -> list[str]:
    """What is missing in the cells of one person together; the username follows from the number."""
    problems = []
    nip = isi.get("nip")
    if isi["jenis_kepegawaian"] == JenisKepegawaian.NON_ASN:
        if nip:
            problems.append("nip: yang bukan ASN tidak memiliki NIP; kosongkan, lalu isi username")
        elif not isi.get("username"):
            problems.append("username: wajib diisi bagi yang bukan ASN")
    elif nip:
        isi["username"] = nip
    else:
        problems.append("nip: wajib diisi dengan 18 angka bagi PNS dan PPPK")
    filled = [name for name in RIWAYAT if name in isi]
    if filled and len(filled) < len(RIWAYAT):
        labels = TABEL["pegawai"].labels
        missing = ", ".join(f"“{labels[name]}”" for name in RIWAYAT if name not in isi)
        problems.append(f"riwayat jabatan belum lengkap: isi juga {missing}")
    return problems


def _nip(isi: dict[str, Any]) -> list[str]:
    """What is wrong with the number of a row."""
    salah = salah_nip(isi["jenis_kepegawaian"], isi["nip"]) if isi.get("nip") else None
    return [f"nip: {salah}"] if salah else []


TABEL: dict[str, Tabel] = {
    tabel.jenis: tabel
    for tabel in (
        Tabel(
            "perangkat-daerah",
            "Perangkat daerah",
            kolom.PERANGKAT_DAERAH,
            kunci=("kode",),
            tampil=("nama", "kode"),
        ),
        Tabel(
            "unit-kerja",
            "Unit kerja",
            kolom.UNIT_KERJA,
            kunci=("perangkat_daerah", "nama"),
            tampil=("nama", "perangkat_daerah"),
        ),
        Tabel(
            "jabatan",
            "Jabatan",
            kolom.JABATAN,
            kunci=("nama", "jenis"),
            tampil=("nama", "jenis"),
        ),
        Tabel(
            "pangkat",
            "Pangkat",
            kolom.PANGKAT,
            kunci=("jenis_kepegawaian", "golongan"),
            tampil=("nama", "golongan"),
        ),
        Tabel(
            "pegawai",
            "Pegawai",
            kolom.PEGAWAI,
            kunci=("username", "tahun", "jabatan", "tmt", "unit_kerja"),
            tampil=("nama", "username"),
            bersama=_orang,
            aturan=_nip,
        ),
    )
}
"""By the name of the table."""


def contoh(jenis: str) -> str:
    """The heading and one example line, as CSV with semicolons."""
    tabel = TABEL[jenis]
    return f"{';'.join(k.label for k in tabel.kolom)}\n{';'.join(tabel.contoh())}\n"
