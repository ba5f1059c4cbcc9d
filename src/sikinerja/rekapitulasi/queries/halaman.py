"""The pages of the recap of one month (F8.5), each in a handful of queries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.models import UnitKerja
from sikinerja.rekapitulasi.queries import bulanan, lingkup
from sikinerja.rekapitulasi.queries.bulanan import Halaman, Saring
from sikinerja.rekapitulasi.queries.lingkup import Lingkup
from sikinerja.rekapitulasi.rules import sisa_hari
from sikinerja.rekapitulasi.rules.bulanan import HALAMAN, Kelompok, StatusBulan
from sikinerja.rekapitulasi.rules.grafik import Batang, tumpukan
from sikinerja.rekapitulasi.rules.permintaan import Permintaan

TERTINGGAL = 6
"""Groups that the first page shows; all of them stand on a page of their own."""


@dataclass(frozen=True, slots=True)
class Dasar:
    """What every page of the recap stands on: ``diminta`` with the month said out loud."""

    diminta: Permintaan
    lingkup: Lingkup
    month: Month
    jendela: Jendela
    """Of the PD, or the one that holds for all."""
    units: list[UnitKerja]
    saring: Saring
    asked: dict[str, Any]
    tahun_kini: int
    hari_ini: date
    sisa_pengisian: int
    """Days until filing ends: negative when it is over."""
    sisa_penilaian: int

    @property
    def is_all(self) -> bool:
        """Whether groups are PD, not units of one."""
        return self.lingkup.pd is None


@dataclass(frozen=True, slots=True)
class Baris:
    """A group with its bar."""

    kelompok: Kelompok
    batang: Batang


@dataclass(frozen=True, slots=True)
class BulanIni:
    """Who owes what this month."""

    dasar: Dasar
    semua: Kelompok
    batang: Batang
    kelompok: list[Baris]
    """Those furthest behind."""
    banyak_kelompok: int
    daftar: Halaman


@dataclass(frozen=True, slots=True)
class PerKelompok:
    """Every unit of a PD (every PD), furthest behind first."""

    dasar: Dasar
    semua: Kelompok
    halaman: Halaman


@dataclass(frozen=True, slots=True)
class AntreanPenilai:
    """The raters whose people wait."""

    dasar: Dasar
    halaman: Halaman


def dasar(ctx: Context, diminta: Permintaan) -> Dasar:
    """Scope, month, windows and what is asked; six queries. Forbidden, NotFound as :func:`lingkup.get`."""
    scope = lingkup.get(ctx, pd_id=diminta.pd)
    month = diminta.month(ctx.today)
    asked, windows = bulanan.parameter(ctx, month=month, pd_ids=scope.pd_ids)
    window = windows.untuk(pegawai_id=None, perangkat_daerah_id=scope.pd.pk if scope.pd else None)
    units = lingkup.unit_kerja(scope.pd)
    return Dasar(
        diminta=diminta.dalam(month),
        lingkup=scope,
        month=month,
        jendela=window,
        units=units,
        saring=Saring(
            unit=lingkup.di_bawah(units, diminta.unit),
            jenis=diminta.jenis,
            status=diminta.status,
            q=diminta.q,
        ),
        asked=asked,
        tahun_kini=ctx.today.year,
        hari_ini=ctx.today,
        sisa_pengisian=sisa_hari(window.batas_pengisian_pada, ctx.now, ctx.zone),
        sisa_penilaian=sisa_hari(window.batas_penilaian_pada, ctx.now, ctx.zone),
    )


def bulan_ini(ctx: Context, diminta: Permintaan) -> BulanIni:
    """The month at a glance, the groups furthest behind, and the list of people; eight queries."""
    found = dasar(ctx, diminta)
    semua, groups = bulanan.ringkas(found.asked, found.saring, pd=found.lingkup.pd)
    behind = [group for group in groups if group.jumlah[StatusBulan.DINILAI] < group.wajib][:TERTINGGAL]
    (whole,) = tumpukan([(semua.nama, semua.jumlah)], list(StatusBulan))
    return BulanIni(
        dasar=found,
        semua=semua,
        batang=whole,
        kelompok=_baris(behind),
        banyak_kelompok=len(groups),
        daftar=berhalaman(
            lambda nomor: bulanan.daftar(found.asked, found.saring, halaman=nomor), diminta.halaman
        ),
    )


def per_kelompok(ctx: Context, diminta: Permintaan) -> PerKelompok:
    """A page of groups with their bars; seven queries."""
    found = dasar(ctx, diminta)
    semua, groups = bulanan.ringkas(found.asked, found.saring, pd=found.lingkup.pd)
    return PerKelompok(found, semua, potong(_baris(groups), diminta.halaman))


def antrean(ctx: Context, diminta: Permintaan) -> AntreanPenilai:
    """A page of raters; seven queries."""
    found = dasar(ctx, diminta)
    return AntreanPenilai(
        found, berhalaman(lambda nomor: bulanan.antrean(found.asked, halaman=nomor), diminta.halaman)
    )


def berhalaman(ask: Callable[[int], Halaman], nomor: int) -> Halaman:
    """The page asked for; the first one where there is no such page."""
    found = ask(nomor)
    return ask(1) if nomor > 1 and not found.rows else found


def potong(rows: list[Any], nomor: int) -> Halaman:
    """The same of rows that lie in memory."""
    begin = HALAMAN * (nomor - 1)
    begin = begin if 0 <= begin < len(rows) else 0
    return Halaman(rows[begin : begin + HALAMAN], len(rows), begin // HALAMAN + 1)


def _baris(groups: list[Kelompok]) -> list[Baris]:
    bars = tumpukan([(group.nama, group.jumlah) for group in groups], list(StatusBulan))
    return [Baris(group, bar) for group, bar in zip(groups, bars, strict=True)]
