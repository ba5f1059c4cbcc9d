"""Applying the rows of a file, inside the operation of the room they belong to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F

from sikinerja.core.context import Context
from sikinerja.core.transactions import step
from sikinerja.impor import rules
from sikinerja.impor.models import BarisImpor, Impor
from sikinerja.impor.rules import AKAN_DITULIS, Baris, HasilBaris, StatusImpor, Temuan, nilai
from sikinerja.impor.rules.tabel import Tabel, dari_simpanan


@dataclass(frozen=True, slots=True)
class Bagian:
    """Some rows of a file that wait to be applied, and what belongs to the whole file."""

    impor_id: int
    tabel: Tabel
    parameter: Mapping[str, Any]
    baris: Sequence[Baris]
    rows: Mapping[int, BarisImpor]


@step
def ambil(ctx: Context, *, impor_id: int, tabel: Tabel, banyak: int = 0) -> Bagian | None:
    """Lock an import and take its next rows; None: nothing waits, or it is not being applied any more.

    At most ``banyak`` (:data:`rules.BAGIAN`).

    Whatever was applied before (also by a worker that was killed) is not among them.
    """
    impor = Impor.objects.select_for_update().filter(pk=impor_id).first()
    if impor is None or impor.status != StatusImpor.DITERAPKAN:
        return None
    waiting = BarisImpor.objects.filter(impor=impor, status__in=AKAN_DITULIS, hasil=HasilBaris.MENUNGGU.value)
    rows = {row.nomor: row for row in waiting.order_by("urutan", "nomor")[: banyak or rules.BAGIAN]}
    if not rows:
        return None
    baris = [dari_simpanan(tabel, row.nomor, row.isi) for row in rows.values()]
    return Bagian(impor.pk, tabel, impor.parameter, baris, rows)


@step
def putuskan(ctx: Context, *, bagian: Bagian, temuan: Iterable[Temuan]) -> list[Baris]:
    """Hold what is found now, under the caller's lock, against what was found when the file was checked.

    Writes down what becomes of each row; returns those to be written, in their order.
    """
    siap, numbers = [], {b.nomor: b for b in bagian.baris}
    applied: list[int] = []
    clashed: list[BarisImpor] = []
    for found in temuan:
        row = bagian.rows[found.nomor]
        hasil, alasan, write = nilai(found, (row.status, row.ubahan), bagian.tabel.labels)
        if hasil is HasilBaris.DITERAPKAN:
            applied.append(row.pk)
        else:
            row.hasil, row.alasan = hasil.value, alasan[:500]
            clashed.append(row)
        if write:
            siap.append(numbers[found.nomor])
    BarisImpor.objects.filter(pk__in=applied).update(hasil=HasilBaris.DITERAPKAN.value)
    BarisImpor.objects.bulk_update(clashed, ["hasil", "alasan"], batch_size=500)
    Impor.objects.filter(pk=bagian.impor_id).update(
        diterapkan=F("diterapkan") + len(applied), bentrok=F("bentrok") + len(clashed)
    )
    return siap
