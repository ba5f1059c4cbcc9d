"""Asking for a table of the recap that is too long to wait for (F8.5)."""

from __future__ import annotations

from dataclasses import asdict

from sikinerja.core.context import Context
from sikinerja.core.transactions import operation
from sikinerja.pekerjaan import steps as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow
from sikinerja.rekapitulasi.queries import ekspor as queries
from sikinerja.rekapitulasi.queries.halaman import dasar
from sikinerja.rekapitulasi.rules import ekspor as rules
from sikinerja.rekapitulasi.rules.ekspor import Bentuk, IsiEkspor
from sikinerja.rekapitulasi.rules.permintaan import Permintaan


@operation
def unduh(ctx: Context, *, diminta: Permintaan, isi: IsiEkspor, bentuk: Bentuk) -> PekerjaanRow:
    """Have the worker write a table of what the actor may see (F8.5).

    Forbidden, NotFound as the pages themselves; Conflict while the very same table is being written.
    """
    total = queries.jumlah(ctx, dasar(ctx, diminta), isi)
    return pekerjaan.mulai(
        ctx,
        jenis=rules.JENIS,
        kunci=f"rekap:{ctx.actor.akun_id}:{isi.value}:{bentuk.value}",
        parameter={"diminta": asdict(diminta), "isi": isi.value, "bentuk": bentuk.value},
        total=total,
        tugas=rules.TUGAS,
    )
