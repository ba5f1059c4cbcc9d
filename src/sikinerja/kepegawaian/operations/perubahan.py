"""Numbering what has changed, so that another system can ask for what came after (domain.md §8)."""

from __future__ import annotations

from django.db import connection

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.core.transactions import advisory_lock, operation
from sikinerja.jejak.steps import catat

SEKALIGUS = 20_000
NUMBER = """
UPDATE kepegawaian_perubahanpegawai SET urutan = nextval('kepegawaian_urutan_perubahan')
WHERE pegawai_id IN (
    SELECT pegawai_id FROM kepegawaian_perubahanpegawai WHERE urutan IS NULL
    ORDER BY pegawai_id LIMIT %s FOR UPDATE SKIP LOCKED
)
"""


@operation
def urutkan(ctx: Context) -> int:
    """Number the changes that nobody has been told of yet (domain.md §8); returns how many.

    What is being changed this moment is left for the next time. Forbidden for who manages nobody.
    """
    if not ctx.actor.is_pengelola:
        raise Forbidden
    advisory_lock("kepegawaian.perubahan")
    with connection.cursor() as cursor:
        cursor.execute(NUMBER, [SEKALIGUS])
        jumlah: int = cursor.rowcount
    if jumlah:
        catat(ctx, aksi="kepegawaian.urutkan_perubahan", data={"jumlah": jumlah})
    return jumlah
