"""Asking for all documents of a PD and year (F4.4)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict
from sikinerja.core.transactions import operation
from sikinerja.dokumen.queries import massal as queries
from sikinerja.dokumen.rules import massal
from sikinerja.pekerjaan import steps as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow


@operation
def mulai(ctx: Context, *, perangkat_daerah_id: int, tahun: int) -> PekerjaanRow:
    """Have the worker make one ZIP of them all (F4.4).

    NotFound for whoever has nothing to do with the PD; Conflict where there is no document at all, or while
    such a job is open.
    """
    pd = queries.get_perangkat_daerah(ctx, perangkat_daerah_id=perangkat_daerah_id)
    total = queries.jumlah(perangkat_daerah_id=pd.pk, tahun=tahun)
    if not total:
        raise Conflict(massal.TANPA_DOKUMEN)
    return pekerjaan.mulai(
        ctx,
        jenis=massal.JENIS,
        kunci=massal.kunci(perangkat_daerah_id=pd.pk, tahun=tahun),
        parameter={"perangkat_daerah": pd.pk, "kode": pd.kode, "tahun": tahun},
        total=total,
        tugas=massal.TUGAS,
    )
