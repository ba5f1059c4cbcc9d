"""What the month's realisasi does to its activities, from inside the transaction of a higher room."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TypedDict

from sikinerja.aktivitas.models import Aktivitas, BulanAktivitas, RencanaAktivitas
from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.core.transactions import advisory_lock, step
from sikinerja.skp.models import Skp

Baris = Sequence[tuple[int, int | None]]
"""Ids of activities (or plans), each with the indikator it belonged to."""


class Pindahan(TypedDict):
    """What a mutasi moved to another SKP, as it was before; JSON."""

    aktivitas: Baris
    rencana: Baris


@step
def kunci(ctx: Context, *, pegawai_id: int) -> None:
    """Let one writer at a time touch a person's activities: adding, changing, counting and closing."""
    advisory_lock("aktivitas", pegawai_id)


@step
def tandai_dihitung(ctx: Context, *, pegawai_id: int, month: Month, pada: datetime | None = None) -> None:
    """The month was filed: activities entered from ``pada`` (default: ``ctx.now``) on do not count for it.

    Call it *before* counting: it waits for an activity that is just being saved, so that the submitted
    number and the list of counted activities agree (domain.md §4.1).
    """
    kunci(ctx, pegawai_id=pegawai_id)
    BulanAktivitas.objects.update_or_create(
        pegawai_id=pegawai_id,
        tahun=month.tahun,
        bulan=month.bulan,
        defaults={"dihitung_sampai_pada": pada or ctx.now},
    )


@step
def batal_dihitung(ctx: Context, *, pegawai_id: int, month: Month) -> None:
    """The month was withdrawn: all its activities count again and may be changed (domain.md §4.4)."""
    kunci(ctx, pegawai_id=pegawai_id)
    BulanAktivitas.objects.filter(pegawai=pegawai_id, tahun=month.tahun, bulan=month.bulan).update(
        dihitung_sampai_pada=None
    )


@step
def tutup_bulan(ctx: Context, *, pegawai_id: int, month: Month) -> None:
    """The month is rated (SELESAI): its activities are read-only from now on (domain.md §4.1)."""
    kunci(ctx, pegawai_id=pegawai_id)
    BulanAktivitas.objects.update_or_create(
        pegawai_id=pegawai_id, tahun=month.tahun, bulan=month.bulan, defaults={"ditutup_pada": ctx.now}
    )


@step
def pindahkan(ctx: Context, *, dari: Skp, ke: Skp) -> Pindahan:
    """Move what lies in the period of ``ke`` there, to *tugas kedinasan lain* (domain.md §7); lock held.

    Returns what was moved, for :func:`kembalikan`.
    """
    moved: list[list[tuple[int, int | None]]] = []
    for model in (Aktivitas, RencanaAktivitas):
        rows = model.objects.filter(skp=dari, tanggal__gte=ke.periode_awal).order_by("pk")
        moved.append([(pk, indikator) for pk, indikator in rows.values_list("pk", "indikator_id")])
        model.objects.filter(pk__in=[pk for pk, _ in moved[-1]]).update(skp=ke, indikator=None)
    return Pindahan(aktivitas=moved[0], rencana=moved[1])


@step
def kembalikan(ctx: Context, *, dari: Skp, ke: Skp, semula: Pindahan) -> None:
    """Undo :func:`pindahkan`: what is still under ``dari`` goes back to ``ke`` and its indikator (§7)."""
    for model, rows in ((Aktivitas, semula["aktivitas"]), (RencanaAktivitas, semula["rencana"])):
        for indikator in {indikator for _, indikator in rows}:
            ids = [pk for pk, was in rows if was == indikator]
            model.objects.filter(skp=dari, pk__in=ids).update(skp=ke, indikator=indikator)
