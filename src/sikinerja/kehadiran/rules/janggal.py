"""Numbers of one attendance row that can hardly be true together: a person has to say yes. Pure Python."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from sikinerja.core import indonesian
from sikinerja.core.time import Month
from sikinerja.kehadiran.rules import NILAI_TERTINGGI, Angka, hari_tanpa_minggu
from sikinerja.kepegawaian.rules.keadaan import Keadaan

JATUH = 10
"""So many times less than last month is asked about, for who was there half of the days."""
UTUH_TERENDAH = 50
"""A lower nilai is asked about for who missed nothing."""
MENIT_SEKALI = 600
"""Nobody is more minutes late, or early, in one day."""
TERTUKAR = " Apakah kolom hadir dan alpa tertukar?"


def pecahan(nilai: Collection[Decimal]) -> bool:
    """Whether a whole file or message says its nilai as fractions: all of them between 0 and 1."""
    return bool(nilai) and max(nilai) <= 1 and any(one > 0 for one in nilai)


def ragu(
    baru: Angka, *, month: Month, lalu: Angka | None, berpecahan: bool, keadaan: Keadaan | None = None
) -> Iterator[tuple[str, str]]:
    """What of a row can be so and hardly is, as (column, words).

    ``lalu``: the month before; ``berpecahan``: see :func:`pecahan`; ``keadaan``: in which the person is
    recorded for the whole month.
    """
    if keadaan and keadaan.mulai <= month.first and baru.hadir:  # who died within it may have come before
        yield "hadir", f"{baru.hadir} hari, padahal sebulan penuh tercatat {keadaan.label.lower()}."
    if baru.hari_kerja > (biasa := hari_tanpa_minggu(month)):
        nama = indonesian.bulan_tahun(month.tahun, month.bulan)
        yield "hari_kerja", f"{baru.hari_kerja}, padahal {nama} tanpa hari Minggu hanya {biasa} hari."
    yield from _hari(baru)
    if said := _nilai(baru, lalu=lalu, berpecahan=berpecahan):
        yield "nilai", said
    yield from _menit("terlambat_menit", "terlambat", baru.terlambat, baru.terlambat_menit)
    yield from _menit("pulang_cepat_menit", "pulang cepat", baru.pulang_cepat, baru.pulang_cepat_menit)


def _hari(baru: Angka) -> Iterator[tuple[str, str]]:
    """More than half of the days are neither attended nor missed."""
    sisa = baru.hari_kerja - baru.hadir - baru.alpa - baru.izin_cuti
    if sisa * 2 > baru.hari_kerja:
        counted = f"hadir {baru.hadir}, alpa {baru.alpa}, izin/cuti {baru.izin_cuti}"
        yield "hadir", f"{counted}, padahal hari kerja {baru.hari_kerja}: {sisa} hari tidak disebut."


def _nilai(baru: Angka, *, lalu: Angka | None, berpecahan: bool) -> str:
    """Why a nilai hardly goes with the days; "" when it does."""
    nilai, dari = indonesian.angka(baru.nilai), f"dari {baru.hari_kerja} hari kerja"
    datang = baru.hadir * 2 >= baru.hari_kerja > 0
    if berpecahan and baru.nilai:
        seratus = indonesian.angka(baru.nilai * Decimal(100))
        return f"{nilai}: semua nilai antara 0 dan 1. Apakah maksudnya {seratus}?"
    if _terlalu_tinggi(baru):
        said = f"{nilai}, padahal hadir {baru.hadir} dan alpa {baru.alpa} {dari}."
        return said + TERTUKAR if baru.alpa > baru.hadir and not _terlalu_tinggi(_ditukar(baru)) else said
    if datang and baru.nilai <= 1:
        return f"{nilai}, padahal hadir {baru.hadir} {dari}."
    if baru.nilai < UTUH_TERENDAH and baru.hadir == baru.hari_kerja > 0 == baru.terlambat + baru.pulang_cepat:
        return f"{nilai}, padahal hadir {baru.hadir} {dari}, tanpa terlambat atau pulang cepat."
    if datang and lalu is not None and lalu.nilai >= 50 and baru.nilai * JATUH <= lalu.nilai:
        return f"{nilai}, padahal bulan sebelumnya {indonesian.angka(lalu.nilai)}."
    return ""


def _terlalu_tinggi(baru: Angka) -> bool:
    """A day missed costs less than one point, or nobody came and it counts all the same."""
    tak_datang = not baru.hadir and not baru.izin_cuti
    return (baru.alpa > 0 and baru.nilai > NILAI_TERTINGGI - baru.alpa) or (tak_datang and baru.nilai > 0)


def _ditukar(baru: Angka) -> Angka:
    return Angka(
        baru.hari_kerja, baru.alpa, baru.terlambat, baru.pulang_cepat, baru.hadir, baru.izin_cuti, baru.nilai
    )


def _menit(kolom: str, nama: str, kali: int, menit: int | None) -> Iterator[tuple[str, str]]:
    """Occurrences without a minute, or with more minutes than their days have."""
    if menit is None or not kali:
        return
    if not menit:
        yield kolom, f"0 menit, padahal {nama} {kali} kali. Kosongkan bila menitnya tidak dicatat."
    elif menit > kali * MENIT_SEKALI:
        yield kolom, f"{menit} menit, padahal {nama} hanya {kali} kali."
