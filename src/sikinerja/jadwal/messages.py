"""Texts of the bell about windows. Pure Python."""

from __future__ import annotations

from datetime import datetime

from sikinerja.core.indonesian import bulan_tahun, saat
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import JenisDispensasi


def dispensasi(*, jenis: JenisDispensasi, month: Month, batas: datetime, alasan: str) -> tuple[str, str]:
    """Title and text for the person who was granted more time; ``batas`` in local time."""
    bulan = bulan_tahun(month.tahun, month.bulan)
    apa = "mengisi realisasi" if jenis is JenisDispensasi.PENGISIAN else "dinilai"
    return (
        f"Dispensasi realisasi {bulan} sampai {saat(batas)}",
        f"Anda mendapat tambahan waktu untuk {apa} bulan {bulan}, sampai {saat(batas)}. Alasan: {alasan}",
    )
