"""Questions about daily activities (manual BAB V, domain.md §4.1)."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import BooleanField, Count, DateTimeField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.expressions import Case, F, When

from sikinerja.aktivitas.models import Aktivitas, BulanAktivitas
from sikinerja.core.time import Month

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Tanda(TypedDict):
    """What :func:`with_dihitung` adds to a row."""

    dihitung: bool
    diajukan_pada: datetime | None
    ditutup_pada: datetime | None


def untuk_bulan(
    *, pegawai_id: int, month: Month, indikator_id: int | None = None, tugas_lain: bool = False
) -> QuerySet[WithAnnotations[Aktivitas, Tanda]]:
    """A person's activities of a month, newest day first; of one indikator, or of *tugas kedinasan lain*.

    Every row carries ``dihitung``: False when it was entered after the month's realisasi was submitted.
    Not scoped by an actor: a higher room that shows it (the rater's page) has decided who may look.
    """
    rows = with_dihitung(
        Aktivitas.objects.filter(pegawai=pegawai_id, tanggal__gte=month.first, tanggal__lte=month.last)
    )
    if tugas_lain:
        return rows.filter(indikator=None)
    return rows if indikator_id is None else rows.filter(indikator=indikator_id)


def jumlah_per_indikator(*, pegawai_id: int, month: Month) -> dict[int | None, int]:
    """Counted activities of a month by indikator; key None: *tugas kedinasan lain*. One query."""
    rows = (
        untuk_bulan(pegawai_id=pegawai_id, month=month)
        .filter(dihitung=True)
        .order_by()
        .values_list("indikator_id")
        .annotate(jumlah=Count("pk"))
    )
    return dict(rows)


def with_dihitung(rows: QuerySet[Aktivitas]) -> QuerySet[WithAnnotations[Aktivitas, Tanda]]:
    """Mark every row with ``dihitung`` and ``ditutup`` (its month is rated: read-only)."""
    month = BulanAktivitas.objects.filter(
        pegawai=OuterRef("pegawai"), tahun=OuterRef("tanggal__year"), bulan=OuterRef("tanggal__month")
    )
    sampai = Subquery(month.values("dihitung_sampai_pada")[:1], output_field=DateTimeField())
    tutup = Subquery(month.values("ditutup_pada")[:1], output_field=DateTimeField())
    marked = rows.annotate(diajukan_pada=sampai, ditutup_pada=tutup).annotate(
        dihitung=Case(
            When(Q(diajukan_pada=None) | Q(waktu_input__lt=F("diajukan_pada")), then=Value(value=True)),
            default=Value(value=False),
            output_field=BooleanField(),
        )
    )
    return cast("QuerySet[WithAnnotations[Aktivitas, Tanda]]", marked)
