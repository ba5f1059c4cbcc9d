"""First passwords for many people: a slice of seconds at a time, with progress."""

from __future__ import annotations

import time

from sikinerja.akun.operations import lembar
from sikinerja.akun.rules import massal
from sikinerja.core.errors import Forbidden
from sikinerja.kepegawaian.operations import password_massal
from sikinerja.pekerjaan import operations
from sikinerja.pekerjaan import queries as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow
from sikinerja.worker.clock import context

SLICE_SECONDS = 8.0
"""Then mails and other jobs get their turn."""


def buat(pekerjaan_id: int) -> None:
    """Go on with a job for a slice of time; running it twice does no harm."""
    row = pekerjaan.get(jenis=massal.JENIS, pekerjaan_id=pekerjaan_id)
    if row is None or not row.terbuka:
        return
    done, until = row.selesai, time.monotonic() + SLICE_SECONDS
    while done < row.total:
        if time.monotonic() > until:
            operations.maju(context(), pekerjaan_id=row.pk, selesai=done, total=row.total, tugas=massal.TUGAS)
            return
        try:
            done += password_massal.kerjakan(context(), pekerjaan_id=row.pk, urutan=done // massal.SEKALI)
        except Forbidden as error:
            operations.gagal(context(), pekerjaan_id=row.pk, pesan=error.message, tautan=_there(row))
            return
        operations.maju(context(), pekerjaan_id=row.pk, selesai=done, total=row.total)
    pesan = f"{row.total} password pertama siap dicetak"
    operations.selesai(context(), pekerjaan_id=row.pk, pesan=pesan, tautan=_there(row))


def _there(row: PekerjaanRow) -> str:
    return f"/kelola/akun/password-massal/{row.pk}/"


def buang_lama() -> None:
    """Lists nobody has printed go."""
    lembar.buang_lama(context())
