"""Until when something is owed: until it is done, or its year rated and the month released. Pure Python."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sikinerja.core.time import Month
from sikinerja.rekapitulasi.rules.tugas_skp import KeadaanSkp
from sikinerja.skp.rules import StatusSkp
from sikinerja.skp.rules.persetujuan import Periode

S = StatusSkp
DESEMBER = 12


def tahun_terbuka(keadaan: Collection[KeadaanSkp], *, today: date, terdaftar: date | None) -> list[int]:
    """The years for which something may still be owed beside their months, this one among them.

    A year ends with its evaluation: each of its SKP is SELESAI, up to December.
    """
    years = tahun_saya(keadaan, today=today, terdaftar=terdaftar)
    return [year for year in years if not _dinilai(keadaan, year)]


def tahun_saya(keadaan: Collection[KeadaanSkp], *, today: date, terdaftar: date | None) -> list[int]:
    """One's years: from the first riwayat on; before the account (its local day) only where an SKP is."""
    begun = min((row.tahun for row in keadaan), default=today.year)
    own = {row.tahun for row in keadaan if row.skp_id is not None}
    known = {year for year in range(begun, today.year) if terdaftar is None or year >= terdaftar.year}
    return sorted(known | own | {today.year})


def bulan_dinilai(
    months: Collection[Month], *, terbuka: Collection[int], periode: Collection[Periode]
) -> set[Month]:
    """Those of these months whose year, or whose SKP, is rated: owed until they are released, no longer.

    Of two SKP that share a month the later one has it (domain.md §4.3).
    """

    def is_rated(month: Month) -> bool:
        owner = max((plan for plan in periode if plan.meets(month)), key=lambda p: p.awal, default=None)
        return owner is not None and bool(owner.predikat)

    return {month for month in months if month.tahun not in terbuka or is_rated(month)}


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
