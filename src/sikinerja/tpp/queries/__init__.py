"""Questions about TPP policies. Not scoped: what a policy says is no secret."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Max, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Cast, JSONObject

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, NotFound
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.tpp import rules
from sikinerja.tpp.models import (
    Kebijakan,
    KetentuanKhusus,
    LangkahPotongan,
    PengecualianTpp,
    PersenHasil,
    TanggaPotongan,
)
from sikinerja.tpp.rules import (
    CaraHitung,
    CaraKehadiran,
    DasarPotongan,
    HasilKinerja,
    Ketentuan,
    Langkah,
    Pelanggaran,
    Pengecualian,
    Tangga,
)
from sikinerja.tpp.rules.kebijakan import TANPA_KEBIJAKAN, StatusKebijakan


@dataclass(frozen=True, slots=True)
class KebijakanBulan:
    """The policy of a month: its row's key, its words, and what it says."""

    pk: int
    nama: str
    dasar_hukum: str
    isi: rules.Kebijakan


def cari_bulan(*, month: Month) -> KebijakanBulan | None:
    """The policy in force in a month. One query."""
    row = lengkap(Kebijakan.objects.filter(berlaku(month))).first()
    return KebijakanBulan(row.pk, row.nama, row.dasar_hukum, isi(row)) if row else None


def kebijakan_banyak(*, months: Collection[Month]) -> dict[Month, KebijakanBulan]:
    """The policy in force in each of these months that has one. One query."""
    rows = [(r, KebijakanBulan(r.pk, r.nama, r.dasar_hukum, isi(r))) for r in lengkap(diberlakukan())]
    found = {}
    for month in months:
        for row, policy in rows:
            begun = row.berlaku_mulai is not None and row.berlaku_mulai <= month.first
            if begun and (row.berlaku_sampai is None or row.berlaku_sampai >= month.last):
                found[month] = policy
    return found


def kebijakan_bulan(*, month: Month) -> KebijakanBulan:
    """The same; Conflict, with what to do, where there is none."""
    found = cari_bulan(month=month)
    if found is None:
        raise Conflict(TANPA_KEBIJAKAN.format(bulan=bulan_tahun(month.tahun, month.bulan)))
    return found


def berlaku(month: Month) -> Q:
    """Whether a policy is in force in a month."""
    begun = Q(status=StatusKebijakan.BERLAKU.value, berlaku_mulai__lte=month.first)
    return begun & (Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=month.last))


def diberlakukan() -> QuerySet[Kebijakan]:
    """Policies that were put in force and not withdrawn, whatever their time."""
    return Kebijakan.objects.filter(status=StatusKebijakan.BERLAKU.value)


def dipakai_sampai() -> date | None:
    """The last day of the latest month that any release has used a policy for."""
    last: date | None = diberlakukan().aggregate(last=Max("dipakai_sampai"))["last"]
    return last


def daftar(ctx: Context) -> QuerySet[Kebijakan]:
    """Every policy for BKD: what is being written first, then by the month from which it holds."""
    _only_bkd(ctx)
    drafts_first = Case(When(status=StatusKebijakan.KONSEP.value, then=Value(0)), default=Value(1))
    return Kebijakan.objects.select_related("diberlakukan_oleh", "dicabut_oleh").order_by(
        drafts_first, "-berlaku_mulai", "-pk"
    )


def get(ctx: Context, *, kebijakan_id: int, lock: bool = False) -> Kebijakan:
    """One policy with all it says; NotFound, also for everybody but BKD."""
    _only_bkd(ctx)
    rows = lengkap(Kebijakan.objects.all())
    row = (rows.select_for_update(no_key=True) if lock else rows).filter(pk=kebijakan_id).first()
    if row is None:
        raise NotFound("Kebijakan TPP tidak ditemukan.")
    return row


def pengecualian(ctx: Context) -> QuerySet[PengecualianTpp]:
    """People with a fixed percentage, for BKD: the latest months first."""
    _only_bkd(ctx)
    return PengecualianTpp.objects.select_related("pegawai__akun").order_by("-sampai", "-pk")


def get_pengecualian(ctx: Context, *, pengecualian_id: int, lock: bool = False) -> PengecualianTpp:
    """One exemption; NotFound, also for everybody but BKD."""
    rows = pengecualian(ctx)
    row = (rows.select_for_update(of=("self",)) if lock else rows).filter(pk=pengecualian_id).first()
    if row is None:
        raise NotFound("Pengecualian tidak ditemukan.")
    return row


def _only_bkd(ctx: Context) -> None:
    if not ctx.actor.is_bkd:
        raise NotFound("Halaman tidak ditemukan.")


def lengkap(rows: QuerySet[Kebijakan]) -> QuerySet[Kebijakan]:
    """With everything that :func:`isi` reads, in the same query."""
    of = {"kebijakan": OuterRef("pk")}
    rungs = LangkahPotongan.objects.filter(tangga=OuterRef("pk")).order_by("mulai")
    ladders = TanggaPotongan.objects.filter(**of).order_by("pk")
    return rows.annotate(
        isi_hasil=_json(
            PersenHasil.objects.filter(**of).order_by("pk"), hasil="hasil", persen=_text("persen")
        ),
        isi_tangga=_json(
            ladders,
            pelanggaran="pelanggaran",
            cara="cara",
            batas=_text("batas"),
            langkah=_json(rungs, mulai="mulai", persen=_text("persen")),
        ),
        isi_ketentuan=_json(
            KetentuanKhusus.objects.filter(**of).order_by("pk"),
            keadaan="keadaan",
            jenis_jabatan="jenis_jabatan",
            persen=_text("persen"),
        ),
    )


def _json(rows: QuerySet[Any], **columns: Any) -> ArraySubquery:
    return ArraySubquery(rows.values(json=JSONObject(**columns)))


def _text(column: str) -> Cast:
    """A decimal as text: JSON would make a float of it."""
    return Cast(column, TextField())


def isi(row: Kebijakan) -> rules.Kebijakan:
    """What a policy of :func:`lengkap` says, as plain values."""
    found = vars(row)
    return rules.Kebijakan(
        bobot_kinerja=row.bobot_kinerja,
        bobot_kehadiran=row.bobot_kehadiran,
        persen_hasil=tuple((HasilKinerja[r["hasil"]], Decimal(r["persen"])) for r in found["isi_hasil"]),
        cara_kehadiran=CaraKehadiran[row.cara_kehadiran],
        persen_tanpa_data=row.persen_tanpa_data,
        dasar_potongan=DasarPotongan[row.dasar_potongan],
        tangga=tuple(_tangga(ladder) for ladder in found["isi_tangga"]),
        batas_potongan=row.batas_potongan,
        ketentuan=tuple(
            Ketentuan(
                Decimal(rule["persen"]),
                JenisKeadaan[rule["keadaan"]] if rule["keadaan"] else None,
                JenisJabatan[rule["jenis_jabatan"]] if rule["jenis_jabatan"] else None,
            )
            for rule in found["isi_ketentuan"]
        ),
    )


def _tangga(ladder: dict[str, Any]) -> Tangga:
    return Tangga(
        Pelanggaran[ladder["pelanggaran"]],
        CaraHitung[ladder["cara"]],
        tuple(Langkah(rung["mulai"], Decimal(rung["persen"])) for rung in ladder["langkah"]),
        None if ladder["batas"] is None else Decimal(ladder["batas"]),
    )


def pengecualian_bulan(
    *, month: Month, pegawai_ids: Collection[int] | None = None
) -> dict[int, Pengecualian]:
    """People with a fixed percentage in a month (None: of everybody). One query."""
    rows = PengecualianTpp.objects.filter(mulai__lte=month.first, sampai__gte=month.last)
    if pegawai_ids is not None:
        rows = rows.filter(pegawai__in=pegawai_ids)
    found = rows.order_by().values_list("pegawai_id", "persen", "alasan")
    return {person: Pengecualian(persen, alasan) for person, persen, alasan in found}
