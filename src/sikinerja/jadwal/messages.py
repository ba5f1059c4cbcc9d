"""Texts of the bell about windows. Pure Python."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from sikinerja.core.indonesian import bulan_tahun, saat
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import TENGGANG_PENILAIAN, Jendela, JenisDispensasi


def dispensasi(*, jenis: JenisDispensasi, month: Month, batas: datetime, alasan: str) -> tuple[str, str]:
    """Title and text for the person who was granted more time; ``batas`` in local time."""
    bulan = bulan_tahun(month.tahun, month.bulan)
    is_filing = jenis is JenisDispensasi.PENGISIAN
    apa = "mengisi realisasi" if is_filing else "dinilai"
    rater = saat(batas + TENGGANG_PENILAIAN)
    lalu = f" Sesudah itu pejabat penilai menilai sampai {rater}." if is_filing else ""
    isi = f"Anda mendapat tambahan waktu untuk {apa} bulan {bulan}, sampai {saat(batas)}.{lalu}"
    return f"Dispensasi realisasi {bulan} sampai {saat(batas)}", f"{isi} Alasan: {alasan}"


def dispensasi_dicabut(*, jenis: JenisDispensasi, month: Month, alasan: str) -> tuple[str, str]:
    """Title and text for the person whose grant was taken back."""
    bulan = bulan_tahun(month.tahun, month.bulan)
    return (
        f"Dispensasi realisasi {bulan} dicabut",
        f"Dispensasi {jenis.label.lower()} bulan {bulan} dicabut; yang berlaku jadwal umum. Alasan: {alasan}",
    )


def jadwal_berubah(window: Jendela, lama: Jendela, *, zone: ZoneInfo, alasan: str) -> tuple[str, str]:
    """Title and text for everybody whose window was set anew; ``lama``: what they were told before."""
    bulan = bulan_tahun(window.month.tahun, window.month.bulan)
    mulai, isi, nilai = (
        saat(moment.astimezone(zone))
        for moment in (window.mulai_pada, window.batas_pengisian_pada, window.batas_penilaian_pada)
    )
    batas = f"diisi mulai {mulai}, paling lambat {isi}, dan dinilai paling lambat {nilai}"
    sooner = window.batas_pengisian_pada < lama.batas_pengisian_pada
    sooner = sooner or window.batas_penilaian_pada < lama.batas_penilaian_pada
    lebih = " Ini lebih awal daripada yang diumumkan sebelumnya." if sooner else ""
    return f"Jadwal realisasi {bulan} berubah", f"Realisasi {bulan} {batas}.{lebih} Alasan: {alasan}"


def gangguan(*, uraian: str, hari: int, bulan: list[Jendela], zone: ZoneInfo) -> tuple[str, str]:
    """Title and text for everybody after an outage: the new deadlines of all, month by month."""
    lines = [
        f"{bulan_tahun(window.month.tahun, window.month.bulan)}:"
        f" isi paling lambat {saat(window.batas_pengisian_pada.astimezone(zone))},"
        f" penilaian paling lambat {saat(window.batas_penilaian_pada.astimezone(zone))}."
        for window in bulan
    ]
    return (
        f"Batas waktu diperpanjang {hari} hari karena gangguan",
        " ".join([f"Gangguan aplikasi: {uraian}", *lines]),
    )
