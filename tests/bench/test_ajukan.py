"""Submitting a month: how many a second, by one person after another and by four at once (`make bench`)."""

from __future__ import annotations

import multiprocessing
import time
from collections.abc import Callable

import pytest
from django.db import connection, connections

from sikinerja.core.time import Month
from sikinerja.realisasi.operations import flow
from sikinerja.realisasi.rules import Isian
from sikinerja.skp import queries
from sikinerja.skp.models import Skp
from tests.builders import aktivitas, skp
from tests.cast import Cast, context, make_cast, person, tenure

pytestmark = [pytest.mark.bench, pytest.mark.django_db(transaction=True)]

MANY, INDIKATOR, ACTIVITIES = 100, 10, 40
FEBRUARI = Month(2023, 2)


def ready(cast: Cast, number: int) -> Skp:
    """Somebody with an approved SKP and a month of activities."""
    riwayat = tenure(
        person(f"Contoh {number}"), jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai
    )
    made = skp.disetujui(riwayat, rhk=INDIKATOR // 2, indikator=2)
    aktivitas.sebulan(made, jumlah=ACTIVITIES)
    return made


def submission(made: Skp) -> Callable[[], object]:
    """The operation, with everything that a form would hand to it."""
    ctx = context(made.pegawai)
    isian = {
        row.indikator_id: Isian("12,5", "https://drive.example.test/bukti")
        for row in queries.indikator_berlaku(skp_id=made.pk)
    }
    return lambda: flow.ajukan(ctx, month=FEBRUARI, isian=isian, catatan="", konfirmasi=True, langkah=0)


def together(calls: list[Callable[[], object]], *, processes: int) -> float:
    """Seconds until all calls are done by so many processes, each with a connection of its own."""
    connection.close()
    connections["default"].close_pool()  # type: ignore[attr-defined]
    fork = multiprocessing.get_context("fork")
    workers = [fork.Process(target=work, args=(calls[number::processes],)) for number in range(processes)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    spent = time.perf_counter() - start
    assert [worker.exitcode for worker in workers] == [0] * processes
    return spent


def work(calls: list[Callable[[], object]]) -> None:
    """One after the other."""
    for call in calls:
        call()


def test_submitting_a_month() -> None:
    cast = make_cast()
    calls = [submission(ready(cast, number)) for number in range(2 * MANY)]
    one = MANY / together(calls[:MANY], processes=1)
    four = MANY / together(calls[MANY:], processes=4)
    ratio = four / one
    print(
        f"\n  submitting {INDIKATOR} indikator: {one:.0f} a second by one, {four:.0f} by four ({ratio:.2f} x)"
    )
