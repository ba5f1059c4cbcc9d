"""When a deadline is so far away that it is perhaps a slip, and what follows from it. Pure Python."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from sikinerja.core.indonesian import angka, bulan_tahun, saat, tanggal
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import Jendela, Ketentuan

JAUH = timedelta(days=14)
"""So long after the usual deadline (or after today) more time is asked about."""
BATAS = {"batas_pengisian_pada": "Batas pengisian", "batas_penilaian_pada": "Batas penilaian"}


def terlalu_jauh(batas: datetime, *, biasa: datetime, now: datetime) -> bool:
    """Whether a deadline lies far beyond the usual one: asked about before, and mendable afterwards."""
    return batas > max(biasa, now) + JAUH


def kata_rilis(month: Month, mulai: date) -> str:
    """What a late deadline means for everybody else."""
    bulan = bulan_tahun(month.tahun, month.bulan)
    return f"Rilis {bulan} untuk semua pegawai baru mungkin mulai {tanggal(mulai)}."


def tanpa_guna(level: Ketentuan, berlaku: Jendela, *, zone: ZoneInfo) -> list[str]:
    """Deadlines that are set earlier than what holds all the same: they shorten nothing."""
    return [
        f"{label} {tanggal(getattr(level, name).astimezone(zone).date())} tidak berpengaruh: yang berlaku "
        f"tetap {saat(getattr(berlaku, name).astimezone(zone))}."
        for name, label in BATAS.items()
        if getattr(level, name) < getattr(berlaku, name)
    ]


def jauh_bersama(
    baru: Jendela, biasa: Jendela, *, rilis_mulai: date, now: datetime, zone: ZoneInfo
) -> list[str]:
    """Which deadlines of many people are far beyond the usual ones, by how much, and what follows."""
    found = []
    for name, label in BATAS.items():
        batas, usual = getattr(baru, name), getattr(biasa, name)
        if terlalu_jauh(batas, biasa=usual, now=now):
            at, before = (moment.astimezone(zone).date() for moment in (batas, usual))
            bulan, days = bulan_tahun(baru.month.tahun, baru.month.bulan), angka((at - before).days)
            usually = f"{days} hari sesudah batas biasa ({tanggal(before)})"
            found.append(f"{bulan}: {label.lower()} {tanggal(at)}, {usually}.")
    return [*found, kata_rilis(baru.month, rilis_mulai)] if found else []
