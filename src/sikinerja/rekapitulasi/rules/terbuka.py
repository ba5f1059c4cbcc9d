"""Until when something is owed: until it is done or its year is rated, never until a date. Pure Python."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sikinerja.core.time import Month
from sikinerja.rekapitulasi.rules.tugas_skp import KeadaanSkp
from sikinerja.skp.rules import StatusSkp

S = StatusSkp
DESEMBER = 12


def tahun_terbuka(keadaan: Collection[KeadaanSkp], *, today: date, terdaftar: date | None) -> list[int]:
    """The years of whose months something may still be owed, this one among them.

    From the first riwayat on; years before the account (``terdaftar``, its local day) only where an SKP is
    there. A year ends with its evaluation: each of its SKP is SELESAI, up to December.
    """
    begun = min((row.tahun for row in keadaan), default=today.year)
    own = {row.tahun for row in keadaan if row.skp_id is not None}
    known = {year for year in range(begun, today.year) if terdaftar is None or year >= terdaftar.year}
    return sorted(year for year in known | own | {today.year} if not _dinilai(keadaan, year))


def _dinilai(keadaan: Collection[KeadaanSkp], tahun: int) -> bool:
    """Whether a year is rated to its end, and no SKP is still to be made for it."""
    rows = [row for row in keadaan if row.tahun == tahun]
    plans = [row for row in rows if row.skp_id is not None]
    if any(row.aktif for row in rows if row.skp_id is None) or any(row.status != S.SELESAI for row in plans):
        return False
    return any(row.akhir is not None and row.akhir.month == DESEMBER for row in plans)


def bulan_berlalu(tahun: Collection[int], today: date) -> list[Month]:
    """The months of these years that are over."""
    months = (Month(year, n) for year in tahun for n in range(1, 13))
    return [month for month in months if month < Month.of(today)]


def tahun_tuntas(keadaan: Collection[KeadaanSkp], tahun: Collection[int], today: date) -> set[int]:
    """Those of these years in which no SKP is still to be made, handed in, or approved at all.

    This year only once there is a riwayat for it: to make that is what is owed before.
    """
    waiting = (S.KONSEP, S.PENILAIAN)
    unmade = {r.tahun for r in keadaan if (r.status in waiting and not r.versi) or (r.aktif and not r.skp_id)}
    begun = {row.tahun for row in keadaan} | {year for year in tahun if year < today.year}
    return begun - unmade
