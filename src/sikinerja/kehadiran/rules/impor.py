"""Attendance as a file brings it: columns, and what a row says (F8.2, domain.md §8). Pure Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sikinerja.core.cells import bulat, desimal, nomor
from sikinerja.core.time import Month
from sikinerja.impor.rules import Baris, StatusBaris, Temuan, ditolak
from sikinerja.impor.rules.tabel import Kolom, Tabel, ke_teks
from sikinerja.kehadiran.rules import (
    HARI_TERBANYAK,
    MENIT_TERBANYAK,
    NILAI_TERTINGGI,
    Angka,
    salah_angka_kehadiran,
)

JENIS = "kehadiran"
HARI = bulat(0, HARI_TERBANYAK)
MENIT = bulat(0, MENIT_TERBANYAK)


def angka(isi: Mapping[str, Any]) -> Angka:
    """The numbers of a row; minutes that are missing were not recorded."""
    values: dict[str, Any] = {name: isi.get(name) for name in Angka.__slots__}
    return Angka(**values)


def bersama(isi: dict[str, Any]) -> list[str]:
    """What is wrong with the numbers of a row taken together."""
    return [salah] if (salah := salah_angka_kehadiran(angka(isi))) else []


TABEL = Tabel(
    jenis=JENIS,
    nama="Kehadiran",
    kolom=(
        Kolom("nip", nomor, "199004172015021003", wajib=True, bantuan="18 angka, sebagai teks", judul="NIP"),
        Kolom("hari_kerja", HARI, "20", wajib=True, bantuan="Hari kerja pegawai ini dalam sebulan"),
        Kolom("hadir", HARI, "19", wajib=True, bantuan="Hari datang, terlambat atau tidak"),
        Kolom("terlambat", HARI, "2", wajib=True, bantuan="Berapa kali datang terlambat"),
        Kolom("pulang_cepat", HARI, "0", wajib=True, bantuan="Berapa kali pulang sebelum waktunya"),
        Kolom("alpa", HARI, "0", wajib=True, bantuan="Hari tidak hadir tanpa keterangan"),
        Kolom("izin_cuti", HARI, "1", wajib=True, bantuan="Hari izin, sakit, atau cuti", judul="Izin/cuti"),
        Kolom("terlambat_menit", MENIT, "35", bantuan="Jumlah menit sebulan; kosong: tidak dicatat"),
        Kolom("pulang_cepat_menit", MENIT, "0", bantuan="Jumlah menit sebulan; kosong: tidak dicatat"),
        Kolom("nilai", desimal(NILAI_TERTINGGI), "97,5", wajib=True, bantuan="Nilai absensi 0–100"),
    ),
    kunci=("nip",),
    tampil=("nip", "nilai"),
    bersama=bersama,
    utuh=True,
)


def bulan(parameter: Mapping[str, Any]) -> Month:
    """The month that a whole file is about."""
    return Month(parameter["tahun"], parameter["bulan"])


def temuan(baris: Baris, *, dikenal: bool, semula: Angka | None, salah: str) -> Temuan:
    """What one row would do: ``semula`` is what is kept of the person's month."""
    if not dikenal:
        return ditolak(baris.nomor, [("nip", salah)])
    baru = angka(baris.isi)
    if semula is None:
        return Temuan(baris.nomor, StatusBaris.BARU)
    ubahan = {
        name: (_teks(getattr(semula, name)), _teks(getattr(baru, name)))
        for name in Angka.__slots__
        if getattr(semula, name) != getattr(baru, name)
    }
    return Temuan(baris.nomor, StatusBaris.BERUBAH if ubahan else StatusBaris.TETAP, ubahan)


def _teks(value: Any) -> str:
    return "" if value is None else ke_teks(value)
