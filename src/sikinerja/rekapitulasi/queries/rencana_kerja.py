"""Where SKP stand, for the dashboard: one's own, and those that wait for a penilai."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from typing import Any

from django.db.models import Count, OuterRef, Subquery, Value, Window

from sikinerja.core.context import Context
from sikinerja.core.time import Month, local_day
from sikinerja.kehadiran.models import PenutupanKehadiran
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries import isian
from sikinerja.kepegawaian.queries.keadaan import ada_dicabut
from sikinerja.kepegawaian.rules import mulai_menilai
from sikinerja.realisasi.models import Realisasi
from sikinerja.rekapitulasi.rules.tugas_skp import JejakAkhir, KeadaanSkp, SkpMenunggu
from sikinerja.skp import queries as skp
from sikinerja.skp.models import RiwayatSkp, Skp
from sikinerja.skp.queries import rencana
from sikinerja.skp.queries.akhir import menunggu
from sikinerja.skp.rules import MENUNGGU_PENILAI, StatusSkp

DIHITUNG = 2
"""KONSEP of which it is asked what they lack; hardly anybody has more."""


def keadaan_skp(ctx: Context) -> list[KeadaanSkp]:
    """One's riwayat with their SKP. One query, one more for each of the newest :data:`DIHITUNG` KONSEP."""
    lines = RiwayatSkp.objects.filter(skp=OuterRef("skp")).order_by("-langkah")
    rows = (
        RiwayatJabatan.objects.filter(pegawai=ctx.actor.pegawai_id)
        .select_related("skp", "penilai__akun")
        .annotate(
            melangkah_pada=Subquery(lines.values("pada")[:1]),
            aksi=Subquery(lines.values("aksi")[:1]),
            dipotong_pada=Subquery(lines.filter(aksi="mutasi").values("pada")[:1]),
            dicabut=ada_dicabut(akun_id=ctx.actor.akun_id),
        )
        .order_by("-tahun", "pk")
    )
    found = [_keadaan(ctx, row) for row in rows]
    plans = [row.skp for row in rows if getattr(row, "skp", None) and row.skp.status == StatusSkp.KONSEP]
    lacking = {plan.pk: len(rencana.kurang(skp=plan)) for plan in plans[:DIHITUNG]}
    return [replace(one, kurang=lacking.get(one.skp_id)) if one.skp_id else one for one in found]


def _keadaan(ctx: Context, row: Any) -> KeadaanSkp:
    begun, pd_id = mulai_menilai(isian(row)), row.perangkat_daerah_id
    found = KeadaanSkp(row.tahun, row.aktif, begun, pd_id=pd_id, dicabut=row.dicabut)
    plan: Skp | None = getattr(row, "skp", None)
    if plan is None:
        return found
    plan.riwayat = row
    return replace(
        found,
        skp_id=plan.pk,
        status=plan.status,
        langkah=plan.langkah,
        versi=plan.versi_terakhir,
        sejak=(row.melangkah_pada or plan.dibuat_pada).astimezone(ctx.zone).date(),
        penilai=row.penilai.akun.nama if row.penilai else "",
        penilai_id=row.penilai_id,
        jejak=JejakAkhir(row.aksi == "kembalikan_akhir", local_day(row.dipotong_pada, ctx.zone)),
        awal=plan.periode_awal,
        akhir=plan.periode_akhir,
    )


def menunggu_rilis(months: Collection[Month]) -> set[Month]:
    """Those of these months that are still to be released, so that a dispensation would help. One query.

    None before the first month that anybody reported: those were kept elsewhere and wait for no release.
    """
    closed = PenutupanKehadiran.objects.filter(tahun__in={month.tahun for month in months})
    begun = Realisasi.objects.order_by("tahun", "bulan").values_list(Value(0), "tahun", "bulan")[:1]
    rows = list(closed.order_by().values_list(Value(1), "tahun", "bulan").union(begun))
    first = min((Month(*row) for kind, *row in rows if not kind), default=None)
    done = {Month(*row) for kind, *row in rows if kind}
    return {month for month in months if first is not None and first <= month and month not in done}


def skp_menunggu(ctx: Context) -> list[SkpMenunggu]:
    """SKP that wait for this penilai, by status and year: how many, and who has waited longest. One query."""
    everyone = Window(Count("pk"), partition_by=["status", "tahun"])
    rows = (
        Skp.objects.filter(skp.dinilai(ctx.actor), menunggu([*MENUNGGU_PENILAI, StatusSkp.PENILAIAN_AKHIR]))
        .annotate(jumlah=everyone)
        .order_by("status", "tahun", "diubah_pada", "pk")
        .distinct("status", "tahun")
        .values_list("status", "tahun", "jumlah", "pegawai__akun__nama", "diubah_pada")
    )
    return [
        SkpMenunggu(status, tahun, jumlah, nama, pada.astimezone(ctx.zone).date())
        for status, tahun, jumlah, nama, pada in rows
    ]
