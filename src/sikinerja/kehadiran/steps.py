"""What a release does to attendance, inside its own transaction."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.core.transactions import advisory_lock, step
from sikinerja.jejak.steps import catat
from sikinerja.kehadiran.models import PenutupanKehadiran


@step
def tutup_bulan(ctx: Context, *, month: Month) -> None:
    """The month is released: its attendance never changes (domain.md §8). Closed before: nothing happens.

    A load that is being written is waited for, and one that comes later is refused.
    """
    kunci_bulan(month)
    PenutupanKehadiran.objects.get_or_create(
        tahun=month.tahun, bulan=month.bulan, defaults={"ditutup_pada": ctx.now}
    )


@step
def buka_bulan(ctx: Context, *, month: Month, alasan: str) -> None:
    """A correction is being prepared: attendance may be loaded again until the next :func:`tutup_bulan`."""
    kunci_bulan(month)
    row = PenutupanKehadiran.objects.filter(tahun=month.tahun, bulan=month.bulan).first()
    if row is not None:
        catat(ctx, aksi="kehadiran.buka_bulan", objek=row, data={"alasan": alasan})
        row.delete()


def kunci_bulan(month: Month) -> None:
    """Who loads a month's attendance and who closes it take turns."""
    advisory_lock("kehadiran", month.tahun * 100 + month.bulan)
