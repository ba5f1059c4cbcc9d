"""What a rater's subordinates wait for, month by month: still to be rated, or too late. Pure Python."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection
from datetime import datetime
from zoneinfo import ZoneInfo

from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import ONE_SECOND, Jendela
from sikinerja.jadwal.rules.bersama import batas_bersama
from sikinerja.rekapitulasi.rules import Fakta, Menunggu, Tugas, jendela

DAFTAR = ("penilaian_realisasi_bulanan:daftar",)


def tugas_nilai(waiting: Collection[tuple[Jendela, Menunggu]], zone: ZoneInfo) -> list[Tugas]:
    """Months of subordinates to rate, one line a month; the earliest deadline counts."""
    months: dict[Month, list[Jendela]] = defaultdict(list)
    for window, _ in waiting:
        months[window.month].append(window)
    found = []
    for month, windows in months.items():
        batas = batas_bersama(window.batas_penilaian_pada for window in windows)
        if batas is None:
            continue
        title = f"{len(windows)} realisasi bawahan menunggu penilaian"
        text = f"{bulan_tahun(month.tahun, month.bulan)} · batas penilaian {batas.kata(zone)}"
        found.append(
            Tugas(title, text, "Nilai", DAFTAR, batas.pada, jumlah=len(windows), kueri=_kueri(month))
        )
    return found


def tugas_tidak_dinilai(fakta: Fakta, *, now: datetime, zone: ZoneInfo) -> list[Tugas]:
    """Months that were not rated in time, one line a month, until they are or cost nobody anything more."""
    late: Counter[Month] = Counter()
    for row in fakta.menunggu:
        window = jendela(fakta, pegawai_id=row.pegawai_id, pd_id=row.pd_id, month=row.month, zone=zone)
        late[row.month] += not row.tuntas and now >= window.batas_penilaian_pada + ONE_SECOND
    text = "masa penilaian sudah lewat. Bila ada alasan khusus, mintalah dispensasi penilaian kepada BKD."
    return [
        Tugas(
            f"{count} realisasi bawahan belum Anda nilai",
            f"{bulan_tahun(month.tahun, month.bulan)}: {text}",
            "Lihat",
            DAFTAR,
            jumlah=count,
            satuan="realisasi",
            kueri=_kueri(month),
        )
        for month, count in sorted(late.items())
        if count
    ]


def _kueri(month: Month) -> str:
    return f"?tahun={month.tahun}&bulan={month.bulan}"
