"""The twelve months of an SKP's year, as the pages of the year show them (domain.md §5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from sikinerja.core.arrays import json_array, read
from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.jadwal.queries import kolom as jadwal
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.kepegawaian.rules.keadaan import Keadaan, keadaan_bulan
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.realisasi.rules.kedudukan import TERTUNGGAK, berdiri
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import persetujuan
from sikinerja.skp.rules import Predikat
from sikinerja.skp.rules.persetujuan import disetujui_sejak


@dataclass(frozen=True, slots=True)
class KotakBulan:
    """One of the twelve boxes of a year; ``realisasi_id`` of a month that the actor may open, else 0.

    ``kedudukan`` "": the month has no day under this SKP, or belongs to the one that follows it.
    """

    bulan: int
    kode: str = ""
    kedudukan: str = ""
    teks: str = "di luar SKP ini"
    is_diajukan: bool = False
    realisasi_id: int = 0
    keadaan: str = ""
    """Why nothing is owed."""

    @property
    def kurang(self) -> bool:
        """Whether the month is over, owed, and has no predikat."""
        return self.kedudukan in (*TERTUNGGAK, K.MENUNGGU, K.BELUM_DINILAI)


def setahun(ctx: Context, *, skp: Skp) -> list[KotakBulan]:
    """The twelve months of an SKP's year: predikat, or where each stands. One query; not scoped."""
    seen = Exists(months.visible(ctx.actor).filter(pk=OuterRef("pk")))
    filed = Realisasi.objects.filter(skp=OuterRef("pk"), pengajuan__isnull=False).annotate(terlihat=seen)
    columns = {"bulan": "bulan", "status": "status", "kode": "penilaian__predikat", "terlihat": "terlihat"}
    approved = Skp.objects.filter(pegawai=OuterRef("pegawai"), tahun=OuterRef("tahun"), versi_terakhir__gt=0)
    pd = "riwayat__perangkat_daerah_id"
    later = Skp.objects.filter(
        pegawai=OuterRef("pegawai"), versi_terakhir__gt=0, periode_awal__gt=OuterRef("periode_awal")
    )
    found = Skp.objects.filter(pk=skp.pk).values(
        diajukan=json_array(filed, columns | {"id": "pk"}),
        berikutnya=Subquery(later.order_by("periode_awal").values("periode_awal")[:1]),
        periode=persetujuan.kolom(approved),
        **jadwal.kolom(pegawai="pegawai_id", perangkat_daerah=pd, tahun="tahun"),
        **keadaan.kolom("pegawai_id"),
    )
    row = found.get()
    plans = [persetujuan.dari_kolom(one) for one in read(row["periode"])]
    rows, states = {one["bulan"]: one for one in read(row["diajukan"])}, keadaan.dari_kolom(row)
    windows = jadwal.jendela_tahun(row, tahun=skp.tahun, zone=ctx.zone)
    return [
        _kotak(ctx, window, filed, states, disetujui_sejak(plans, window.month))
        if filed or _miliknya(skp, window.month, row["berikutnya"])
        else KotakBulan(window.month.bulan)
        for window in windows
        for filed in [rows.get(window.month.bulan)]
    ]


def _miliknya(skp: Skp, month: Month, berikutnya: date | None) -> bool:
    """Whether a month not filed is owed under this SKP; ``berikutnya``: where the next approved one begins.

    Of two that share a month the later one has it (domain.md §4.3).
    """
    meets = skp.periode_awal <= month.last and skp.periode_akhir >= month.first
    return meets and (berikutnya is None or berikutnya > month.last)


def _kotak(
    ctx: Context,
    window: Jendela,
    row: dict[str, Any] | None,
    states: list[Keadaan],
    disetujui_pada: datetime | None,
) -> KotakBulan:
    month = window.month
    bebas = keadaan_bulan(states, month)
    kode = row["kode"] or "" if row else ""
    stand = berdiri(
        row["status"] if row else StatusRealisasi.BELUM,
        has_pengajuan=row is not None,
        disetujui_pada=disetujui_pada,
        bebas=bebas.label if bebas else "",
        jendela=window,
        now=ctx.now,
        zone=ctx.zone,
    )
    where = stand.di
    word = f"{where.kata}: {stand.sebab}" if stand.sebab else where.kata
    return KotakBulan(
        month.bulan,
        kode,
        where,
        Predikat[kode].label if kode else word,
        is_diajukan=row is not None,
        realisasi_id=row["id"] if row and row["terlihat"] else 0,
        keadaan=bebas.label if bebas and where == K.KEADAAN_KHUSUS else "",
    )
