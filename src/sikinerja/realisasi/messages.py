"""What people are told about a month: bell and mail. Pure functions."""

from __future__ import annotations

from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month


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
