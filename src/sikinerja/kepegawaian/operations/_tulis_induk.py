"""Writing rows of the master tables, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Manager, Model

from sikinerja.core.context import Context
from sikinerja.core.text import fold
from sikinerja.jejak.steps import catat_banyak
from sikinerja.kepegawaian.models import UnitKerja
from sikinerja.kepegawaian.queries.impor.induk import Rencana


def tulis(ctx: Context, plans: Sequence[Rencana]) -> None:
    """Write what was found right, under the lock: new rows, changed ones, then the tree of units."""
    for plan in plans:
        for attribute, value in plan.nilai.items():
            setattr(plan.row, attribute, value)
    new = [plan for plan in plans if plan.baru]
    there = [plan for plan in plans if not plan.baru]
    old = [plan for plan in there if plan.nilai]
    if not plans:
        return
    rows: Manager[Any] = type(plans[0].row)._meta.default_manager  # type: ignore[assignment]
    rows.bulk_create([plan.row for plan in new])
    names = sorted({name.removesuffix("_id") for plan in old for name in plan.nilai})
    if names:
        rows.bulk_update([plan.row for plan in old], names, batch_size=500)
    _pohon(plans)
    nama = plans[0].row._meta.model_name
    catat_banyak(ctx, aksi=f"kepegawaian.tambah_{nama}", isi=((p.row, _isi(p), None) for p in new))
    lines = ((p.row, {"ubahan": p.temuan.keadaan[1]}, None) for p in there if p.lama)
    catat_banyak(ctx, aksi=f"kepegawaian.ubah_{nama}", isi=lines)


def _isi(plan: Rencana) -> dict[str, Any]:
    return {name: str(value) for name, value in plan.baris.isi.items()}


def _pohon(plans: Sequence[Rencana]) -> None:
    """Units whose unit above came with the same rows."""
    made: dict[tuple[int, str], Model] = {
        (p.row.perangkat_daerah_id, fold(p.row.nama)): p.row for p in plans if isinstance(p.row, UnitKerja)
    }
    late = []
    for plan in plans:
        if plan.induk is not None and isinstance(plan.row, UnitKerja):
            plan.row.induk_id = made[plan.induk].pk
            late.append(plan.row)
    UnitKerja.objects.bulk_update(late, ["induk"], batch_size=500)
