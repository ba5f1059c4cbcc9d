"""The year's table of months (F6.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.jadwal import queries as jadwal
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries import keadaan as keadaan_khusus
from sikinerja.kepegawaian.rules.keadaan import Keadaan, Pencabutan
from sikinerja.realisasi.models import Pengajuan, Realisasi
from sikinerja.realisasi.queries.draft import lengkap, satuan_skp
from sikinerja.realisasi.queries.month import ditarik_pada, pemilik_id
from sikinerja.realisasi.rules import SEBELUM_AKUN, StatusRealisasi, sisa_hari
from sikinerja.realisasi.rules.kedudukan import Kedudukan, berdiri, sebelum_akun
from sikinerja.skp.models import Skp
from sikinerja.skp.queries.persetujuan import PERTAMA, periode
from sikinerja.skp.rules.persetujuan import disetujui_sejak


@dataclass(frozen=True, slots=True)
class BarisBulan:
    """One month: where it stands, and whether a draft waits. ``sisa``: days to the deadline."""

    month: Month
    kedudukan: Kedudukan
    boleh_isi: bool
    has_draf: bool
    is_ditarik: bool
    sisa: int
    pengajuan: Pengajuan | None = None
    sebelum_akun: str = ""
    """Missed because there was no account yet, in words; "": not so."""


@dataclass(frozen=True, slots=True)
class HalamanTahun:
    """A year of one person; ``pilihan``: the years that hold anything, and the present one."""

    tahun: int
    pilihan: list[int]
    rows: list[BarisBulan]

    @property
    def berakhir(self) -> list[BarisBulan]:
        """Months that were filed and not rated to the end in time."""
        return [row for row in self.rows if row.kedudukan.berakhir]


def halaman(ctx: Context, *, tahun: int | None, terdaftar_pada: datetime | None = None) -> HalamanTahun:
    """The twelve months of a year of the actor's own; without ``tahun`` that of the last month that ended.

    ``terdaftar_pada``: when the account was made, where that is to be said.
    """
    pegawai_id = pemilik_id(ctx)
    chosen = tahun or Month.of(ctx.today).previous.tahun
    approved = Skp.objects.filter(pegawai=pegawai_id, versi_terakhir__gt=0).annotate(**PERTAMA)
    plans = list(approved.select_related("riwayat"))
    periods = [periode(plan, plan.riwayat.perangkat_daerah_id) for plan in plans]
    begun = {row.bulan: row for row in _begun(pegawai_id, chosen)}
    years = {chosen, ctx.today.year, *(plan.tahun for plan in plans)}
    windows = _windows(ctx, pegawai_id, chosen, plans)
    free = keadaan_khusus.pada_tahun(pegawai_id=pegawai_id, tahun=chosen)
    taken = keadaan_khusus.dicabut(akun_id=ctx.actor.akun_id)
    rows = []
    for bulan in range(1, 13):
        month, row = Month(chosen, bulan), begun.get(bulan)
        plan = row.skp if row is not None and row.pengajuan_id else plan_of(plans, month)
        unit = plan.riwayat.perangkat_daerah_id if plan else None
        window = windows[unit][bulan - 1]
        since = disetujui_sejak(periods, month)
        stand = _berdiri(ctx, row, window, disetujui_pada=since, bebas=free.get(bulan), cabut=taken)
        early = SEBELUM_AKUN if sebelum_akun(stand, terdaftar_pada) else ""
        rows.append(_baris(ctx, row, stand, has_skp=plan is not None, early=early))
    return HalamanTahun(chosen, sorted(years, reverse=True), rows)


def plan_of(plans: list[Skp], month: Month) -> Skp | None:
    """Of approved SKP the one a month belongs to: the latest periode awal that meets it (domain.md §4.3)."""
    meeting = [p for p in plans if p.periode_awal <= month.last and p.periode_akhir >= month.first]
    return max(meeting, key=lambda plan: plan.periode_awal, default=None)


def _begun(pegawai_id: int, tahun: int) -> list[Any]:
    rows = Realisasi.objects.filter(pegawai=pegawai_id, tahun=tahun)
    rows = rows.select_related("skp__riwayat", "draf", "pengajuan").order_by("bulan")
    return list(rows.annotate(satuan=satuan_skp(), ditarik_pada=ditarik_pada()))


def _windows(ctx: Context, pegawai_id: int, tahun: int, plans: list[Skp]) -> dict[int | None, list[Jendela]]:
    """The year's windows for each PD one belonged to; key None: the present one."""
    rows = RiwayatJabatan.objects.filter(pegawai=pegawai_id, aktif=True)
    present = rows.values_list("perangkat_daerah_id", flat=True).first()
    units = {plan.riwayat.perangkat_daerah_id for plan in plans if plan.tahun == tahun} | {present}
    windows: dict[int | None, list[Jendela]] = {
        unit: jadwal.jendela_tahun(
            pegawai_id=pegawai_id, perangkat_daerah_id=unit, tahun=tahun, zone=ctx.zone
        )
        for unit in units
    }
    return windows | {None: windows[present]}


def _berdiri(
    ctx: Context,
    row: Any,
    jendela: Jendela,
    *,
    disetujui_pada: datetime | None,
    bebas: Keadaan | None,
    cabut: list[Pencabutan],
) -> Kedudukan:
    return berdiri(
        row.status if row is not None else StatusRealisasi.BELUM,
        has_pengajuan=row is not None and row.pengajuan_id is not None,
        disetujui_pada=disetujui_pada,
        bebas=bebas.label if bebas else "",
        jendela=jendela,
        now=ctx.now,
        zone=ctx.zone,
        ditarik_pada=row.ditarik_pada if row is not None else None,
        draf_lengkap=hasattr(row, "draf") and lengkap(row.draf.isian, row.satuan),
        cabut=cabut,
    )


def _baris(ctx: Context, row: Realisasi | None, stand: Kedudukan, *, has_skp: bool, early: str) -> BarisBulan:
    is_unfiled = stand.status == StatusRealisasi.BELUM
    return BarisBulan(
        month=stand.jendela.month,
        kedudukan=stand,
        boleh_isi=is_unfiled and has_skp and stand.jendela.boleh_isi(ctx.now),
        has_draf=row is not None and hasattr(row, "draf"),
        is_ditarik=is_unfiled and row is not None and row.pengajuan_id is not None,
        sisa=sisa_hari(ctx.now, stand.jendela.batas_pengisian_pada, ctx.zone),
        pengajuan=row.pengajuan if row is not None else None,
        sebelum_akun=early,
    )
