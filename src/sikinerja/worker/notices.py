"""Telling many people, a chunk in each transaction."""

from __future__ import annotations

from sikinerja.pemberitahuan.operations import siaran
from sikinerja.worker.clock import context

AT_MOST = 200
"""Chunks of one job: a job that never ends could not be stopped gracefully; the next one goes on."""


def siarkan() -> None:
    """Put notices to everybody under the bells until nothing is left."""
    for _ in range(AT_MOST):
        if not siaran.lanjutkan(context()):
            return
