"""What waits with many people as penilai at once, whomever riwayat name today (issue 9 §1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast

from sikinerja.core.context import Context
from sikinerja.mutasi.queries.bergantung import MENUNGGU_SKP, bulan_menunggu, perlu_dikabari
from sikinerja.mutasi.rules.berhenti import BULAN, MENUNGGU
from sikinerja.skp.models import Skp


def menunggu_banyak(ctx: Context, /, *, penilai_ids: Collection[int] | None) -> Mapping[int, str]:
    """By penilai, in words; None: with everybody who rates no more. Not scoped.

    One query, one more for None.
    """
    ids = [one.pk for one in perlu_dikabari(ctx)] if penilai_ids is None else list(penilai_ids)
    plans = Skp.objects.filter(status__in=MENUNGGU_SKP, riwayat__penilai__in=ids)
    months = bulan_menunggu().filter(penilai__in=ids)
    found: dict[int, dict[str, int]] = defaultdict(dict)
    counted = _jumlah(plans, "riwayat__penilai", F("status"))
    for penilai_id, jenis, jumlah in counted.union(_jumlah(months, "penilai", Value(BULAN)), all=True):
        found[penilai_id][jenis] = jumlah
    return {
        pk: ", ".join(f"{each[jenis]} {what}" for jenis, what in MENUNGGU.items() if jenis in each)
        for pk, each in found.items()
    }


def _jumlah(rows: QuerySet[Any], penilai: str, jenis: F | Value) -> QuerySet[Any, Any]:
    """How many of a kind wait with each penilai."""
    values = rows.order_by().values(oleh=F(f"{penilai}_id"), macam=Cast(jenis, CharField()))
    found: QuerySet[Any, Any] = values.annotate(jumlah=Count("pk")).values_list("oleh", "macam", "jumlah")
    return found
