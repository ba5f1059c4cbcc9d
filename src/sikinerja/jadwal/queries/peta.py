"""The windows of one month for any number of people: a few levels in memory, the rest joined in SQL."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Case, DateTimeField, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Greatest

from sikinerja.core.time import Month
from sikinerja.jadwal import queries
from sikinerja.jadwal.models import Dispensasi, Jadwal
from sikinerja.jadwal.rules import (
    TENGGANG_PENILAIAN,
    Jendela,
    JenisDispensasi,
    Kelonggaran,
    Ketentuan,
    jendela_bulan,
    siklus,
)


@dataclass(frozen=True, slots=True)
class PetaJendela:
    """All that is set for one month: for everybody, by PD, by person (domain.md §4.2). Moments in UTC."""

    month: Month
    zone: ZoneInfo
    umum: Sequence[Ketentuan]
    khusus: Mapping[int, Sequence[Ketentuan]]
    dispensasi: Mapping[int, Sequence[Kelonggaran]]

    def untuk(self, *, pegawai_id: int | None, perangkat_daerah_id: int | None) -> Jendela:
        """The window of one person of a PD; without a person that of the PD, without a PD that of all."""
        khusus = self.khusus.get(perangkat_daerah_id, ()) if perangkat_daerah_id is not None else ()
        grants = self.dispensasi.get(pegawai_id, ()) if pegawai_id is not None else ()
        return jendela_bulan(self.month, [*self.umum, *khusus], grants, self.zone)

    @property
    def terakhir_pada(self) -> datetime:
        """The last moment at which anybody may still rate the month, in UTC: the release comes after it."""
        windows = [self.untuk(pegawai_id=None, perangkat_daerah_id=pd) for pd in (None, *self.khusus)]
        grants = [grant.penilaian_pada for one in self.dispensasi.values() for grant in one]
        return max([window.batas_penilaian_pada for window in windows] + grants)

    @property
    def rilis_mulai(self) -> date:
        """The first local day on which the month is released without a reason: after whoever is last (§8)."""
        everybody = self.untuk(pegawai_id=None, perangkat_daerah_id=None)
        return siklus(replace(everybody, batas_penilaian_pada=self.terakhir_pada), self.zone)[-1].dari

    def mulai_sql(self, *, perangkat_daerah: str) -> Case:
        """When the window of the PD in column ``perangkat_daerah`` opens, as a value of each row."""
        return self._per_pd(perangkat_daerah, "mulai_pada")

    def batas_pengisian_sql(self, *, pegawai: str, perangkat_daerah: str) -> Greatest | Case:
        """The deadline for filing of the person in column ``pegawai``, as a value of each row."""
        level = self._per_pd(perangkat_daerah, "batas_pengisian_pada")
        return self._latest(level, pegawai, {JenisDispensasi.PENGISIAN: timedelta()})

    def batas_penilaian_sql(self, *, pegawai: str, perangkat_daerah: str) -> Greatest | Case:
        """The deadline for being rated: after a dispensation for filing the usual days more."""
        level = self._per_pd(perangkat_daerah, "batas_penilaian_pada")
        kinds = {JenisDispensasi.PENGISIAN: TENGGANG_PENILAIAN, JenisDispensasi.PENILAIAN: timedelta()}
        return self._latest(level, pegawai, kinds)

    def _per_pd(self, column: str, name: str) -> Case:
        whens = [
            When(
                **{column: pd}, then=Value(getattr(self.untuk(pegawai_id=None, perangkat_daerah_id=pd), name))
            )
            for pd in self.khusus
        ]
        everybody = self.untuk(pegawai_id=None, perangkat_daerah_id=None)
        return Case(*whens, default=Value(getattr(everybody, name)), output_field=DateTimeField())

    def _latest(
        self, level: Case, pegawai: str, kinds: Mapping[JenisDispensasi, timedelta]
    ) -> Greatest | Case:
        """The latest of the level and each kind of dispensation with what follows it.

        GREATEST of PostgreSQL leaves out what is NULL: who has no dispensation keeps the level's.
        """
        if not self.dispensasi:
            return level
        grants = [
            Subquery(
                Dispensasi.objects.filter(
                    pegawai=OuterRef(pegawai),
                    tahun=self.month.tahun,
                    bulan=self.month.bulan,
                    jenis=kind.value,
                ).values(sampai=F("batas_pada") + Value(more))[:1]
            )
            for kind, more in kinds.items()
        ]
        return Greatest(level, *grants, output_field=DateTimeField())


def peta(
    *,
    month: Month,
    zone: ZoneInfo,
    pegawai_ids: Collection[int] | None = None,
    perangkat_daerah_ids: Collection[int] | None = None,
) -> PetaJendela:
    """What is set for a month, of everybody or only of these people and PD. Two queries.

    Join its ``..._sql`` values where people are counted in thousands, or ask ``untuk`` one by one.
    """
    umum, khusus = queries.tingkat(month, pd_ids=perangkat_daerah_ids)
    grants = queries.kelonggaran(month, pegawai_ids=pegawai_ids)
    return PetaJendela(month=month, zone=zone, umum=umum, khusus=khusus, dispensasi=grants)


def peta_sekali(*, month: Month, zone: ZoneInfo) -> PetaJendela:
    """What is set for a month, of everybody, where a page has one query to spare for it and no more."""
    return peta_banyak(months=[month], zone=zone)[0]


def peta_banyak(*, months: Collection[Month], zone: ZoneInfo) -> list[PetaJendela]:
    """What is set for several months, in their order. One query."""
    when = {"tahun__in": {m.tahun for m in months}, "bulan__in": {m.bulan for m in months}}
    names = ("batas_pengisian_pada", "mulai_pada", "batas_penilaian_pada")
    levels = Jadwal.objects.filter(**when).order_by()
    grants = Dispensasi.objects.filter(**when).order_by()
    nothing = Value(None, DateTimeField())
    rows = levels.values_list("tahun", "bulan", Value(""), "perangkat_daerah", *names).union(
        grants.values_list("tahun", "bulan", "jenis", "pegawai", "batas_pada", nothing, nothing), all=True
    )
    umum: dict[Month, list[Ketentuan]] = defaultdict(list)
    khusus: dict[Month, dict[int, list[Ketentuan]]] = defaultdict(lambda: defaultdict(list))
    given: dict[Month, dict[int, list[Kelonggaran]]] = defaultdict(lambda: defaultdict(list))
    for tahun, bulan, jenis, whose, batas, mulai, penilaian in rows:
        month = Month(tahun, bulan)
        if jenis:
            given[month][whose].append(Kelonggaran(JenisDispensasi[jenis], batas))
        else:
            level = Ketentuan(mulai, batas, penilaian, khusus_pd=whose is not None)
            (umum[month] if whose is None else khusus[month][whose]).append(level)
    return [
        PetaJendela(month=m, zone=zone, umum=umum[m], khusus=dict(khusus[m]), dispensasi=dict(given[m]))
        for m in sorted(months)
    ]
