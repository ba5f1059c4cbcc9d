"""What people are told about a rating: bell and mail. Pure functions."""

from __future__ import annotations

from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.skp.rules import Predikat


def selesai(month: Month, predikat: Predikat) -> tuple[str, str]:
    """Title and text for the owner once the month is SELESAI."""
    bulan = bulan_tahun(month.tahun, month.bulan)
    return (
        f"Realisasi {bulan} sudah dinilai: {predikat.label}",
        f"Predikat kinerja Anda bulan {bulan}: {predikat.label}. Umpan balik ada di Lihat Realisasi.",
    )


def diubah(month: Month, lama: Predikat, baru: Predikat) -> tuple[str, str]:
    """Title and text for the owner after the one change (F6.8)."""
    bulan = bulan_tahun(month.tahun, month.bulan)
    return (
        f"Penilaian {bulan} diubah: {baru.label}",
        f"Pejabat penilai mengubah predikat {bulan} dari {lama.label} menjadi {baru.label}.",
    )


def pengajuan_terakhir(nomor: str) -> str:
    """The line in the history of a month that was withdrawn and not submitted again."""
    return f"Tidak diajukan kembali sampai batas pengisian: yang dinilai adalah pengajuan terakhir ({nomor})."


def akhir_selesai(tahun: int, predikat: Predikat) -> tuple[str, str]:
    """Title and text for the owner once the year is SELESAI."""
    return (
        f"Realisasi akhir {tahun} sudah dinilai: {predikat.label}",
        f"Predikat kinerja Anda tahun {tahun}: {predikat.label}. Umpan balik ada di halaman realisasi akhir.",
    )


def akhir_dikembalikan(tahun: int, nama: str) -> tuple[str, str]:
    """Title and text for the owner."""
    return (
        f"Realisasi akhir {tahun} Anda dikembalikan",
        f"{nama} mengembalikan realisasi akhir {tahun} dengan catatan. Perbaiki, lalu ajukan kembali.",
    )


def akhir_dibuka_kembali(tahun: int, nama: str) -> tuple[str, str]:
    """Title and text for the owner (``nama`` empty) and for the penilai of somebody's SKP."""
    siapa = f" {nama}" if nama else " Anda"
    isi = (
        f"BKD membuka kembali penilaian akhir {tahun}{siapa}. Alasannya dapat dibaca pada riwayat SKP; "
        "penilaian yang lama tetap tersimpan."
    )
    return f"Penilaian akhir {tahun}{siapa} dibuka kembali", isi
