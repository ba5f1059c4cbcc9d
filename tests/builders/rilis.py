"""Released months, made as the worker makes them."""

from __future__ import annotations

from sikinerja.core.time import Month
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.rilis.models import Koreksi, Rilis
from sikinerja.rilis.operations import koreksi as koreksi_operations
from sikinerja.rilis.operations import rilis as operations
from sikinerja.worker import release_files
from tests.cast import Cast, context

FEBRUARI = Month(2023, 2)
PADA = "2023-03-13 09:00"
"""After the last deadline of February."""


def diminta(cast: Cast, *, month: Month = FEBRUARI, at: str = PADA, alasan: str = "") -> Pekerjaan:
    """BKD has asked; the worker has not begun."""
    return operations.minta(context(cast.bkd, at), month=month, alasan=alasan)


def dirilis(cast: Cast, *, month: Month = FEBRUARI, at: str = PADA, alasan: str = "") -> Rilis:
    """The month (or its open correction) is released."""
    job = diminta(cast, month=month, at=at, alasan=alasan)
    rilis = operations.bekukan(context(None, at), pekerjaan_id=job.pk, kabari=lambda done, total: None)
    assert rilis is not None
    job.refresh_from_db()
    job.status = "SELESAI"
    job.save(update_fields=["status"])
    return rilis


def koreksi_dibuka(cast: Cast, rilis: Rilis, *, at: str = "2023-03-20 09:00") -> Koreksi:
    """A correction is being prepared."""
    ctx = context(cast.bkd, at)
    return koreksi_operations.buka(ctx, rilis_id=rilis.pk, alasan="Absensi dinas keliru")


def ditulis(job: Pekerjaan) -> Pekerjaan:
    """The worker has written the file that was asked for."""
    release_files.tulis(job.pk)
    job.refresh_from_db()
    return job
