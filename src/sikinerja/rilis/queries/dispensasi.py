"""What more time would do, also for a month that is released already: asked by every door (F8.1)."""

from __future__ import annotations

from datetime import datetime

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.realisasi.queries import dispensasi as queries
from sikinerja.realisasi.rules.dispensasi import Dampak
from sikinerja.rilis.queries import koreksi_terbuka, terakhir


def dampak(
    ctx: Context, *, pegawai_id: int, month: Month, jenis: JenisDispensasi, batas_pada: datetime
) -> Dampak:
    """Of a dispensation for one person; Forbidden, NotFound as giving it."""
    released = dirilis(month=month)
    return queries.dampak(
        ctx, pegawai_id=pegawai_id, month=month, jenis=jenis, batas_pada=batas_pada, dirilis=released
    )


def dampak_bawahan(ctx: Context, *, penilai_id: int, month: Month, batas_pada: datetime) -> Dampak:
    """The same of more time for all who wait to be rated by somebody."""
    released = dirilis(month=month)
    return queries.dampak_bawahan(
        ctx, penilai_id=penilai_id, month=month, batas_pada=batas_pada, dirilis=released
    )


def dirilis(*, month: Month) -> str:
    """The release that a dispensation does not change; "": none, or a correction is being prepared."""
    found = terakhir(month=month)
    return "" if found is None or koreksi_terbuka(month=month) else str(found)
