"""Releasing a month of 14,140, 100,000 and 1,000,000 people: time a row, memory (`make bench`).

``SIKINERJA_BENCH_PEOPLE=14140,100000`` measures only these.
"""

from __future__ import annotations

import os
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.db import connection

from sikinerja.akun.models import Akun
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.rilis.models import Rilis
from sikinerja.rilis.operations import koreksi
from sikinerja.rilis.operations import rilis as operations
from tests.bench.measure import seconds
from tests.bench.province import MONTH, SIZES, province
from tests.builders import tpp
from tests.cast import context

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]
PADA, LATER = "2023-03-13 09:00", "2023-03-20 09:00"
TIMES = 3
AT_MOST_TIMES, MEGABYTES = 1.5, 256
asked = os.environ.get("SIKINERJA_BENCH_PEOPLE")
SIZES_ASKED = tuple(int(n) for n in asked.split(",")) if asked else SIZES
TABLES = "rilis_rilisbeda, rilis_rilisbaris, rilis_rilisrekap, rilis_rilis, rilis_koreksi"


class Memory:
    """What the process holds in memory, in MB: watched while something runs."""

    def __init__(self) -> None:
        self.before = self.peak = self.after = 0.0

    @staticmethod
    def now() -> float:
        """Resident set size."""
        line = next(s for s in Path("/proc/self/status").read_text().splitlines() if s.startswith("VmRSS"))
        return int(line.split()[1]) / 1024

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Look fifty times a second."""
        over = threading.Event()

        def watch() -> None:
            while not over.wait(0.02):
                self.peak = max(self.peak, self.now())

        self.before = self.peak = self.now()
        thread = threading.Thread(target=watch)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join()
            self.after = self.now()


def release(at: str) -> Rilis:
    """Ask as BKD, freeze as the worker."""
    job = operations.minta(context(Akun.objects.get(pk=1), at), month=MONTH)
    made = operations.bekukan(context(None, at), pekerjaan_id=job.pk, kabari=lambda done, total: None)
    Pekerjaan.objects.filter(pk=job.pk).update(status="SELESAI")
    assert made is not None
    return made


def forget() -> None:
    """Take everything released away: the guards rest for it."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {TABLES}, kehadiran_penutupankehadiran, pekerjaan_pekerjaan CASCADE")
        cursor.execute("SET session_replication_role = origin")


def correct(made: Rilis, people: int) -> float:
    """Seconds of a correction that changes one row in a hundred."""
    koreksi.buka(context(Akun.objects.get(pk=1), LATER), rilis_id=made.pk, alasan="Absensi keliru")
    Kehadiran.objects.filter(pegawai__lte=people // 100).update(nilai=50)
    return seconds(lambda: release(LATER))


def measure(people: int) -> float:
    """Print a line; returns seconds a row."""
    spent, memory = [], Memory()
    with province(people):
        tpp.berlaku()
        Akun.objects.filter(pk=1).update(is_pengelola_aplikasi=True)
        made: list[Rilis] = []
        for turn in range(TIMES):
            if turn:
                forget()
            with memory.watched():
                spent.append(seconds(lambda: made.append(release(PADA))))
        assert made[-1].jumlah == people
        again = correct(made[-1], people)
    middle = statistics.median(spent)
    runs = " / ".join(f"{one:.1f}" for one in spent)
    print(
        f"\n  {people:>9,} people: {middle:7.1f} s (runs {runs}), {1e6 * middle / people:6.1f} µs a row,"
        f" correction {again:.1f} s, memory {memory.before:.0f} → {memory.peak:.0f} → {memory.after:.0f} MB",
        flush=True,
    )
    assert memory.peak - memory.before < MEGABYTES
    return middle / people


def test_a_release_takes_time_by_the_row_and_no_memory() -> None:
    row = {people: measure(people) for people in SIZES_ASKED}
    if {100_000, 1_000_000} <= set(row):
        times = row[1_000_000] / row[100_000]
        print(f"  a row at 1,000,000 takes {times:.2f} times one at 100,000 (at most {AT_MOST_TIMES})")
        assert times <= AT_MOST_TIMES
