"""What a month or a year was rated: for the rater at any time, for its owner once it is SELESAI."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import BigIntegerField, CharField, F, QuerySet, Value
from django.db.models.functions import Cast

from sikinerja.core.context import Context
from sikinerja.penilaian.models import Penilaian, PerubahanPenilaian, UmpanBalikIndikator, UmpanBalikPerilaku
from sikinerja.penilaian.rules import Capaian, Rating, draf_milik
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries.month import pemilik_id
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.realisasi.rules.draf import versi_draf
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


@dataclass(frozen=True, slots=True)
class Teks:
    """Umpan balik of one rating: by indikator id, by value of Perilaku."""

    indikator: dict[int, str] = field(default_factory=dict)
    perilaku: dict[str, str] = field(default_factory=dict)


def hasil(realisasi: Realisasi, *, rinci: bool = False) -> Hasil | None:
    """The rating of a month, None before SELESAI; ``rinci``: with every umpan balik.

    Not scoped: the caller has decided who may look.
    """
    if realisasi.status != StatusRealisasi.SELESAI:
        return None
    row = Penilaian.objects.select_related("perubahan", "pengajuan").get(realisasi=realisasi)
    if not rinci:
        return dari(row)
    texts, hopes = teks_banyak([row.pk], skp_id=realisasi.skp_id)
    return dari(row, texts[row.pk], hopes)


def dari(row: Penilaian, teks: Teks | None = None, harapan: Mapping[str, str] | None = None) -> Hasil:
    """A finished rating as pages show it; ``teks`` and ``harapan`` as :func:`teks_banyak` finds them."""
    teks = teks or Teks()
    identitas = row.identitas_penilai or (row.pengajuan.identitas_penilai if row.pengajuan else {})
    return Hasil(
        hasil_kerja=Rating[row.rating_hasil_kerja],
        perilaku=Rating[row.rating_perilaku],
        predikat=Predikat[row.predikat],
        catatan_akhir=row.catatan_akhir,
        identitas_penilai=identitas,
        selesai_pada=row.selesai_pada,
        umpan_balik=teks.indikator,
        baris_perilaku=_baris(harapan or {}, teks.perilaku),
        perubahan=_perubahan(getattr(row, "perubahan", None)) if row.realisasi_id else None,
        identitas_pegawai=row.identitas_pegawai,
        capaian=Capaian[row.capaian] if row.capaian else None,
        alasan_berbeda=row.alasan_berbeda,
    )


def draf(ctx: Context, row: Penilaian | None, bagian: str) -> dict[str, str]:
    """What this rater typed on one page; another rater's draft is not shown (domain.md §6)."""
    return dict(_draf(ctx, row, bagian).get("isian", {}))


def draf_versi(ctx: Context, row: Penilaian | None, bagian: str) -> str:
    """Which draft that is; "" where there is none."""
    return versi_draf(_draf(ctx, row, bagian))


def _draf(ctx: Context, row: Penilaian | None, bagian: str) -> Mapping[str, Any]:
    return draf_milik(row.draf, penilai_id=ctx.actor.pegawai_id, bagian=bagian) if row else {}


def teks_banyak(penilaian_ids: Collection[int], *, skp_id: int) -> tuple[dict[int, Teks], dict[str, str]]:
    """In one query: umpan balik of some ratings, by rating, and the ekspektasi by perilaku. Not scoped."""
    indikator = UmpanBalikIndikator.objects.filter(penilaian__in=penilaian_ids).order_by()
    perilaku = UmpanBalikPerilaku.objects.filter(penilaian__in=penilaian_ids).order_by()
    key = Cast("pengajuan_indikator__indikator_id", CharField())
    found = {penilaian_id: Teks() for penilaian_id in penilaian_ids}
    hopes: dict[str, str] = {}
    for kind, penilaian_id, name, text in _kind(indikator, 0, key, F("penilaian_id")).union(
        _kind(perilaku, 1, F("perilaku"), F("penilaian_id")),
        _kind(_ekspektasi(skp_id), 2, F("perilaku"), Cast(Value(0), BigIntegerField())),
        all=True,
    ):
        if kind == 0:
            found[penilaian_id].indikator[int(name)] = text
        elif kind == 1:
            found[penilaian_id].perilaku[name] = text
        else:
            hopes[name] = text
    return found, hopes


def _kind(rows: QuerySet[Any], kind: int, key: Any, whose: Any) -> QuerySet[Any]:
    marked: QuerySet[Any] = rows.annotate(jenis_teks=Value(kind), milik=whose, kunci=key)
    return marked.values_list("jenis_teks", "milik", "kunci", "teks")


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


def baris_nilai(harapan: Mapping[str, str]) -> list[BarisPerilaku]:
    """The seven values beside guidance and ekspektasi, without umpan balik."""
    return _baris(harapan, {})


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
