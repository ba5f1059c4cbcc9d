"""How far one long transaction has come, written down by a connection of its own: the pages see it."""

from __future__ import annotations

import time
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Self

from django.db import connection

from sikinerja.pekerjaan import operations as jobs
from sikinerja.worker.clock import context

EVERY_SECONDS = 1.0


class Progress:
    """Writes progress down from a thread (and so a connection) of its own, once a second at most."""

    def __init__(self, pekerjaan_id: int) -> None:
        self._pekerjaan_id, self._next = pekerjaan_id, 0.0
        self._thread = ThreadPoolExecutor(max_workers=1)
        self._last: Future[None] | None = None

    def __call__(self, done: int, total: int) -> None:
        """Note how far the work is; never waits for the database."""
        if time.monotonic() >= self._next and (self._last is None or self._last.done()):
            self._next = time.monotonic() + EVERY_SECONDS
            self._last = self._thread.submit(self._write, done, total)

    def _write(self, done: int, total: int) -> None:
        jobs.maju(context(), pekerjaan_id=self._pekerjaan_id, selesai=done, total=total)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._thread.submit(self._leave)
        self._thread.shutdown()

    @staticmethod
    def _leave() -> None:
        """Hand the thread's own connection back: named here, ``connection`` is that of whoever runs this."""
        connection.close()
