"""The employees of a month, and where each of them stood on its last day (domain.md §8).

One question for everybody who counts or lists a month: recap, release, reminders. It reads the whole province
(1,000,000 people) as readily as one PD.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Coalesce

from sikinerja.core.sql import Question
from sikinerja.core.time import Month, end_of_day
from sikinerja.kepegawaian.models import RiwayatJabatan

PEGAWAI_BULAN = Question.beside(__file__, "bulan.sql")
"""Columns as in :class:`PegawaiBulan`; a larger question reads it as a table:
``Question.beside(__file__, "rekap.sql", pegawai_bulan=PEGAWAI_BULAN)`` with :func:`parameter`."""


@dataclass(frozen=True, slots=True)
class PegawaiBulan:
    """An employee of a month; the riwayat (ids None: has none at all) is the one of its last day.

    ``sudah_bertugas`` is False before the first TMT: then the riwayat is the one that begins next.
    ``penilai_id`` is who rates under that riwayat now.
    """

    pegawai_id: int
    akun_id: int
    riwayat_id: int | None
    perangkat_daerah_id: int | None
    unit_kerja_id: int | None
    jabatan_id: int | None
    jenis_jabatan: str | None
    penilai_id: int | None
    sudah_bertugas: bool


def parameter(month: Month, *, zone: ZoneInfo, pd_ids: Collection[int] | None = None) -> dict[str, Any]:
    """What :data:`PEGAWAI_BULAN` asks for; ``pd_ids`` None: the whole province."""
    return {
        "awal": month.first,
        "akhir": month.last,
        "sampai": end_of_day(month.last, zone),
        "tahun": month.tahun,
        "bulan": month.bulan,
        "pd": None if pd_ids is None else sorted(pd_ids),
    }


def daftar(month: Month, *, zone: ZoneInfo, pd_ids: Collection[int] | None = None) -> list[PegawaiBulan]:
    """Everybody who is an employee in ``month``, also who had an account alone. Not scoped. One query."""
    rows = PEGAWAI_BULAN.rows(parameter(month, zone=zone, pd_ids=pd_ids))
    return sorted((PegawaiBulan(**row) for row in rows), key=lambda row: row.pegawai_id)


def riwayat_bulan(pegawai: str, month: Month) -> Coalesce:
    """The riwayat of a month of the person in column ``pegawai``, in a queryset (as ``bulan.sql``)."""
    rows = RiwayatJabatan.objects.filter(pegawai=OuterRef(pegawai))
    begun = rows.filter(tmt__lte=month.last)
    found = (
        begun.filter(tahun__lte=month.tahun).order_by("-tahun", "-tmt", "-aktif", "-pk"),
        begun.order_by("tahun", "-tmt", "-aktif", "-pk"),
        rows.order_by("tahun", "tmt", "-aktif", "-pk"),
    )
    return Coalesce(*(Subquery(some.values("pk")[:1]) for some in found))
