"""What people are told about a month or a year: bell and mail. Pure functions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sikinerja.core.indonesian import bulan_tahun, saat
from sikinerja.core.time import Month

SEBUTAN = 5
"""Names in a notice; the list has them all."""


def waktu_menilai(nama: Sequence[str], month: Month, batas: datetime, alasan: str) -> tuple[str, str]:
    """Title and text for the penilai who has more time to rate these people; ``batas`` in local time."""
    bulan = bulan_tahun(month.tahun, month.bulan)
    more = f", dan {len(nama) - SEBUTAN} lainnya" if len(nama) > SEBUTAN else ""
    return (
        f"Tambahan waktu menilai {len(nama)} realisasi {bulan}, sampai {saat(batas)}",
        f"Dispensasi penilaian diberikan untuk {', '.join(nama[:SEBUTAN])}{more}. Alasan: {alasan}",
    )


def berhasil_diajukan(month: Month, nomor: str) -> str:
    """What the owner reads after submitting (documents.md §I)."""
    return (
        f"Realisasi {bulan_tahun(month.tahun, month.bulan)} berhasil diajukan. Nomor tanda terima: {nomor}."
    )


def diajukan(nama: str, month: Month) -> tuple[str, str]:
    """Title and text for the penilai."""
    bulan = bulan_tahun(month.tahun, month.bulan)
    return (
        f"Realisasi {bulan} dari {nama} menunggu penilaian",
        f"{nama} mengajukan realisasi {bulan}. Silakan menilai hasil kerja dan perilakunya.",
    )


def ditarik(nama: str, month: Month) -> tuple[str, str]:
    """Title and text for the penilai."""
    bulan = bulan_tahun(month.tahun, month.bulan)
    return (
        f"Realisasi {bulan} dari {nama} ditarik kembali",
        "Bila tidak diajukan lagi sampai batas pengisian, yang berlaku adalah pengajuan terakhir.",
    )


def akhir_berhasil_diajukan(tahun: int, nomor: str) -> str:
    """What the owner reads after submitting the year."""
    return f"Realisasi akhir {tahun} berhasil diajukan. Nomor tanda terima: {nomor}."


def akhir_dimulai(tahun: int, nama: str) -> tuple[str, str]:
    """Title and text for the penilai."""
    return (
        f"{nama} mulai mengisi realisasi akhir {tahun}",
        "Anda diberi tahu lagi ketika realisasi akhir diajukan. Belum ada yang perlu Anda lakukan.",
    )


def akhir_dibatalkan(tahun: int, nama: str) -> tuple[str, str]:
    """Title and text for the penilai."""
    return (
        f"{nama} membatalkan pengisian realisasi akhir {tahun}",
        f"SKP {tahun} kembali berstatus Disetujui. Tidak ada yang perlu Anda lakukan.",
    )


def akhir_diajukan(tahun: int, nama: str) -> tuple[str, str]:
    """Title and text for the penilai."""
    return (
        f"Realisasi akhir {tahun} dari {nama} menunggu penilaian",
        f"{nama} mengajukan realisasi akhir {tahun}. Silakan menilai hasil kerja dan perilakunya.",
    )


def akhir_ditarik(tahun: int, nama: str) -> tuple[str, str]:
    """Title and text for the penilai."""
    return (
        f"Realisasi akhir {tahun} dari {nama} ditarik kembali",
        f"{nama} menarik kembali realisasi akhir {tahun}. Anda diberi tahu bila diajukan lagi.",
    )
