"""Reminders by real workers: killed in the midst of one, two at once, the demo's moved clock (F8.6)."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Callable

import pytest
from django.db import connection, connections, transaction
from procrastinate.contrib.django import app

from sikinerja.core.context import Context
from sikinerja.core.time import system_now
from sikinerja.jadwal.models import PergeseranJam
from sikinerja.jadwal.operations.jam import geser_jam
from sikinerja.jadwal.rules import INGATKAN
from sikinerja.pemberitahuan.models import Pemberitahuan, Surat
from sikinerja.pemberitahuan.steps import surati
from sikinerja.pengingat.models import Pengingat
from sikinerja.worker import clock, notices
from tests.builders import skp as build_skp
from tests.cast import context, make_cast, moment
from tests.race import race
from tests.worker.test_mail import free_port
from tests.worker.test_process import start, until  # noqa: F401 - `start` is a fixture

pytestmark = pytest.mark.django_db(transaction=True)
Start = Callable[[int], subprocess.Popen[bytes]]


def province() -> str:
    """Two people who owe February; the key of the mail that one of them would get first."""
    cast = make_cast()
    build_skp.disetujui(cast.riwayat)
    build_skp.disetujui(cast.rekan.riwayat.get())
    return f"pengingat:PENGISIAN:3:{cast.pegawai.akun_id}:0:2023-2:2023-03-10"


def blocked() -> bool:
    """Whether somebody waits for what this transaction holds."""
    other = connections.create_connection("default")
    try:
        with other.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted AND locktype = 'transactionid'")
            return bool(cursor.fetchone()[0])
    finally:
        other.close()


def test_a_worker_killed_in_the_midst_has_told_nobody_and_two_others_tell_once(
    start: Start,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SIKINERJA_DEMO", "true")
    key, ctx = province(), context(None)
    PergeseranJam.objects.create(id=1, geser=moment("2023-03-07 09:00") - system_now())
    with transaction.atomic():
        surati(
            ctx, akun_id=None, kepada="x@contoh.test", subjek="x", isi="x", kunci=key
        )  # the same message-id, held back
        worker = start(free_port())
        app_defer_aside()
        until(blocked)
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
        transaction.set_rollback(True)
    assert not Pengingat.objects.exists()
    assert not Pemberitahuan.objects.exists()
    for _ in range(2):
        app.configure_task(INGATKAN).defer()
        start(free_port())
    until(lambda: Pengingat.objects.count() == 2)
    until(lambda: finished() >= 2)
    assert Pemberitahuan.objects.count() == 2
    assert Surat.objects.count() == 1


def app_defer_aside() -> None:
    """Hand the job over on another connection: this one is in the midst of its transaction."""
    assert race(lambda: app.configure_task(INGATKAN).defer()) == ["ok"]


def finished() -> int:
    """How many jobs have been done."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM procrastinate_jobs WHERE task_name = %s AND status = 'succeeded'",
            [INGATKAN],
        )
        return int(cursor.fetchone()[0])


def test_moving_the_demos_clock_reminds_at_once_but_nobody_at_night(monkeypatch: pytest.MonkeyPatch) -> None:
    province()
    ctx: Context = context(None)
    geser_jam(ctx, ke=moment("2023-03-09 09:00"), demo=True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT lock FROM procrastinate_jobs WHERE task_name = %s", [INGATKAN])
        assert cursor.fetchall() == [(INGATKAN,)]
    for at, found in (("2023-03-09 05:59", 0), ("2023-03-09 09:00", 2)):
        monkeypatch.setattr(clock, "system_now", lambda at=at: moment(at))
        notices.ingatkan()
        assert Pengingat.objects.count() == found
