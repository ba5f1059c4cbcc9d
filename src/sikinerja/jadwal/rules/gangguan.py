"""Outages: which deadlines one extends, and to when (domain.md §8). Pure Python."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sikinerja.core.errors import Invalid
from sikinerja.core.flow import Sudah
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import ONE_SECOND, Jendela, Ketentuan

PALING_BANYAK_HARI = 31
PANJANG_URAIAN = 500
PALING_PANJANG = timedelta(days=31)
PALING_LAMPAU = timedelta(days=62)
BULAN_KE_BELAKANG = 4
SUDAH_DICATAT = Sudah("Gangguan ini sudah dicatat", "Periksa dahulu daftar gangguan.")
BERTUMPUK = "Gangguan pada waktu itu sudah dicatat; jadwalnya sudah diperpanjang. Periksa daftar gangguan."


@dataclass(frozen=True, slots=True)
class IsianGangguan:
    """An outage as its form says it; moments in UTC. ``kunci`` is the form's own: one form, one outage."""

    kunci: str
    mulai_pada: datetime
    selesai_pada: datetime
    uraian: str
    hari: int


@dataclass(frozen=True, slots=True)
class Perpanjangan:
    """What happens to the windows of one month: for all (``perangkat_daerah_id`` None) or for one PD."""

    month: Month
    perangkat_daerah_id: int | None
    lama: Ketentuan
    baru: Ketentuan


def periksa(isian: IsianGangguan, *, now: datetime) -> None:
    """Refuse (Invalid) an outage that ends before it begins, lies far away, or extends by nothing."""
    errors: dict[str, str] = {}
    if not 0 < len(isian.uraian.strip()) <= PANJANG_URAIAN:
        errors["uraian"] = f"Uraian wajib diisi, paling panjang {PANJANG_URAIAN} huruf."
    if not 1 <= isian.hari <= PALING_BANYAK_HARI:
        errors["hari"] = f"Perpanjangan antara 1 dan {PALING_BANYAK_HARI} hari."
    if isian.selesai_pada <= isian.mulai_pada:
        errors["selesai_pada"] = "Gangguan berakhir sesudah mulai."
    elif isian.selesai_pada - isian.mulai_pada > PALING_PANJANG:
        errors["selesai_pada"] = (
            "Satu catatan paling panjang 31 hari; catat sisanya sebagai gangguan berikut."
        )
    if isian.mulai_pada > now:
        errors["mulai_pada"] = "Gangguan dicatat sesudah terjadi; yang direncanakan diatur pada jadwal."
    elif isian.mulai_pada < now - PALING_LAMPAU:
        errors["mulai_pada"] = "Gangguan paling lama dua bulan yang lalu; selebihnya beri dispensasi."
    if errors:
        raise Invalid(errors)


def bulan_terdampak(isian: IsianGangguan, named: Collection[Month], zone: ZoneInfo) -> list[Month]:
    """Months whose window may touch the outage: the last few, and whichever is set apart."""
    months, month = set(named), Month.of(isian.selesai_pada.astimezone(zone).date())
    months.add(month)
    for _ in range(BULAN_KE_BELAKANG):
        month = month.previous
        months.add(month)
    return sorted(months)


def terdampak(window: Jendela, isian: IsianGangguan) -> bool:
    """Whether a window stood open at some time of the outage."""
    return (
        window.mulai_pada <= isian.selesai_pada
        and isian.mulai_pada < window.batas_penilaian_pada + ONE_SECOND
    )


def perpanjang(level: Ketentuan, isian: IsianGangguan) -> Ketentuan:
    """The deadlines of a level that the outage met, later by the days given; what had ended before stays."""
    return replace(
        level,
        batas_pengisian_pada=mundur(level.batas_pengisian_pada, isian),
        batas_penilaian_pada=mundur(level.batas_penilaian_pada, isian),
    )


def mundur(batas: datetime, isian: IsianGangguan) -> datetime:
    """One deadline: later by the days given, unless it had passed before the outage began."""
    return batas + timedelta(days=isian.hari) if isian.mulai_pada < batas + ONE_SECOND else batas


def periksa_berguna(batas: Collection[datetime], *, now: datetime) -> None:
    """Refuse (Invalid) an extension from which nobody would gain a minute; ``batas``: the new deadlines."""
    if not batas:
        raise Invalid(
            {"mulai_pada": "Tidak ada masa pengisian atau penilaian yang terbuka selama gangguan itu."}
        )
    if all(moment < now for moment in batas):
        raise Invalid({"hari": "Sesudah diperpanjang batasnya tetap sudah lewat. Tambah jumlah harinya."})
