"""The pages of the recap of one month (F8.5), each in a handful of queries."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from typing import Any
from zoneinfo import ZoneInfo

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.peta import PetaJendela
from sikinerja.jadwal.rules import Jendela, JenisDispensasi
from sikinerja.jadwal.rules.bersama import kata_lebih_lama
from sikinerja.kepegawaian.models import UnitKerja
from sikinerja.kepegawaian.queries.wewenang import menilai_kini
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.rekapitulasi.queries import bulanan, lingkup, tertunda
from sikinerja.rekapitulasi.queries.bulanan import Antrean, Halaman, Orang, Saring
from sikinerja.rekapitulasi.queries.lingkup import Lingkup
from sikinerja.rekapitulasi.rules import sisa_hari
from sikinerja.rekapitulasi.rules.bulanan import HALAMAN, Kelompok, kedudukan_terpakai
from sikinerja.rekapitulasi.rules.grafik import Batang, tumpukan
from sikinerja.rekapitulasi.rules.permintaan import DITAGIH_SAJA, Permintaan

TERTINGGAL = 6
"""Groups that the first page shows; all of them stand on a page of their own."""


@dataclass(frozen=True, slots=True)
class Dasar:
    """What every page of the recap stands on: ``diminta`` with the month said out loud."""

    diminta: Permintaan
    lingkup: Lingkup
    month: Month
    units: list[UnitKerja]
    saring: Saring
    tahun_kini: int

    @property
    def is_all(self) -> bool:
        """Whether groups are PD, not units of one."""
        return self.lingkup.pd is None

    @property
    def unit_saja(self) -> str:
        """The unit that is looked at without those below it; "" where there are none."""
        alone = [row.induk for row in self.units if self.diminta.saja and row.induk_id == self.diminta.unit]
        return alone[0].nama if alone and alone[0] else ""


@dataclass(frozen=True, slots=True)
class Waktu:
    """The window of the PD (or the one that holds for all), and days until it ends: negative when over."""

    jendela: Jendela
    sisa_pengisian: int
    sisa_penilaian: int
    boleh_isi: bool
    berakhir: bool
    """Whether the time for rating is over."""
    lain_pengisian: str = ""
    """Who may file longer than that window says, in words."""
    lain_penilaian: str = ""


@dataclass(frozen=True, slots=True)
class Baris:
    """A group with its bar."""

    kelompok: Kelompok
    batang: Batang


@dataclass(frozen=True, slots=True)
class BulanIni:
    """Who owes what this month."""

    dasar: Dasar
    waktu: Waktu
    semua: Kelompok
    batang: Batang
    kelompok: list[Baris]
    """Those furthest behind."""
    banyak_kelompok: int
    daftar: Halaman
    di_luar: int = 0
    """Months of people of other PD that raters of this one have not rated; the queue of raters has them."""

    @property
    def jenis(self) -> list[K]:
        """The standings that the page shows."""
        return kedudukan_terpakai(self.semua, self.dasar.diminta.status)


@dataclass(frozen=True, slots=True)
class PerKelompok:
    """Every unit of a PD (every PD), furthest behind first."""

    dasar: Dasar
    waktu: Waktu
    semua: Kelompok
    halaman: Halaman

    @property
    def jenis(self) -> list[K]:
        """The standings that the page shows."""
        return kedudukan_terpakai(self.semua)


@dataclass(frozen=True, slots=True)
class AntreanPenilai:
    """The raters whose people wait."""

    dasar: Dasar
    waktu: Waktu
    halaman: Halaman


def dasar(ctx: Context, diminta: Permintaan) -> Dasar:
    """Scope, month and filters; two queries. Forbidden, NotFound as :func:`lingkup.get`."""
    scope = lingkup.get(ctx, pd_id=diminta.pd)
    month = diminta.month(ctx.today)
    units = lingkup.unit_kerja(scope.pd)
    chosen = lingkup.di_bawah(units, diminta.unit)
    if chosen and diminta.saja and diminta.unit:
        chosen = [diminta.unit]
    return Dasar(
        diminta=diminta.dalam(month),
        lingkup=scope,
        month=month,
        units=units,
        saring=Saring(
            chosen,
            diminta.jenis,
            diminta.status,
            diminta.q,
            ditagih=diminta.ditagih == DITAGIH_SAJA,
        ),
        tahun_kini=ctx.today.year,
    )


def ditanya(ctx: Context, found: Dasar, *, di_luar: Collection[int] = ()) -> tuple[dict[str, Any], Waktu]:
    """What the questions about the month are asked with, and its window; four queries.

    ``di_luar``: PD that are read beside the chosen one.
    """
    pd_ids = found.lingkup.pd_ids and sorted({*found.lingkup.pd_ids, *di_luar})
    asked, windows = bulanan.parameter(ctx, month=found.month, pd_ids=pd_ids)
    pd = found.lingkup.pd
    window = windows.untuk(pegawai_id=None, perangkat_daerah_id=pd.pk if pd else None)
    return asked, Waktu(
        jendela=window,
        sisa_pengisian=sisa_hari(window.batas_pengisian_pada, ctx.now, ctx.zone),
        sisa_penilaian=sisa_hari(window.batas_penilaian_pada, ctx.now, ctx.zone),
        boleh_isi=window.boleh_isi(ctx.now),
        berakhir=window.penilaian_berakhir(ctx.now),
        lain_pengisian=lebih_lama(windows, window, zone=ctx.zone, filing=True),
        lain_penilaian=lebih_lama(windows, window, zone=ctx.zone, filing=False),
    )


def di_luar(found: Dasar) -> tertunda.MenungguDiLuar:
    """What waits for the raters of the chosen PD and is of people of others. One query, none for all PD."""
    pd_ids = found.lingkup.pd_ids
    if not pd_ids:
        return tertunda.MenungguDiLuar(set(), set(), 0)
    return tertunda.menunggu_di_luar(month=found.month, pd_ids=pd_ids)


def lebih_lama(windows: PetaJendela, window: Jendela, *, zone: ZoneInfo, filing: bool) -> str:
    """PD and people of a scope whose deadline is later than that of ``window``, in words. No query."""
    apart = [windows.untuk(pegawai_id=None, perangkat_daerah_id=pd) for pd in windows.khusus]
    given = [grant for one in windows.dispensasi.values() for grant in one]
    if filing:
        base, units = window.batas_pengisian_pada, [one.batas_pengisian_pada for one in apart]
        people = [one.batas_pada for one in given if one.jenis == JenisDispensasi.PENGISIAN]
    else:
        base, units = window.batas_penilaian_pada, [one.batas_penilaian_pada for one in apart]
        people = [max(one.penilaian_pada for one in grants) for grants in windows.dispensasi.values()]
    return kata_lebih_lama(base, {"perangkat daerah": units, "pegawai dengan dispensasi": people}, zone)


def bulan_ini(ctx: Context, diminta: Permintaan) -> BulanIni:
    """The month at a glance, the groups furthest behind, and the list of people; ten queries."""
    found = dasar(ctx, diminta)
    asked, waktu = ditanya(ctx, found)
    semua, groups = bulanan.ringkas(asked, found.saring, pd=found.lingkup.pd)
    behind = [group for group in groups if group.jumlah[K.DINILAI] < group.wajib][:TERTINGGAL]
    (whole,) = tumpukan([(semua.nama, semua.jumlah)], list(K))
    people = berhalaman(lambda n: bulanan.daftar(asked, found.saring, halaman=n), diminta.halaman)
    people = replace(people, rows=dinilai_kini(ctx, people.rows))
    return BulanIni(found, waktu, semua, whole, _baris(behind), len(groups), people, di_luar(found).dinilai)


def dinilai_kini(ctx: Context, rows: list[Orang]) -> list[Orang]:
    """The same people, naming who rates instead where a penilai rates no more. One query, or three."""
    named = menilai_kini(ctx, penilai_ids=[one.penilai_id for one in rows])
    return [replace(r, penilai=named(r.penilai_id, r.penilai, r.pegawai_id)) for r in rows]


def per_kelompok(ctx: Context, diminta: Permintaan) -> PerKelompok:
    """A page of groups with their bars; seven queries."""
    found = dasar(ctx, diminta)
    asked, waktu = ditanya(ctx, found)
    semua, groups = bulanan.ringkas(asked, found.saring, pd=found.lingkup.pd)
    return PerKelompok(found, waktu, semua, potong(_baris(groups), diminta.halaman))


def antrean(ctx: Context, diminta: Permintaan) -> AntreanPenilai:
    """A page of raters, by their own PD and by that of whom they rate; nine queries."""
    found = dasar(ctx, diminta)
    pd_ids = found.lingkup.pd_ids
    beyond = di_luar(found)
    asked, waktu = ditanya(ctx, found, di_luar=beyond.pd_ids)
    raters = berhalaman(
        lambda n: bulanan.antrean(asked, halaman=n, pd_saja=pd_ids, penilai_pd=beyond.penilai),
        diminta.halaman,
    )
    named = menilai_kini(ctx, penilai_ids=[one.pegawai_id for one in raters.rows])
    return AntreanPenilai(found, waktu, replace(raters, rows=[_kini(r, named) for r in raters.rows]))


def _kini(row: Antrean, named: Callable[[int | None, str, int], str]) -> Antrean:
    """The same with who rates now; the number is of who is gone, so it is left out beside another name."""
    nama = named(row.pegawai_id, row.nama, 0)
    return replace(row, nama=nama, nip=row.nip if nama == row.nama else "")


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
    bars = tumpukan([(group.nama, group.jumlah) for group in groups], list(K))
    return [Baris(group, bar) for group, bar in zip(groups, bars, strict=True)]
