"""Attendance as a file brings it: columns, and what a row says (F8.2, domain.md §8). Pure Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from sikinerja.core import indonesian
from sikinerja.core.cells import bulat, desimal, nomor
from sikinerja.core.sheets import persentase
from sikinerja.core.time import Month
from sikinerja.impor.rules import Baris, StatusBaris, Temuan, ditolak
from sikinerja.impor.rules.tabel import Kolom, Tabel
from sikinerja.kehadiran.rules import (
    HARI_TERBANYAK,
    MENIT_TERBANYAK,
    NILAI_TERTINGGI,
    Angka,
    salah_angka_kehadiran,
    salah_hari_kerja,
)
from sikinerja.kehadiran.rules.janggal import ragu
from sikinerja.kepegawaian.rules import sel
from sikinerja.kepegawaian.rules.keadaan import Keadaan
from sikinerja.kepegawaian.rules.nama import NAMA_ORANG_LAIN, dua_orang

JENIS = "kehadiran"
HARI = bulat(0, HARI_TERBANYAK, "hari")
KALI = bulat(0, HARI_TERBANYAK, "kali", "hari")
MENIT = bulat(0, MENIT_TERBANYAK, "menit")
BERAPA_HARI = ("Jumlah", "Hari", "Jumlah hari")
BERAPA_KALI = ("Jumlah", "Kali", "Jumlah kali", "Hari", "Jumlah hari")
BANYAKNYA = ("jumlah", "kali", "hari")
LAPORAN_HARIAN = (
    "Ini laporan harian mesin absensi, bukan rekap sebulan. Di aplikasi mesin itu buka Laporan, pilih rekap "
    "bulanan per pegawai, lalu salin hasilnya ke contoh yang tersedia di halaman ini."
)


def bulan(parameter: Mapping[str, Any]) -> Month:
    """The month that a whole file is about."""
    return Month(parameter["tahun"], parameter["bulan"])


def angka(isi: Mapping[str, Any]) -> Angka:
    """The numbers of a row; minutes that are missing were not recorded."""
    values: dict[str, Any] = {name: isi.get(name) for name in Angka.__slots__}
    return Angka(**values)


def aturan(isi: dict[str, Any]) -> list[str]:
    """What is wrong with the numbers of a row taken together."""
    return [salah] if (salah := salah_angka_kehadiran(angka(isi))) else []


TABEL = Tabel(
    jenis=JENIS,
    nama="Kehadiran",
    kolom=(
        Kolom(
            "nip", nomor, "190001012000011001", wajib=True, bantuan="18 angka, sebagai teks", judul="NIP",
            lain=sel.JUDUL_NIP, akhir=sel.MILIK, pengenal=True,
        ),
        Kolom(
            "nama", sel.nama, "", bantuan="Bila ada, dicocokkan dengan pemilik NIP itu", lebar=36,
            lain=sel.JUDUL_NAMA, akhir=sel.MILIK,
        ),
        Kolom(
            "hari_kerja", HARI, "20", wajib=True, bantuan="Hari kerja pegawai ini dalam sebulan",
            lain=("Hari kerja efektif",), awal=("Jumlah",),
        ),
        Kolom(
            "hadir", HARI, "19", wajib=True, bantuan="Hari datang, terlambat atau tidak",
            lain=("Kehadiran hadir",), awal=BERAPA_HARI, akhir=("hari",),
        ),
        Kolom(
            "terlambat", KALI, "2", wajib=True, bantuan="Berapa kali datang terlambat; kosong atau - : 0",
            lain=("Datang terlambat", "Keterlambatan"), awal=BERAPA_KALI, akhir=BANYAKNYA, kosong=0,
        ),
        Kolom(
            "pulang_cepat", KALI, "0", wajib=True,
            bantuan="Berapa kali pulang sebelum waktunya; kosong atau - : 0",
            awal=BERAPA_KALI, akhir=BANYAKNYA, kosong=0,
        ),
        Kolom(
            "alpa", HARI, "0", wajib=True, bantuan="Hari tidak hadir tanpa keterangan; kosong atau - : 0",
            lain=("Alpha", "Tanpa keterangan", "Mangkir", "Tidak hadir tanpa keterangan"),
            awal=BERAPA_HARI, akhir=BANYAKNYA, kosong=0,
        ),
        Kolom(
            "izin_cuti", HARI, "1", wajib=True, bantuan="Hari izin, sakit, atau cuti; kosong atau - : 0",
            judul="Izin/cuti", lain=("Izin, sakit, cuti", "Izin dan cuti"), awal=BERAPA_HARI,
            akhir=BANYAKNYA, kosong=0,
        ),
        Kolom(
            "terlambat_menit", MENIT, "35", bantuan="Jumlah menit sebulan; kosong: tidak dicatat",
            lain=("Menit terlambat", "Keterlambatan menit", "Menit keterlambatan"), awal=("Jumlah",),
        ),
        Kolom(
            "pulang_cepat_menit", MENIT, "0", bantuan="Jumlah menit sebulan; kosong: tidak dicatat",
            lain=("Menit pulang cepat",), awal=("Jumlah",),
        ),
        Kolom(
            "nilai", persentase(desimal(NILAI_TERTINGGI)), "97,5", wajib=True,
            bantuan="Nilai absensi 0–100; 97,5% juga dimengerti",
            lain=("Nilai absensi", "Nilai kehadiran", "Persentase", "Persentase kehadiran", "% kehadiran",
                  "Kehadiran %"),
            akhir=("%",),
        ),
    ),
    kunci=("nip",),
    tampil=("nip", "nilai"),
    aturan=aturan,
    utuh=True,
    bulan=bulan,
    asing=(
        (frozenset({"ac_no", "tanggal"}), LAPORAN_HARIAN),
        (frozenset({"jam_kerja", "masuk", "keluar"}), LAPORAN_HARIAN),
        (frozenset({"tanggal", "scan_1"}), LAPORAN_HARIAN),
    ),
)  # fmt: skip


def tertukar(baris: Baris, pemilik: str) -> Iterator[tuple[str, str]]:
    """That the number of a row is one person's and the name another's."""
    if pemilik and dua_orang(pemilik, baris.isi.get("nama", "")):
        yield "nama", NAMA_ORANG_LAIN.format(ini=baris.isi["nama"], pemilik=pemilik)


def temuan(
    baris: Baris,
    *,
    month: Month,
    dikenal: bool,
    semula: Angka | None,
    salah: str,
    lalu: Angka | None,
    berpecahan: bool,
    pemilik: str = "",
    keadaan: Keadaan | None = None,
) -> Temuan:
    """What one row would do: ``semula`` is what is kept of the person's month, ``lalu`` of the one before.

    ``pemilik``: whose number it is; ``keadaan``: in which that person owes nothing for the month.
    """
    if not dikenal:
        return ditolak(baris.nomor, [("nip", salah)])
    baru = angka(baris.isi)
    if lebih := salah_hari_kerja(baru, month):
        baris = replace(baris, aturan=(*baris.aturan, ("hari_kerja", lebih)))
    odd = ragu(baru, month=month, lalu=lalu, berpecahan=berpecahan, keadaan=keadaan)
    doubts = (*tertukar(baris, pemilik), *odd)
    if semula is None:
        return Temuan(baris.nomor, StatusBaris.BARU, ragu=doubts).tegakkan(baris)
    ubahan = {
        name: (_teks(getattr(semula, name)), _teks(getattr(baru, name)))
        for name in Angka.__slots__
        if getattr(semula, name) != getattr(baru, name)
    }
    if not ubahan:
        return Temuan(baris.nomor, StatusBaris.TETAP)
    return Temuan(baris.nomor, StatusBaris.BERUBAH, ubahan, ragu=doubts).tegakkan(baris)


def _teks(value: int | Decimal | None) -> str:
    """As people write it; the zero by which a kept cell reads back with one meaning is not for them."""
    return "" if value is None else indonesian.angka(value) if isinstance(value, Decimal) else str(value)
