"""Attendance in the states that tests need."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sikinerja.core.time import Month
from sikinerja.kehadiran.models import Kehadiran, PenutupanKehadiran
from sikinerja.kehadiran.rules import Angka, BarisKehadiran
from sikinerja.kepegawaian.models import Pegawai
from tests.moments import moment

FEBRUARI = Month(2023, 2)


def angka(**change: object) -> Angka:
    """A good month of twenty days, with changes."""
    base: dict[str, object] = {
        "hari_kerja": 20, "hadir": 19, "terlambat": 0, "pulang_cepat": 0, "alpa": 0, "izin_cuti": 1,
        "nilai": Decimal("97.50"), "terlambat_menit": 0, "pulang_cepat_menit": 0,
    }  # fmt: skip
    return Angka(**(base | change))  # type: ignore[arg-type]


def baris(pegawai: Pegawai, **change: object) -> BarisKehadiran:
    """The same as a row of a file."""
    return BarisKehadiran(pegawai.nip or "", angka(**change))


def kehadiran(pegawai: Pegawai, *, month: Month = FEBRUARI, **change: Any) -> Kehadiran:
    """The same as the operation leaves it."""
    values = angka(**change)
    return Kehadiran.objects.create(
        pegawai=pegawai, tahun=month.tahun, bulan=month.bulan, sumber="BERKAS",
        dimuat_pada=moment("2023-03-06 08:00"),
        **{name: getattr(values, name) for name in Angka.__slots__},
    )  # fmt: skip


def ditutup(month: Month = FEBRUARI) -> PenutupanKehadiran:
    """A release has closed the month."""
    return PenutupanKehadiran.objects.create(
        tahun=month.tahun, bulan=month.bulan, ditutup_pada=moment("2023-03-13 08:00")
    )
