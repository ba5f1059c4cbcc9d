"""Two records of one person made one, or two again: one transaction, in the name of who asked."""

from __future__ import annotations

from sikinerja.core.errors import Busy, DomainError
from sikinerja.kepegawaian.operations import gabung as operations
from sikinerja.kepegawaian.queries import penggabungan as queries
from sikinerja.kepegawaian.rules import gabung as rules
from sikinerja.pekerjaan import operations as jobs
from sikinerja.pekerjaan import queries as pekerjaan
from sikinerja.worker.clock import context
from sikinerja.worker.progress import Progress


def gabungkan(pekerjaan_id: int) -> None:
    """Carry a job out; running it twice does no harm, and what is refused ends in words."""
    job = pekerjaan.get(jenis=rules.JENIS, pekerjaan_id=pekerjaan_id)
    if job is None:
        return
    try:
        with Progress(pekerjaan_id) as progress:
            operations.kerjakan(context(), pekerjaan_id=pekerjaan_id, kabari=progress)
    except DomainError as error:
        why = rules.SIBUK if isinstance(error, Busy) else error.message
        jobs.gagal(context(), pekerjaan_id=pekerjaan_id, pesan=why, tautan=queries.alamat(job))
