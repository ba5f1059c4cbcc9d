"""The worker process: takes jobs from the database until TERM."""

from __future__ import annotations

from django.conf import settings
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

GRACE_SECONDS = 20
CONCURRENCY = 2


def run() -> None:
    """Run jobs until TERM or INT; what has begun may finish for :data:`GRACE_SECONDS` seconds.

    The worker waits on a connection pool of its own; what jobs defer goes through Django's connection.
    """
    connector = DjangoConnector().get_worker_connector()
    worker = app.with_connector(connector)
    with worker.open():
        worker.run_worker(
            name=f"sikinerja {settings.BASE_URL}",
            concurrency=CONCURRENCY,
            shutdown_graceful_timeout=GRACE_SECONDS,
            install_signal_handlers=True,
        )
