"""What stands on the page *Kelola*: every subject once, by group, for those who may open it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from sikinerja.core.context import Actor

Who = Callable[[Actor], bool]


def bkd(actor: Actor) -> bool:
    """Pengelola aplikasi."""
    return actor.is_bkd


def pengelola(actor: Actor) -> bool:
    """Pengelola kepegawaian of a PD, or BKD."""
    return actor.is_pengelola


def pimpinan(actor: Actor) -> bool:
    """Whoever looks after a PD: its pimpinan too."""
    return actor.is_pengelola or bool(actor.pimpinan_pd)


@dataclass(frozen=True, slots=True)
class Kartu:
    """One subject: where it leads, one line what it is for, and who may open it.

    ``bagi_lain``: what it is for to those who are not BKD, where BKD alone changes it.
    """

    judul: str
    keterangan: str
    tujuan: str
    siapa: Who
    argumen: tuple[str, ...] = ()
    bagi_lain: str = ""


KARTU: dict[str, tuple[Kartu, ...]] = {
    "Akun": (
        Kartu(
            "Akun",
            "Buat akun, beri password pertama, aktifkan atau nonaktifkan.",
            "kelola:akun",
            pengelola,
        ),
    ),
    "Kepegawaian": (
        Kartu(
            "Keadaan khusus",
            "Cuti, tugas belajar, pensiun: bulan di dalamnya tidak wajib diisi.",
            "keadaan_khusus:daftar",
            pengelola,
        ),
        Kartu(
            "Data induk",
            "Perangkat daerah, unit kerja, jabatan, dan pangkat.",
            "data_induk:daftar",
            pengelola,
            ("unit-kerja",),
            "Unit kerja perangkat daerah Anda. Perangkat daerah, jabatan, dan pangkat diatur BKD.",
        ),
        Kartu(
            "Pimpinan & pengelola",
            "Siapa yang memimpin dan mengelola kepegawaian tiap perangkat daerah.",
            "data_induk:peran",
            pengelola,
        ),
        Kartu(
            "Import",
            "Masukkan atau perbarui ribuan pegawai dari berkas Excel, dan unduh datanya.",
            "impor:daftar",
            pengelola,
        ),
        Kartu(
            "Penilai yang tidak ada",
            "Pegawai yang penilainya meninggal, pensiun, atau pergi: siapa menggantikan, pilih yang lain.",
            "kelola:penilai",
            pengelola,
        ),
        Kartu(
            "Plt. / Plh.",
            "Siapa yang sementara menilai menggantikan seorang pejabat.",
            "kelola:plt",
            pengelola,
        ),
    ),
    "Bulan berjalan": (
        Kartu(
            "Jadwal",
            "Kapan realisasi diisi dan dinilai: geser, beri dispensasi, lihat riwayatnya.",
            "jadwal:tahun",
            pengelola,
            bagi_lain="Kapan realisasi diisi dan dinilai. Yang menggeser dan memberi dispensasi: BKD.",
        ),
        Kartu(
            "Kehadiran",
            "Nilai absensi sebulan: berapa yang sudah ada, siapa yang belum, unggah berkas.",
            "kehadiran:ikhtisar",
            pimpinan,
            bagi_lain="Nilai absensi sebulan: berapa yang sudah ada, siapa yang belum. Diunggah oleh BKD.",
        ),
        Kartu(
            "Gangguan",
            "Bila aplikasi tidak dapat dipakai: perpanjang semua batas dan beri tahu semua orang.",
            "jadwal:gangguan",
            pengelola,
            bagi_lain="Gangguan yang dicatat BKD. Bila aplikasi tidak dapat dipakai, hubungi BKD.",
        ),
        Kartu(
            "Dokumen", "Unduh dokumen SKP semua pegawai satu perangkat daerah.", "kelola:dokumen", pimpinan
        ),
    ),
    "Pengaturan": (
        Kartu("Informasi", "Pengumuman di dashboard pegawai.", "informasi:daftar", bkd),
        Kartu(
            "Kebijakan TPP",
            "Bagaimana predikat dan kehadiran menjadi persentase TPP; pengecualian pegawai.",
            "tpp:daftar",
            bkd,
        ),
    ),
    "Integrasi": (
        Kartu(
            "Token mesin",
            "Izin bagi sistem lain (mesin absensi, penggajian) untuk bertukar data.",
            "token_mesin:daftar",
            bkd,
        ),
        Kartu(
            "Webhook",
            "Sistem lain yang langsung dikabari begitu nilai selesai atau dirilis.",
            "webhook:daftar",
            bkd,
        ),
    ),
    "Pengawasan": (
        Kartu("Jejak audit", "Siapa melakukan apa, kapan, dan untuk siapa.", "jejak:daftar", pengelola),
    ),
}
"""By group, in the order in which they stand on the page."""


def untuk(actor: Actor) -> dict[str, list[Kartu]]:
    """The cards an actor may open, by group; empty groups are left out."""
    found = {
        grup: [_bagi(actor, kartu) for kartu in rows if kartu.siapa(actor)] for grup, rows in KARTU.items()
    }
    return {grup: rows for grup, rows in found.items() if rows}


def _bagi(actor: Actor, kartu: Kartu) -> Kartu:
    return kartu if actor.is_bkd else replace(kartu, keterangan=kartu.bagi_lain or kartu.keterangan)
