"""What waits with many people as penilai at once, whomever riwayat name today (issue 9 §1)."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.mutasi.queries.bergantung import (
    MENUNGGU_SKP,
    bulan_menunggu,
    lewat,
    perlu_dikabari,
    riwayat_lama,
)
from sikinerja.mutasi.rules.berhenti import BULAN, LAMA, LEWAT, kata_menunggu
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import akhir

PD = "skp__riwayat__perangkat_daerah_id"


def menunggu_banyak(ctx: Context, /, *, penilai_ids: Collection[int] | None) -> Mapping[int, str]:
    """By penilai, in words; None: with everybody who rates no more. Not scoped.

    Two queries, one more where months wait, one more for None.
    """
    ids = [one.pk for one in perlu_dikabari(ctx)] if penilai_ids is None else list(penilai_ids)
    found: dict[int, Counter[str]] = defaultdict(Counter)
    plans = _jumlah(Skp.objects.filter(akhir.menunggu(MENUNGGU_SKP), riwayat__penilai__in=ids), F("status"))
    rows = plans.union(_jumlah(riwayat_lama().filter(riwayat__penilai__in=ids), Value(LAMA)), all=True)
    for penilai_id, jenis, jumlah in rows:
        found[penilai_id][jenis] = jumlah
    for penilai_id, jenis in _bulan(ctx, ids):
        found[penilai_id][jenis] += 1
    return {pk: kata_menunggu(each) for pk, each in found.items()}


def _bulan(ctx: Context, penilai_ids: list[int]) -> list[tuple[int, str]]:
    """The months that wait with each penilai, and whether they still can be rated."""
    months = bulan_menunggu().filter(penilai__in=penilai_ids).order_by()
    rows = list(months.values_list("penilai_id", "pegawai_id", PD, "tahun", "bulan"))
    over = lewat(ctx, [(whose, pd_id, Month(year, n)) for _, whose, pd_id, year, n in rows])
    return [(by, LEWAT if (whose, Month(year, n)) in over else BULAN) for by, whose, _, year, n in rows if by]


def _jumlah(rows: QuerySet[Skp], jenis: F | Value) -> QuerySet[Any, Any]:
    """How many of a kind wait with each penilai."""
    values = rows.order_by().values(oleh=F("riwayat__penilai_id"), macam=Cast(jenis, CharField()))
    found: QuerySet[Any, Any] = values.annotate(jumlah=Count("pk")).values_list("oleh", "macam", "jumlah")
    return found
