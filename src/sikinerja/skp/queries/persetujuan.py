"""When SKP were approved for the first time, as columns of larger questions; why one is not."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet, Subquery

from sikinerja.core.arrays import json_array
from sikinerja.core.context import Context
from sikinerja.core.time import Month, local_day
from sikinerja.kepegawaian.queries.wewenang import menilai_kini
from sikinerja.skp.models import RiwayatSkp, Skp, Versi
from sikinerja.skp.rules import persetujuan as rules
from sikinerja.skp.rules.persetujuan import BelumDisetujui, Periode

_FIRST = Versi.objects.filter(skp=OuterRef("pk"), nomor=1)
PERTAMA = {"disetujui_pada": Subquery(_FIRST.values("disetujui_pada"))}
"""Annotates SKP, for :func:`periode`."""


def periode(skp: Any, pd_id: int | None) -> Periode:
    """An SKP (annotated with :data:`PERTAMA`) as far as its months need it; ``pd_id``: of its riwayat."""
    return Periode(skp.periode_awal, skp.periode_akhir, skp.disetujui_pada, skp.predikat, pd_id)


def kolom(rows: QuerySet[Skp]) -> ArraySubquery:
    """SKP (chosen with an OuterRef) as a column; :func:`dari_kolom` reads each."""
    columns = {"awal": "periode_awal", "akhir": "periode_akhir", "predikat": "predikat"}
    more = {"disetujui": "disetujui_pada", "pd": "riwayat__perangkat_daerah_id"}
    return json_array(rows.annotate(**PERTAMA), columns | more)


def dari_kolom(row: dict[str, Any]) -> Periode:
    """An SKP of such a column."""
    awal, akhir = date.fromisoformat(row["awal"]), date.fromisoformat(row["akhir"])
    approved = datetime.fromisoformat(row["disetujui"]) if row["disetujui"] else None
    return Periode(awal, akhir, approved, row["predikat"], row["pd"])


def belum_disetujui(ctx: Context, *, pegawai_id: int, hari: tuple[date, date], untuk: str) -> BelumDisetujui:
    """Why no approved SKP of somebody holds these days (first, last), to themselves. Two queries."""
    awal, akhir = hari
    last = RiwayatSkp.objects.filter(skp=OuterRef("pk")).order_by("-langkah").values("pada")[:1]
    rows = Skp.objects.filter(pegawai=pegawai_id, periode_awal__lte=akhir, periode_akhir__gte=awal)
    rows = rows.select_related("riwayat__penilai__akun").annotate(melangkah_pada=Subquery(last))
    plan: Any = rows.order_by("-periode_awal").first()
    if plan is None:
        return rules.belum_disetujui(untuk)
    penilai = plan.riwayat.penilai
    named = menilai_kini(ctx, penilai_ids=[plan.riwayat.penilai_id])
    return rules.belum_disetujui(
        untuk,
        status=plan.status,
        penilai=named(plan.riwayat.penilai_id, penilai.akun.nama if penilai else "", pegawai_id),
        sejak=local_day(plan.melangkah_pada, ctx.zone),
    )


def disetujui_sejak(*, pegawai: str, month: Month) -> Subquery:
    """As ``skp.rules.persetujuan.disetujui_sejak``, of the person in column ``pegawai``."""
    rows = _first(month).filter(skp__pegawai=OuterRef(pegawai))
    return Subquery(rows.values("disetujui_pada")[:1])


def sejak(*, pegawai_id: int, month: Month) -> datetime | None:
    """The same of one person. One query."""
    return _first(month).filter(skp__pegawai=pegawai_id).values_list("disetujui_pada", flat=True).first()


def _first(month: Month) -> QuerySet[Versi]:
    meets = {"skp__periode_awal__lte": month.last, "skp__periode_akhir__gte": month.first}
    return Versi.objects.filter(nomor=1, **meets).order_by("disetujui_pada")
