"""Releasing a month: one transaction freezes it, then everybody is told a few thousand at a time.

How far the transaction has come is written down by a connection of its own: the pages see it, and a worker
that is killed leaves nothing half done. The job is taken up again by the sweep and begins anew.
"""

from __future__ import annotations

from sikinerja.core.errors import DomainError
from sikinerja.pekerjaan import operations as jobs
from sikinerja.rilis.operations import kabar, rilis
from sikinerja.rilis.queries import RilisRow
from sikinerja.worker.clock import context
from sikinerja.worker.progress import Progress


def bekukan(pekerjaan_id: int) -> None:
    """Carry a job out; running it twice does no harm."""
    try:
        with Progress(pekerjaan_id) as progress:
            made = rilis.bekukan(context(), pekerjaan_id=pekerjaan_id, kabari=progress)
    except DomainError as error:
        jobs.gagal(context(), pekerjaan_id=pekerjaan_id, pesan=error.message, tautan="/rilis/")
        return
    if made is not None:
        _tell(made)
        words = f"{made} selesai: {made.jumlah} pegawai."
        jobs.selesai(context(), pekerjaan_id=pekerjaan_id, pesan=words, tautan=f"/rilis/{made.pk}/")


def _tell(made: RilisRow) -> None:
    kabar.kabari_pejabat(context(), rilis_id=made.pk)
    told: int | None = 0
    while told is not None:
        told = kabar.kabari_pegawai(context(), rilis_id=made.pk, sesudah=told)
