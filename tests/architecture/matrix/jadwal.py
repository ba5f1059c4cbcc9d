"""Kelola » Jadwal: BKD sets windows, a pengelola reads them; to everybody else it does not exist."""

from __future__ import annotations

from tests.architecture.matrix.rows import row
from tests.builders import jadwal as build
from tests.cast import Cast

MONTH = (2023, 2)
READ = {"pengelola_lain": 200, "bkd": 200, "others": 404}
SET = {"pengelola_lain": 403, "bkd": 200, "others": 404}


def month(cast: Cast) -> tuple[int, int]:
    """The month that is reported now."""
    return MONTH


def moved(cast: Cast) -> tuple[int, int]:
    """Everything that may be set apart, and its history."""
    build.penuh(cast)
    return MONTH


def override(cast: Cast) -> int:
    """An override for all that may still be withdrawn."""
    return build.khusus(cast, mulai="2023-04-02", isi="2023-04-15", nilai="2023-04-17", bulan=3).pk


def grant(cast: Cast) -> int:
    """A dispensation for somebody of ``dinas`` that may still be taken back."""
    return build.dispensasi(cast, cast.orang_lain, sampai="2023-04-20", bulan=3).pk


def outages(cast: Cast) -> None:
    """More than a page of outages."""
    build.banyak_gangguan(cast)


ROWS = (
    row("jadwal:tahun", full=moved, **READ),
    row("jadwal:bulan", month, full=moved, **READ),
    row("jadwal:riwayat", month, full=moved, **READ),
    row("jadwal:atur", month, full=moved, **SET),
    row("jadwal:beri_dispensasi", month, full=moved, **SET),
    row("jadwal:cabut", override, **SET),
    row("jadwal:cabut_dispensasi", grant, **SET),
    row("jadwal:gangguan", full=outages, **READ),
    row("jadwal:catat_gangguan", **SET),
)
