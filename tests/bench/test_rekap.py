"""The recap of a month over a province of 14,140, 100,000 and 1,000,000 people (`make bench`).

Each figure is the median of three; a row of the million may take 1.5 times one of the hundred thousand, and
the memory of the process must not grow with the province. A workbook of a million rows takes a quarter of an
hour: XLSX is measured at 14,140. SIKINERJA_BENCH_SIZES=14140,100000 leaves sizes out.
"""

from __future__ import annotations

import os
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest

from sikinerja.core import tables
from sikinerja.core.context import Context
from sikinerja.core.sql import reading
from sikinerja.rekapitulasi.queries import bulanan, distribusi, ekspor, halaman, tahunan
from sikinerja.rekapitulasi.queries.bulanan import Saring
from sikinerja.rekapitulasi.rules.ekspor import IsiEkspor
from sikinerja.rekapitulasi.rules.permintaan import Permintaan
from tests.bench.measure import seconds
from tests.bench.province import MONTH, NOW, SIZES, province
from tests.cast import context

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]
TIMES = 3
GROWTH = 1.5
MEMORY_MB = 150
LARGEST_XLSX = 20_000
CHOSEN = [int(n) for n in os.environ.get("SIKINERJA_BENCH_SIZES", "").split(",") if n] or list(SIZES)
ALL = Permintaan(tahun=MONTH.tahun, bulan=MONTH.bulan)
ONE_PD = Permintaan(tahun=MONTH.tahun, bulan=MONTH.bulan, pd=2)
WHOLE = ("recap of all PD", "distribution of the year", "export to XLSX", "export to CSV")
"""What reads everybody; the others show a page."""


def held_mb() -> float:
    """The most memory this process ever held."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024


def forget_peak() -> None:
    """Count the peak from here."""
    Path("/proc/self/clear_refs").write_text("5")


def recap(ctx: Context) -> None:
    """This month over all PD: who stands where."""
    asked, _ = bulanan.parameter(ctx, month=MONTH, pd_ids=None)
    semua, _ = bulanan.ringkas(asked, Saring(), pd=None)
    assert semua.jumlah["DINILAI"] > 0


def export(ctx: Context, write: Callable[..., int]) -> None:
    """Everybody's month as a file."""
    with tempfile.TemporaryFile() as target, reading():
        table, _ = ekspor.tabel(ctx, halaman.dasar(ctx, ALL), IsiEkspor.BULAN)
        assert write(table, target) > 0


def calls(ctx: Context) -> dict[str, Callable[[], object]]:
    """What is measured."""
    return {
        "recap of all PD": lambda: recap(ctx),
        "distribution of the year": lambda: distribusi.setahun(ctx, ALL),
        "export to XLSX": lambda: export(ctx, tables.write_xlsx),
        "export to CSV": lambda: export(ctx, tables.write_csv),
        "page of one PD": lambda: halaman.bulan_ini(ctx, ONE_PD),
        "year's grid of one PD": lambda: tahunan.setahun(ctx, ONE_PD),
        "year's grid of all": lambda: tahunan.setahun(ctx, ALL),
    }


def measured(people: int) -> dict[str, tuple[float, float]]:
    """Median seconds, and megabytes that the call added at its peak."""
    found = {}
    ctx = context(None, NOW)
    for name, call in calls(ctx).items():
        if name == "export to XLSX" and people > LARGEST_XLSX:
            continue
        forget_peak()
        before = held_mb()
        spent = statistics.median(seconds(call) for _ in range(TIMES))
        found[name] = (spent, held_mb() - before)
        per_row = f"{spent / people * 1e6:8.2f} us a row" if name in WHOLE else ""
        print(f"  {people:>9,} {name:26} {spent:9.3f} s {found[name][1]:6.0f} MB more {per_row}")
    return found


def test_recap_of_a_province() -> None:
    results = {}
    for people in CHOSEN:
        with province(people):
            print()
            results[people] = measured(people)
    for name in WHOLE:
        for people, found in results.items():
            if name in found:
                assert found[name][1] < MEMORY_MB, f"{name} at {people}: {found[name][1]:.0f} MB more"
        if {100_000, 1_000_000} <= set(results) and name in results[1_000_000]:
            ratio = results[1_000_000][name][0] / results[100_000][name][0] / 10
            print(f"  {name:26} a row at 1,000,000: {ratio:.2f} x one at 100,000")
            assert ratio <= GROWTH, name
