"""Large files of a release, written by the worker (F8.3)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.transactions import operation
from sikinerja.pekerjaan import steps as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow
from sikinerja.rilis.queries.keluaran import cakupan
from sikinerja.rilis.rules import keluaran as rules
from sikinerja.rilis.rules.keluaran import Bentuk


@operation
def minta(ctx: Context, *, rilis_id: int, pd_id: int | None, bentuk: Bentuk) -> PekerjaanRow:
    """Have the worker write what an actor may take along of a release (F8.3).

    NotFound for who may not; Conflict while the same person's same file is being written.
    """
    part = cakupan(ctx, rilis_id=rilis_id, pd_id=pd_id)
    parameter = {
        "rilis": rilis_id,
        "pd": None if part.pd is None else sorted(part.pd),
        "bentuk": bentuk.value,
        "nama": part.nama_berkas,
    }
    kunci = f"rilis-berkas:{rilis_id}:{bentuk.value}:{pd_id}:{ctx.actor.akun_id}"
    return pekerjaan.mulai(
        ctx, jenis=rules.JENIS, kunci=kunci, parameter=parameter, total=part.jumlah, tugas=rules.TUGAS
    )
