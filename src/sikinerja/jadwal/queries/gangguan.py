"""Questions about outages: what one would extend, which are known, which lasts just now."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Count, Q, QuerySet

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.time import Month
from sikinerja.jadwal.models import Dispensasi, Gangguan, Jadwal
from sikinerja.jadwal.queries.peta import peta
from sikinerja.jadwal.rules import Ketentuan, ketentuan_umum
from sikinerja.jadwal.rules import gangguan as rules
from sikinerja.jadwal.rules.gangguan import IsianGangguan, Perpanjangan


def daftar() -> QuerySet[Gangguan]:
    """All outages, newest first, each with how many windows it changed."""
    return Gangguan.objects.annotate(jumlah=Count("perubahan")).order_by("-mulai_pada", "-id")


def berlangsung(*, now: datetime) -> Gangguan | None:
    """The outage that lasts just now: pages say so."""
    return Gangguan.objects.filter(mulai_pada__lte=now, selesai_pada__gte=now).first()


def dispensasi_terdampak(isian: IsianGangguan, *, zone: ZoneInfo) -> QuerySet[Dispensasi]:
    """Dispensations that had not ended when the outage began, of months that could be reported by then."""
    last = Month.of(isian.selesai_pada.astimezone(zone).date())
    reported = Q(tahun__lt=last.tahun) | Q(tahun=last.tahun, bulan__lt=last.bulan)
    return Dispensasi.objects.filter(reported, batas_pada__gte=isian.mulai_pada).order_by("pk")


def bulan_mungkin(isian: IsianGangguan, *, zone: ZoneInfo) -> list[Month]:
    """Months that the outage may touch, in order: the last few, and whichever BKD set apart. Two queries."""
    named = set(
        Jadwal.objects.filter(batas_penilaian_pada__gte=isian.mulai_pada).values_list("tahun", "bulan")
    )
    named |= set(dispensasi_terdampak(isian, zone=zone).values_list("tahun", "bulan"))
    return rules.bulan_terdampak(isian, {Month(*one) for one in named}, zone)


def perpanjangan(isian: IsianGangguan, *, zone: ZoneInfo) -> list[Perpanjangan]:
    """What the outage extends, month by month: for all, then each PD with a window of its own."""
    found = []
    for month in bulan_mungkin(isian, zone=zone):
        known = peta(month=month, zone=zone, pegawai_ids=())
        for pd in (None, *sorted(known.khusus)):
            if not rules.terdampak(known.untuk(pegawai_id=None, perangkat_daerah_id=pd), isian):
                continue
            levels = known.umum if pd is None else known.khusus[pd]
            lama = _strongest(levels, month, zone)
            baru = rules.perpanjang(lama, isian)
            if baru != lama:
                found.append(Perpanjangan(month, pd, lama, baru))
    return found


def dampak(ctx: Context, isian: IsianGangguan) -> list[Perpanjangan]:
    """What recording an outage would extend, to be looked at first. Raises Invalid as recording it would."""
    rules.periksa(isian, now=ctx.now)
    rows = perpanjangan(isian, zone=ctx.zone)
    rules.periksa_berguna(batas_baru(rows, isian, zone=ctx.zone), now=ctx.now)
    if Gangguan.objects.filter(mulai_pada__lt=isian.selesai_pada, selesai_pada__gt=isian.mulai_pada).exists():
        raise Invalid({"mulai_pada": rules.BERTUMPUK})
    return rows


def batas_baru(rows: list[Perpanjangan], isian: IsianGangguan, *, zone: ZoneInfo) -> list[datetime]:
    """The last deadlines that would hold afterwards, of windows and of dispensations."""
    grants = dispensasi_terdampak(isian, zone=zone).values_list("batas_pada", flat=True)
    return [row.baru.batas_penilaian_pada for row in rows] + [rules.mundur(one, isian) for one in grants]


def _strongest(levels: Sequence[Ketentuan], month: Month, zone: ZoneInfo) -> Ketentuan:
    """What is set at a level, or the rule where nothing is."""
    return levels[0] if levels else ketentuan_umum(month, zone)
