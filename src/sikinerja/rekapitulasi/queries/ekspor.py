"""The recap as a table, read row by row: memory does not grow with the province (F8.5)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import islice

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.sql import Question
from sikinerja.core.tables import Cell, Table
from sikinerja.core.time import Month
from sikinerja.kepegawaian.queries import bulan
from sikinerja.kepegawaian.queries.bulan import PEGAWAI_BULAN
from sikinerja.pekerjaan import queries as pekerjaan
from sikinerja.pekerjaan.queries import PekerjaanRow
from sikinerja.rekapitulasi.queries import bulanan, kegiatan, tahunan
from sikinerja.rekapitulasi.queries.bulanan import SEMUA
from sikinerja.rekapitulasi.queries.halaman import Dasar, dinilai_kini, ditanya
from sikinerja.rekapitulasi.rules import ekspor as rules
from sikinerja.rekapitulasi.rules.ekspor import IsiEkspor, Judul

JUMLAH = Question.beside(__file__, "jumlah.sql", pegawai_bulan=PEGAWAI_BULAN)
SEKALIGUS = 500
"""People of whom more than a row is asked at a time."""


def jumlah(ctx: Context, found: Dasar, isi: IsiEkspor) -> int:
    """How many people a table is about at most, before filters by status and name; one query."""
    asked = bulan.parameter(acuan(ctx, found, isi), zone=ctx.zone, pd_ids=found.lingkup.pd_ids)
    count: int = JUMLAH.rows({**asked, **found.saring.parameter})[0]["jumlah"]
    return count


def acuan(ctx: Context, found: Dasar, isi: IsiEkspor) -> Month:
    """The month whose employees a table lists."""
    return tahunan.bulan_acuan(found.month.tahun, ctx) if isi == IsiEkspor.TAHUN else found.month


def tabel(ctx: Context, found: Dasar, isi: IsiEkspor) -> tuple[Table, str]:
    """The table and the name of its file; rows are streamed: read it inside ``core.sql.reading()``."""
    judul = Judul(isi, found.lingkup.nama, found.month, ctx.local_now)
    rows = {IsiEkspor.BULAN: _bulan, IsiEkspor.TAHUN: _tahun, IsiEkspor.AKTIVITAS: _aktivitas}[isi]
    table = Table(rules.KOLOM[isi], rows(ctx, found), sheet=isi.label, above=judul.baris)
    return table, judul.nama_berkas


def get(ctx: Context, *, pekerjaan_id: int) -> PekerjaanRow:
    """A table one asked for oneself; NotFound for everybody else."""
    row = pekerjaan.get(jenis=rules.JENIS, pekerjaan_id=pekerjaan_id)
    if row is None or row.akun_id != ctx.actor.akun_id:
        raise NotFound("Unduhan tidak ditemukan.")
    return row


def _bulan(ctx: Context, found: Dasar) -> Iterator[tuple[Cell, ...]]:
    def lokal(moment: datetime | None) -> datetime | None:
        return moment.astimezone(ctx.zone).replace(tzinfo=None) if moment else None

    asked, _ = ditanya(ctx, found)
    people = bulanan.semua(asked, found.saring)
    while some := list(islice(people, SEKALIGUS)):
        for row in dinilai_kini(ctx, some):
            yield rules.baris_bulan(row, lokal)


def _tahun(ctx: Context, found: Dasar) -> Iterator[tuple[Cell, ...]]:
    month = acuan(ctx, found, IsiEkspor.TAHUN)
    asked = bulan.parameter(month, zone=ctx.zone, pd_ids=found.lingkup.pd_ids)
    people = tahunan.ORANG.each({**asked, **found.saring.parameter, **SEMUA, "hari_ini": ctx.today})
    while some := list(islice(people, SEKALIGUS)):
        yield from map(rules.baris_tahun, tahunan.isi(ctx, some, tahun=found.month.tahun))


def _aktivitas(ctx: Context, found: Dasar) -> Iterator[tuple[Cell, ...]]:
    asked = bulan.parameter(found.month, zone=ctx.zone, pd_ids=found.lingkup.pd_ids)
    rows = kegiatan.ORANG.each({**asked, **found.saring.parameter, **SEMUA})
    return map(rules.baris_aktivitas, map(kegiatan.orang, rows))
