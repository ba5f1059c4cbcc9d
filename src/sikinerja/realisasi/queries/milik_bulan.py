"""Which SKP a month belongs to, and until when another one may still take it (domain.md §4.3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery, Value

from sikinerja.core.arrays import json_array, read
from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.jadwal.queries import kolom as jadwal
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.kepegawaian.queries.berhenti import ada
from sikinerja.kepegawaian.rules.keadaan import keadaan_bulan
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.rules import StatusRealisasi, milik_bulan
from sikinerja.realisasi.rules.milik_bulan import SkpBulan
from sikinerja.skp.models import Skp


def skp_bulan(skp: Skp, *, penilai: str = "") -> SkpBulan:
    """An SKP with ``riwayat__jabatan``, as the rules want it."""
    dipotong = skp.periode_akhir_semula is not None
    return SkpBulan(skp.riwayat.jabatan.nama, skp.periode_awal, skp.periode_akhir, penilai, dipotong)


def dilaporkan(skp: Skp, month: Month) -> str:
    """Under which SKP a month was filed, where somebody may ask (``riwayat__jabatan`` is loaded)."""
    return milik_bulan.dilaporkan(skp_bulan(skp), month)


def akan_dilaporkan(ctx: Context, *, skp: Skp, jendela: Jendela, terkunci: bool) -> str:
    """Under which SKP the owner's month goes now, who rates it, and until when a later SKP may take it.

    ``terkunci``: it was filed before and stays with this SKP. "" and no query where nobody asks, one else.
    """
    month = jendela.month
    if skp_bulan(skp).terang(month):
        return ""
    rows = (
        Skp.objects.filter(
            pegawai=skp.pegawai_id, periode_awal__lte=month.last, periode_akhir__gte=month.first
        )
        .select_related("riwayat__jabatan", "riwayat__penilai__akun")
        .annotate(**jadwal.kolom_bulan(pegawai="pegawai_id", month=month))
        .annotate(dinilai=ada(ctx.today, "riwayat__penilai"))
    )
    plans: list[Any] = list(rows.order_by("periode_awal"))
    said = milik_bulan.dilaporkan(next(_dengan_penilai(p) for p in plans if p.pk == skp.pk), month)
    later = plans[-1]
    if terkunci or later.periode_awal <= skp.periode_awal or later.versi_terakhir:
        return said
    until = jadwal.peta_bulan(vars(later), pegawai_id=skp.pegawai_id, month=month, zone=ctx.zone).untuk(
        pegawai_id=skp.pegawai_id, perangkat_daerah_id=later.riwayat.perangkat_daerah_id
    )
    if until.pengisian_berakhir(ctx.now):
        return said
    return f"{said} {milik_bulan.pilihan(_dengan_penilai(later), until, zone=ctx.zone)}"


def _dengan_penilai(plan: Any) -> SkpBulan:
    """With who rates it, unless they are gone: who goes on then is said on the month's own page."""
    penilai = plan.riwayat.penilai
    return skp_bulan(plan, penilai=penilai.akun.nama if penilai and plan.dinilai else "")


@dataclass(frozen=True, slots=True)
class BulanPertama:
    """The first month that an SKP not yet approved can still take; ``is_other``: an earlier SKP serves it.

    ``didahului``: the months of its periode that were filed with an earlier SKP.
    """

    jendela: Jendela
    is_other: bool
    didahului: list[Month]

    def tenggat(self, ctx: Context, skp: str = "SKP ini") -> str:
        """Until when it must be approved, and what is lost otherwise."""
        return milik_bulan.tenggat(self.jendela, is_other=self.is_other, zone=ctx.zone, skp=skp)


def tenggat_skp(ctx: Context, skp: Skp) -> str:
    """To who is asked to approve an SKP for the first time: until when, so that no month is lost."""
    if skp.versi_terakhir:
        return ""
    found = bulan_pertama(
        ctx,
        pegawai_id=skp.pegawai_id,
        pd_id=skp.riwayat.perangkat_daerah_id,
        awal=skp.periode_awal,
        akhir=skp.periode_akhir,
    )
    return found.tenggat(ctx) if found else ""


def bulan_pertama(
    ctx: Context, *, pegawai_id: int, pd_id: int, awal: date, akhir: date
) -> BulanPertama | None:
    """Of a periode within a year, with or without an SKP; None: none is left. One query."""
    tahun = awal.year
    filed = Realisasi.objects.filter(pegawai=OuterRef("pk"), tahun=tahun).exclude(
        status=StatusRealisasi.BELUM.value, pengajuan=None
    )
    before = Skp.objects.filter(pegawai=OuterRef("pk"), versi_terakhir__gt=0, periode_awal__lt=awal)
    row = (
        Pegawai.objects.filter(pk=pegawai_id)
        .annotate(pd=Value(pd_id), tahun=Value(tahun))
        .values(
            **keadaan.kolom("pk"),
            **jadwal.kolom(pegawai="pk", perangkat_daerah="pd", tahun="tahun"),
            diajukan=json_array(filed, {"bulan": "bulan"}),
            dilayani_sampai=Subquery(before.order_by("-periode_akhir").values("periode_akhir")[:1]),
        )
        .get()
    )
    windows = jadwal.jendela_tahun(row, tahun=tahun, zone=ctx.zone)
    taken = {Month(tahun, one["bulan"]) for one in read(row["diajukan"])}
    free = keadaan.dari_kolom(row)
    window = milik_bulan.bulan_pertama(
        awal,
        akhir,
        jendela=lambda month: windows[month.bulan - 1],
        lepas=lambda month: month in taken or keadaan_bulan(free, month) is not None,
        now=ctx.now,
    )
    if window is None:
        return None
    until = row["dilayani_sampai"]
    return BulanPertama(
        window,
        is_other=until is not None and until >= window.month.first,
        didahului=sorted(one for one in taken if one >= Month.of(awal)),
    )
