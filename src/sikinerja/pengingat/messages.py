"""Texts of reminders. Pure Python."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sikinerja.core.indonesian import bulan_tahun, dan, tanggal
from sikinerja.core.time import Month
from sikinerja.pengingat.rules import Baris, JenisPengingat

J = JenisPengingat
PALING_BANYAK = 8
"""Names in a digest; the rest is a number."""


def sisa(hari: date, today: date) -> str:
    """How much time is left, in words."""
    days = (hari - today).days
    return {0: "hari ini hari terakhir", 1: "besok hari terakhir"}.get(days, f"{days} hari lagi")


def kabar(jenis: JenisPengingat, rows: Sequence[Baris], today: date) -> tuple[str, str]:
    """Title and text of what one account is reminded of at once; ``rows`` by deadline."""
    first, jumlah = min(rows, key=lambda row: row.hari), sum(row.jumlah for row in rows)
    batas = f"batas {tanggal(first.hari)}, {sisa(first.hari, today)}"
    if jenis == J.PENGISIAN:
        months = dan([_bulan(row) for row in rows])
        return (
            f"Isi realisasi {months}: {batas}",
            f"Realisasi {months} belum Anda ajukan. Tanpa realisasi tidak ada predikat untuk bulan itu.",
        )
    if jenis in (J.PENILAIAN, J.PENGGANTI):
        who = f" (sebagai pengganti {first.nama})" if jenis == J.PENGGANTI else ""
        lines = "; ".join(
            f"{_bulan(row)}: {row.jumlah} realisasi, dinilai paling lambat {tanggal(row.hari)}"
            for row in rows
        )
        return f"{jumlah} realisasi bawahan belum Anda nilai{who}: {batas}", f"{lines}."
    names = "; ".join(f"{row.nama}: {row.jumlah} ({_bulan(row)})" for row in rows[:PALING_BANYAK])
    rest = f"; dan {len(rows) - PALING_BANYAK} lainnya" if len(rows) > PALING_BANYAK else ""
    whose = "oleh bawahan Anda" if jenis == J.ATASAN else "di perangkat daerah Anda"
    return f"{jumlah} realisasi belum dinilai {whose}: {batas}", f"{names}{rest}."


def tautan(jenis: JenisPengingat, month: Month, untuk: int) -> str:
    """The page on which something can be done about it; ``untuk``: the PD, of a pengelola's."""
    asked = f"?tahun={month.tahun}&bulan={month.bulan}"
    return {
        J.PENGISIAN: "/realisasi-bulanan/",
        J.PENILAIAN: f"/penilaian/realisasi-bulanan/{asked}",
        J.PENGGANTI: f"/penilaian/realisasi-bulanan/{asked}",
        J.ATASAN: "/penilaian/realisasi-bulanan/tertunda/",
        J.PENGELOLA: f"/rekapitulasi/antrean/?pd={untuk}&tahun={month.tahun}&bulan={month.bulan}",
    }[jenis]


def _bulan(row: Baris) -> str:
    return bulan_tahun(row.month.tahun, row.month.bulan)
