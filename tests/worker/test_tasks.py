"""Housekeeping jobs."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from procrastinate.contrib.django import app

from sikinerja.akun.models import PercobaanMasuk, Sesi
from sikinerja.pemberitahuan.rules import KIRIM_SURAT
from sikinerja.worker import clock, tasks
from tests.cast import moment


@pytest.mark.django_db(transaction=True)
def test_jobs_of_a_killed_worker_are_taken_up_again() -> None:
    job_id = app.configure_task(KIRIM_SURAT).defer()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_workers (last_heartbeat) VALUES ('2020-01-01') RETURNING id"
        )
        cursor.execute(
            "UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s WHERE id = %s",
            [cursor.fetchone()[0], job_id],
        )
        async_to_sync(tasks.sapu.func)(SimpleNamespace(app=app), timestamp=0)
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job_id])
        assert cursor.fetchone()[0] == "todo"


@pytest.mark.django_db(transaction=True)
def test_old_failures_and_ended_sessions_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:00"))
    for pada in ("2023-03-07 07:59", "2023-03-07 08:01"):
        PercobaanMasuk.objects.create(identitas="i", alamat="a", pada=moment(pada))
    Sesi.objects.create(session_key="old", session_data="", expire_date=moment("2020-01-01 00:00"))
    tasks.rapikan.func(timestamp=0)
    assert PercobaanMasuk.objects.count() == 1
    assert not Sesi.objects.exists()


def test_every_job_of_the_rooms_is_known() -> None:
    assert KIRIM_SURAT in app.tasks
