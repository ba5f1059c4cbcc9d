"""The large questions over a whole province, whatever PostgreSQL believes of its tables.

After a restore it knows nothing of them, and an autovacuum that came by before a bulk load was committed
counted no rows. Each question may then cost three times what it costs with good statistics. What is
compared is the processor time of the server's process, which does not depend on what else the machine does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import connection

from sikinerja.core.context import Context
from sikinerja.core.sql import reading
from sikinerja.core.statistics import count_the_uncounted
from sikinerja.kehadiran.queries import halaman as kehadiran
from sikinerja.mutasi.queries import berhenti
from sikinerja.mutasi.queries.bergantung import perlu_dikabari
from sikinerja.rekapitulasi.queries import bulanan, distribusi, kegiatan, tahunan, tertunda
from sikinerja.rekapitulasi.queries.bulanan import Saring
from sikinerja.rekapitulasi.rules.permintaan import Permintaan
from sikinerja.rilis.queries import fakta as rilis
from sikinerja.rilis.queries import siap
from sikinerja.rilis.rules import Kekurangan
from sikinerja.tpp.queries import fakta as tpp
from tests.bench.province import MONTH, NOW, province
from tests.cast import context

pytestmark = pytest.mark.django_db(transaction=True)
PEOPLE = 14_140
FACTOR, FLOOR = 3, 30_000_000
"""At most so many times the cost with good statistics, of which the first 30 ms are not counted."""
TRIES = 3
LIMIT = "SET statement_timeout = '20s'"
ALL = Permintaan(tahun=MONTH.tahun, bulan=MONTH.bulan)
ONE_PD = replace(ALL, pd=2)
STATES = {
    "counted as empty": """
        UPDATE pg_class SET reltuples = 0 WHERE relnamespace = 'public'::regnamespace
    """,
    "never counted": """
        UPDATE pg_class SET reltuples = -1, relpages = 0 WHERE relnamespace = 'public'::regnamespace
    """,
}
FORGET = """
    DELETE FROM pg_statistic
    WHERE starelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
"""


def run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def streamed(rows: Callable[[], Iterator[object]]) -> int:
    with reading():
        return sum(1 for _ in rows())


def questions(ctx: Context) -> Iterator[tuple[str, Callable[[], object]]]:
    """Each .sql file of the rooms that reads a province, over all of it and over one PD."""
    for name, pd_ids, asked in [("all", None, ALL), ("one PD", [2], ONE_PD)]:
        of_month, _ = bulanan.parameter(ctx, month=MONTH, pd_ids=pd_ids)
        yield f"ringkas.sql, {name}", lambda of=of_month: bulanan.ringkas(of, Saring(), pd=None)
        yield f"daftar.sql, {name}", lambda of=of_month: bulanan.daftar(of, Saring(), halaman=1)
        yield f"antrean.sql, {name}", lambda of=of_month: bulanan.antrean(of, halaman=1)
        yield f"orang.sql, {name}", lambda a=asked: tahunan.setahun(ctx, a)
        yield f"distribusi_tahun.sql, {name}", lambda a=asked: distribusi.setahun(ctx, a)
        yield f"aktivitas_*.sql, {name}", lambda a=asked: kegiatan.kegiatan(ctx, a)
    yield "berhenti.pindah", lambda: len(berhenti.pindah(ctx))
    yield "berhenti.daftar", lambda: len(berhenti.daftar(ctx)[:25])
    yield "perlu_dikabari", lambda: len(perlu_dikabari(ctx))
    yield "siap.sql", lambda: siap.halaman(ctx, month=MONTH)
    yield "kurang.sql", lambda: len(siap.kurang(ctx, month=MONTH, apa=Kekurangan.TIDAK_MENGISI))
    yield "urut.sql", lambda: streamed(rilis.baca(MONTH, zone=ctx.zone).stream)
    yield "tpp/fakta.sql", lambda: streamed(tpp.baca(MONTH, zone=ctx.zone).semua)
    yield "kehadiran/ringkas.sql", lambda: kehadiran.ikhtisar(ctx, month=MONTH)
    yield (
        "kehadiran/daftar.sql",
        lambda: kehadiran.daftar(ctx, month=MONTH, pd_id=2, belum=False, halaman=1),
    )
    yield (
        "tertunda.belum_diisi",
        lambda: [
            tertunda.belum_diisi(window, now=ctx.now).count() for window in tertunda.jendela_terbuka(ctx)
        ],
    )
    yield (
        "tertunda.belum_dinilai",
        lambda: [
            tertunda.belum_dinilai(window, now=ctx.now).count() for window in tertunda.jendela_terbuka(ctx)
        ],
    )


def cost(question: Callable[[], object]) -> int:
    """Nanoseconds that PostgreSQL's process was on a processor for it."""
    before = _on_processor()
    question()
    return _on_processor() - before


def _on_processor() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])


def test_large_questions_hold_whatever_the_statistics_say() -> None:
    ctx = context(None, NOW)
    ctx = replace(ctx, actor=replace(ctx.actor, is_bkd=True))
    with province(PEOPLE):
        tables = connection.introspection.table_names()
        run(*(f"ALTER TABLE {table} SET (autovacuum_enabled = false)" for table in tables))
        run(LIMIT, "SET max_parallel_workers_per_gather = 0")  # a second process would not be counted
        good = {name: min(cost(ask), cost(ask)) for name, ask in questions(ctx)}
        bad = []
        for state, statement in STATES.items():
            run(FORGET, statement)
            for name, ask in questions(ctx):
                allowed = FACTOR * max(good[name], FLOOR)
                spent = cost(ask)
                for _ in range(TRIES):  # the first look at cold pages costs more
                    spent = spent if spent <= allowed else min(spent, cost(ask))
                if spent > allowed:
                    bad.append(f"{name}, {state}: {spent / good[name]:.1f} times {good[name] / 1e6:.0f} ms")
        assert not bad

        assert "realisasi_realisasi" in count_the_uncounted()
        assert count_the_uncounted() == []
