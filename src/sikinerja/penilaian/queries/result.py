"""What a month or a year was rated: for the rater at any time, for its owner once it is SELESAI."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from sikinerja.core.context import Context
from sikinerja.penilaian.models import Penilaian, PerubahanPenilaian, UmpanBalikIndikator, UmpanBalikPerilaku
from sikinerja.penilaian.rules import Capaian, Rating
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries.month import pemilik_id
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.skp.models import VersiEkspektasi
from sikinerja.skp.rules import Perilaku, Predikat
from sikinerja.skp.rules.panduan import PANDUAN


@dataclass(frozen=True, slots=True)
class BarisPerilaku:
    """One of the seven values: guidance, the penilai's ekspektasi, the umpan balik ("" where none yet)."""

    kode: str
    label: str
    panduan: tuple[str, str, str]
    ekspektasi: str
    umpan_balik: str


@dataclass(frozen=True, slots=True)
class Perubahan:
    """The one change, in words."""

    hasil_kerja: tuple[str, str]
    perilaku: tuple[str, str]
    predikat: tuple[str, str]
    alasan: str
    pada: datetime


@dataclass(frozen=True, slots=True)
class Hasil:
    """A finished rating. ``umpan_balik`` by indikator id."""

    hasil_kerja: Rating
    perilaku: Rating
    predikat: Predikat
    catatan_akhir: str
    identitas_penilai: Mapping[str, str]
    selesai_pada: datetime | None
    umpan_balik: dict[int, str]
    baris_perilaku: list[BarisPerilaku]
    perubahan: Perubahan | None
    identitas_pegawai: Mapping[str, str] = field(default_factory=dict)
    capaian: Capaian | None = None
    alasan_berbeda: str = ""


def hasil(realisasi: Realisasi, *, rinci: bool = False) -> Hasil | None:
    """The rating of a month, None before SELESAI; ``rinci``: with every umpan balik.

    Not scoped: the caller has decided who may look.
    """
    if realisasi.status != StatusRealisasi.SELESAI:
        return None
    row = Penilaian.objects.select_related("perubahan", "pengajuan").get(realisasi=realisasi)
    return dari(row, skp_id=realisasi.skp_id, rinci=rinci)


def dari(row: Penilaian, *, skp_id: int, rinci: bool = False) -> Hasil:
    """A finished rating under an SKP as pages show it."""
    texts, values, hopes = _texts(row.pk, skp_id) if rinci else ({}, {}, {})
    identitas = row.identitas_penilai or (row.pengajuan.identitas_penilai if row.pengajuan else {})
    return Hasil(
        hasil_kerja=Rating[row.rating_hasil_kerja],
        perilaku=Rating[row.rating_perilaku],
        predikat=Predikat[row.predikat],
        catatan_akhir=row.catatan_akhir,
        identitas_penilai=identitas,
        selesai_pada=row.selesai_pada,
        umpan_balik=texts,
        baris_perilaku=_baris(hopes, values),
        perubahan=_perubahan(getattr(row, "perubahan", None)) if row.realisasi_id else None,
        identitas_pegawai=row.identitas_pegawai,
        capaian=Capaian[row.capaian] if row.capaian else None,
        alasan_berbeda=row.alasan_berbeda,
    )


def draf(ctx: Context, row: Penilaian | None, bagian: str) -> dict[str, str]:
    """What this rater typed on one page; another rater's draft is not shown (domain.md §6)."""
    if row is None or (row.draf.get("penilai"), row.draf.get("bagian")) != (ctx.actor.pegawai_id, bagian):
        return {}
    return dict(row.draf.get("isian", {}))


def _texts(penilaian_id: int, skp_id: int) -> tuple[dict[int, str], dict[str, str], dict[str, str]]:
    """In one query: umpan balik by indikator, umpan balik by perilaku, ekspektasi by perilaku."""
    indikator = UmpanBalikIndikator.objects.filter(penilaian=penilaian_id).order_by()
    perilaku = UmpanBalikPerilaku.objects.filter(penilaian=penilaian_id).order_by()
    key = Cast("pengajuan_indikator__indikator_id", CharField())
    found: tuple[dict[int, str], dict[str, str], dict[str, str]] = ({}, {}, {})
    for kind, name, text in _kind(indikator, 0, key).union(
        _kind(perilaku, 1, F("perilaku")), _kind(_ekspektasi(skp_id), 2, F("perilaku")), all=True
    ):
        if kind == 0:
            found[0][int(name)] = text
        else:
            found[kind][name] = text
    return found


def _kind(rows: QuerySet[Any], kind: int, key: Any) -> QuerySet[Any]:
    marked: QuerySet[Any] = rows.annotate(jenis_teks=Value(kind), kunci=key)
    return marked.values_list("jenis_teks", "kunci", "teks")


def _ekspektasi(skp_id: int) -> QuerySet[VersiEkspektasi]:
    """The ekspektasi of the latest versi."""
    last = F("versi__skp__versi_terakhir")
    return VersiEkspektasi.objects.filter(versi__skp=skp_id, versi__nomor=last).order_by()


def umpan_balik_indikator(penilaian_id: int) -> dict[int, str]:
    """Saved umpan balik by indikator id."""
    rows = UmpanBalikIndikator.objects.filter(penilaian=penilaian_id).order_by()
    return dict(rows.values_list("pengajuan_indikator__indikator_id", "teks"))


def umpan_balik_perilaku(penilaian_id: int) -> dict[str, str]:
    """Saved umpan balik by value of Perilaku."""
    rows = UmpanBalikPerilaku.objects.filter(penilaian=penilaian_id).order_by()
    return dict(rows.values_list("perilaku", "teks"))


def baris_perilaku(skp_id: int, umpan_balik: Mapping[str, str]) -> list[BarisPerilaku]:
    """The seven values beside guidance and the ekspektasi of the latest versi."""
    return _baris(dict(_ekspektasi(skp_id).values_list("perilaku", "teks")), umpan_balik)


def _baris(hopes: Mapping[str, str], umpan_balik: Mapping[str, str]) -> list[BarisPerilaku]:
    return [
        BarisPerilaku(p.value, p.label, PANDUAN[p], hopes.get(p.value, ""), umpan_balik.get(p.value, ""))
        for p in Perilaku
    ]


def predikat_tahun(ctx: Context, *, tahun: int) -> dict[int, Predikat]:
    """The actor's own predikat of a year, by month."""
    rows = Penilaian.objects.filter(
        realisasi__pegawai=pemilik_id(ctx),
        realisasi__tahun=tahun,
        realisasi__status=StatusRealisasi.SELESAI.value,
    )
    return {
        bulan: Predikat[kode] for bulan, kode in rows.order_by().values_list("realisasi__bulan", "predikat")
    }


def _perubahan(row: PerubahanPenilaian | None) -> Perubahan | None:
    if row is None:
        return None
    return Perubahan(
        hasil_kerja=(Rating[row.hasil_kerja_lama].label, Rating[row.hasil_kerja_baru].label),
        perilaku=(Rating[row.perilaku_lama].label, Rating[row.perilaku_baru].label),
        predikat=(Predikat[row.predikat_lama].label, Predikat[row.predikat_baru].label),
        alasan=row.alasan,
        pada=row.pada,
    )
