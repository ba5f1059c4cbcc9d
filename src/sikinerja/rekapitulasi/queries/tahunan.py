"""The year's grid: people below each other, twelve months beside each other (F8.5)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from django.db.models import OuterRef, Subquery

from sikinerja.core.context import Context
from sikinerja.core.sql import Question
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.peta import peta_banyak
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries import bulan
from sikinerja.kepegawaian.queries.bulan import PEGAWAI_BULAN
from sikinerja.kepegawaian.queries.keadaan import pada_tahun_banyak
from sikinerja.realisasi.models import Realisasi
from sikinerja.rekapitulasi.queries.bulanan import Halaman, kenapa_lepas, potongan
from sikinerja.rekapitulasi.queries.halaman import Dasar, berhalaman, dasar
from sikinerja.rekapitulasi.rules.permintaan import Permintaan
from sikinerja.rekapitulasi.rules.tahunan import (
    BulanTersimpan,
    Petak,
    jendela_orang,
    petak_setahun,
)
from sikinerja.skp.models import Skp
from sikinerja.skp.queries.persetujuan import PERTAMA, periode
from sikinerja.skp.rules.persetujuan import Periode

ORANG = Question.beside(__file__, "orang.sql", pegawai_bulan=PEGAWAI_BULAN)


@dataclass(frozen=True, slots=True)
class BarisTahun:
    """One person's year; ``predikat``: of each SKP that is finished (two positions give two)."""

    pegawai_id: int
    nama: str
    nip: str
    jabatan: str
    unit_kerja: str
    petak: list[Petak]
    predikat: list[str]


@dataclass(frozen=True, slots=True)
class Setahun:
    """A page of the grid."""

    dasar: Dasar
    halaman: Halaman


def bulan_acuan(tahun: int, ctx: Context) -> Month:
    """Whose people the grid shows: of this very month, of a past year those of its December."""
    return Month.of(ctx.today) if tahun >= ctx.today.year else Month(tahun, 12)


def setahun(ctx: Context, diminta: Permintaan) -> Setahun:
    """A page of people with their months; ten queries."""
    found = dasar(ctx, diminta)
    acuan = bulan_acuan(found.month.tahun, ctx)
    asked = {
        **bulan.parameter(acuan, zone=ctx.zone, pd_ids=found.lingkup.pd_ids),
        **found.saring.parameter,
        "hari_ini": ctx.today,
    }

    def ask(nomor: int) -> Halaman:
        rows = ORANG.rows({**asked, **potongan(nomor)})
        return Halaman(rows, rows[0]["semua"] if rows else 0, nomor)

    page = berhalaman(ask, diminta.halaman)
    return Setahun(found, Halaman(isi(ctx, page.rows, tahun=found.month.tahun), page.semua, page.nomor))


def isi(ctx: Context, people: list[dict[str, Any]], *, tahun: int) -> list[BarisTahun]:
    """The months of these people (rows of orang.sql); six queries, no join to the PD."""
    ids = [row["pegawai_id"] for row in people]
    plans: dict[int, list[Periode]] = defaultdict(list)
    pd_skp: dict[int, int | None] = {}
    post = RiwayatJabatan.objects.filter(pk=OuterRef("riwayat")).values("perangkat_daerah_id")
    found: Any = Skp.objects.filter(pegawai__in=ids, tahun=tahun).annotate(**PERTAMA, pd=Subquery(post))
    for skp in found.order_by("periode_awal"):
        pd_skp[skp.pk] = skp.pd
        plans[skp.pegawai_id].append(periode(skp, pd_skp[skp.pk]))
    months = _tersimpan(ids, tahun, pd_skp)
    states = pada_tahun_banyak(pegawai_ids=ids, tahun=tahun)
    jendela = jendela_per_pd(ctx, tahun)
    return [
        BarisTahun(
            pegawai_id=who,
            petak=petak_setahun(
                jendela_orang(
                    partial(jendela, who),
                    months=months[who],
                    skp=plans[who],
                    selain=row["perangkat_daerah_id"],
                ),
                months=months[who],
                skp=plans[who],
                keadaan={number: state.jenis for number, state in states.get(who, {}).items()},
                now=ctx.now,
                zone=ctx.zone,
                lepas=kenapa_lepas(row),
            ),
            predikat=[plan.predikat for plan in plans[who] if plan.predikat],
            **{name: row[name] or "" for name in ("nama", "nip", "jabatan", "unit_kerja")},
        )
        for row in people
        for who in [row["pegawai_id"]]
    ]


def _tersimpan(
    ids: list[int], tahun: int, pd_skp: dict[int, int | None]
) -> dict[int, dict[int, BulanTersimpan]]:
    """What is stored of these people's months; ``pd_skp``: the PD of each SKP."""
    months: dict[int, dict[int, BulanTersimpan]] = defaultdict(dict)
    rows = Realisasi.objects.filter(pegawai__in=ids, tahun=tahun).order_by()
    columns = ("pegawai", "bulan", "status", "penilaian__predikat", "pengajuan", "skp")
    for who, number, status, predikat, pengajuan, skp_id in rows.values_list(*columns):
        months[who][number] = BulanTersimpan(
            status, predikat or "", pengajuan is not None, pd_skp.get(skp_id)
        )
    return months


def jendela_per_pd(ctx: Context, tahun: int) -> Callable[[int, int | None], list[Jendela]]:
    """The year's windows by person and PD, made once for all who have no dispensation; two queries."""
    months = peta_banyak(months=[Month(tahun, n) for n in range(1, 13)], zone=ctx.zone)
    granted = {who for one in months for who in one.dispensasi}

    @cache
    def made(pegawai_id: int | None, pd_id: int | None) -> list[Jendela]:
        return [one.untuk(pegawai_id=pegawai_id, perangkat_daerah_id=pd_id) for one in months]

    return lambda who, pd_id: made(who if who in granted else None, pd_id)
