"""Telling many people, a chunk in each transaction."""

from __future__ import annotations

from sikinerja.mutasi.operations import berhenti
from sikinerja.pemberitahuan.operations import siaran
from sikinerja.pengingat import operations as pengingat
from sikinerja.pengingat import rules
from sikinerja.worker.clock import context

AT_MOST = 200
"""Chunks of one job: a job that never ends could not be stopped gracefully; the next one goes on."""


def siarkan() -> None:
    """Put notices to everybody under the bells until nothing is left."""
    for _ in range(AT_MOST):
        if not siaran.lanjutkan(context()):
            return


def kabari_berhenti() -> None:
    """Tell those whose penilai is not there any more until nobody is left."""
    for _ in range(AT_MOST):
        if not berhenti.kabari(context()):
            return


def ingatkan() -> None:
    """Remind everybody who still owes something of which the deadline is near; before six nobody."""
    ctx = context()
    if not rules.waktunya(ctx.now, ctx.zone):
        return
    for jenis, langkah in rules.giliran():
        sesudah: int | None = 0
        while sesudah is not None:
            sesudah = pengingat.ingatkan(context(), jenis=jenis, langkah=langkah, sesudah=sesudah)
