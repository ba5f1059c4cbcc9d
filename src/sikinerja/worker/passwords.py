"""First passwords for many people: a slice of seconds at a time, with progress."""

from __future__ import annotations

import time

from sikinerja.akun.operations import lembar
from sikinerja.akun.rules import massal
from sikinerja.kepegawaian.operations import password_massal
from sikinerja.pekerjaan import operations
from sikinerja.pekerjaan import queries as pekerjaan
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
        done += password_massal.kerjakan(context(), pekerjaan_id=row.pk, urutan=done // massal.SEKALI)
        operations.maju(context(), pekerjaan_id=row.pk, selesai=done, total=row.total)
    pesan = f"{row.total} password pertama siap dicetak"
    tautan = f"/kelola/akun/password-massal/{row.pk}/"
    operations.selesai(context(), pekerjaan_id=row.pk, pesan=pesan, tautan=tautan)


def buang_lama() -> None:
    """Lists nobody has printed go."""
    lembar.buang_lama(context())
