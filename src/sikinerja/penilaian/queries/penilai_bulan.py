"""Who rates each month of everybody, or rated it; larger questions read it as a table."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sikinerja.core.sql import Question
from sikinerja.jadwal.queries.peta import PetaJendela
from sikinerja.jadwal.rules import JenisDispensasi, Kelonggaran
from sikinerja.kepegawaian.queries import bulan
from sikinerja.kepegawaian.queries.bulan import PEGAWAI_BULAN

PENILAI_BULAN = Question.beside(__file__, "penilai_bulan.sql", pegawai_bulan=PEGAWAI_BULAN)
"""One row for every employee of a month; ask it with :func:`parameter`."""


def parameter(windows: PetaJendela, *, pd_ids: Collection[int] | None = None) -> dict[str, Any]:
    """What :data:`PENILAI_BULAN` asks for, in a month with its windows; ``pd_ids`` None: all."""
    umum = windows.untuk(pegawai_id=None, perangkat_daerah_id=None)
    pd = [windows.untuk(pegawai_id=None, perangkat_daerah_id=pd) for pd in windows.khusus]
    return {
        **bulan.parameter(windows.month, zone=windows.zone, pd_ids=pd_ids),
        "pengisian": umum.batas_pengisian_pada,
        "pd_khusus": list(windows.khusus),
        "pd_pengisian": [window.batas_pengisian_pada for window in pd],
        "orang_khusus": list(windows.dispensasi),
        "orang_pengisian": [_pengisian(grants) for grants in windows.dispensasi.values()],
    }


def _pengisian(grants: Sequence[Kelonggaran]) -> datetime | None:
    """Until when a dispensation lets somebody file."""
    return max((g.batas_pada for g in grants if g.jenis == JenisDispensasi.PENGISIAN), default=None)
