"""Questions about windows and the demo's clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Case, DateTimeField, F, Q, QuerySet, Value, When

from sikinerja.core.time import Month
from sikinerja.jadwal.models import Dispensasi, Jadwal, PergeseranJam
from sikinerja.jadwal.rules import (
    TENGGANG_PENILAIAN,
    Jendela,
    JenisDispensasi,
    Kelonggaran,
    Ketentuan,
    jendela_bulan,
)

SETAHUN = range(1, 13)


def shifted(moment: datetime) -> datetime:
    """``moment`` moved by the demo's offset; doors call this in demo mode only (domain.md §10)."""
    offset = PergeseranJam.objects.values_list("geser", flat=True).first()
    return moment + (offset or timedelta())


def jendela(*, pegawai_id: int, perangkat_daerah_id: int | None, month: Month, zone: ZoneInfo) -> Jendela:
    """The window of one month for one person who belongs to that PD (domain.md §4.2). Two queries."""
    return jendela_banyak(orang=[(pegawai_id, perangkat_daerah_id)], month=month, zone=zone)[pegawai_id]


def jendela_tahun(
    *, pegawai_id: int, perangkat_daerah_id: int | None, tahun: int, zone: ZoneInfo
) -> list[Jendela]:
    """The twelve windows of a year for one person, January first. Two queries."""
    overrides: dict[int, list[Ketentuan]] = defaultdict(list)
    rows = Jadwal.objects.filter(tahun=tahun)
    for row in rows.filter(Q(perangkat_daerah=None) | Q(perangkat_daerah=perangkat_daerah_id)):
        overrides[row.bulan].append(row.ketentuan)
    grants: dict[int, list[Kelonggaran]] = defaultdict(list)
    for grant in Dispensasi.objects.filter(tahun=tahun, pegawai=pegawai_id):
        grants[grant.bulan].append(grant.kelonggaran)
    return [jendela_bulan(Month(tahun, bulan), overrides[bulan], grants[bulan], zone) for bulan in SETAHUN]


def jendela_banyak(
    *, orang: Iterable[tuple[int, int | None]], month: Month, zone: ZoneInfo
) -> dict[int, Jendela]:
    """The windows of one month for many people, given as (pegawai_id, perangkat_daerah_id). Two queries."""
    people = dict(orang)
    umum, khusus = tingkat(month, pd_ids={unit for unit in people.values() if unit is not None})
    grants = kelonggaran(month, pegawai_ids=people.keys())
    return {
        pegawai_id: jendela_bulan(
            month,
            [*umum, *(khusus.get(unit, ()) if unit is not None else ())],
            grants.get(pegawai_id, ()),
            zone,
        )
        for pegawai_id, unit in people.items()
    }


def tingkat(
    month: Month, *, pd_ids: Collection[int] | None = None
) -> tuple[list[Ketentuan], dict[int, list[Ketentuan]]]:
    """What is set for a month: for all, and by PD (of these PD, or of every one). One query."""
    rows = Jadwal.objects.filter(tahun=month.tahun, bulan=month.bulan)
    if pd_ids is not None:
        rows = rows.filter(Q(perangkat_daerah=None) | Q(perangkat_daerah__in=list(pd_ids)))
    return menurut_pd(rows)


def kelonggaran(month: Month, *, pegawai_ids: Collection[int] | None = None) -> dict[int, list[Kelonggaran]]:
    """The dispensations of a month by person (of these people, or of everybody). One query."""
    rows = Dispensasi.objects.filter(tahun=month.tahun, bulan=month.bulan)
    if pegawai_ids is not None:
        rows = rows.filter(pegawai__in=list(pegawai_ids))
    return menurut_pegawai(rows)


def berjalan(*, now: datetime) -> QuerySet[Dispensasi]:
    """Dispensations by which somebody may still file or rate at ``now`` (UTC)."""
    pengisian = When(jenis=JenisDispensasi.PENGISIAN.value, then=F("batas_pada") + Value(TENGGANG_PENILAIAN))
    sampai = Case(pengisian, default=F("batas_pada"), output_field=DateTimeField())
    return Dispensasi.objects.alias(sampai=sampai).filter(sampai__gte=now)


def menurut_pd(rows: Iterable[Jadwal]) -> tuple[list[Ketentuan], dict[int, list[Ketentuan]]]:
    """Overrides of one month: those for all, and the others by PD."""
    umum: list[Ketentuan] = []
    khusus: dict[int, list[Ketentuan]] = defaultdict(list)
    for row in rows:
        level = umum if row.perangkat_daerah_id is None else khusus[row.perangkat_daerah_id]
        level.append(row.ketentuan)
    return umum, dict(khusus)


def menurut_pegawai(rows: Iterable[Dispensasi]) -> dict[int, list[Kelonggaran]]:
    """Dispensations of one month by person."""
    found: dict[int, list[Kelonggaran]] = defaultdict(list)
    for row in rows:
        found[row.pegawai_id].append(row.kelonggaran)
    return dict(found)


def list_ketentuan(*, tahun: int) -> QuerySet[Jadwal]:
    """The overrides of a year with their PD, by month: for all first, then by PD. BKD's own list."""
    return (
        Jadwal.objects.filter(tahun=tahun)
        .select_related("perangkat_daerah")
        .order_by("bulan", "perangkat_daerah__nama", "id")
    )


def list_dispensasi(*, tahun: int) -> QuerySet[Dispensasi]:
    """The dispensations of a year with the person, by month. BKD's own list."""
    return (
        Dispensasi.objects.filter(tahun=tahun)
        .select_related("pegawai__akun")
        .order_by("bulan", "pegawai__akun__nama", "id")
    )
