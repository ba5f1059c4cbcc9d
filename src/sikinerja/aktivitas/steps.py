"""What the month's realisasi does to its activities, from inside the transaction of a higher room."""

from __future__ import annotations

from datetime import datetime

from sikinerja.aktivitas.models import BulanAktivitas
from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.core.transactions import advisory_lock, step


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
