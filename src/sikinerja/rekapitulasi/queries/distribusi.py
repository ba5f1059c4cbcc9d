"""Distribution of predikat, held against the pola of the capaian organisasi (F8.5, documents.md §H)."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass

from sikinerja.core import indonesian
from sikinerja.core.context import Context
from sikinerja.core.sql import Question
from sikinerja.kepegawaian.queries import bulan
from sikinerja.penilaian.queries.capaian import PD, UNIT, Organisasi, penetapan
from sikinerja.penilaian.rules import POLA_DISTRIBUSI, Capaian
from sikinerja.rekapitulasi.queries import bulanan
from sikinerja.rekapitulasi.queries.bulanan import Halaman
from sikinerja.rekapitulasi.queries.halaman import Dasar, dasar, ditanya, potong
from sikinerja.rekapitulasi.rules.distribusi import HasilPola, periksa_pola
from sikinerja.rekapitulasi.rules.grafik import Batang, tumpuk, tumpukan
from sikinerja.rekapitulasi.rules.permintaan import Permintaan
from sikinerja.skp.rules import Predikat

TAHUN = Question.beside(__file__, "distribusi_tahun.sql")
SETAHUN = 0
"""The pseudo month of distribusi_tahun.sql: the year's own predikat."""


@dataclass(frozen=True, slots=True)
class BarisDistribusi:
    """One organisation or unit: its bar; ``hasil`` only where there is a capaian to hold it against."""

    id: int | None
    nama: str
    batang: Batang
    capaian: Capaian | None = None
    hasil: HasilPola | None = None

    @property
    def pola(self) -> str:
        """The pola in words."""
        return POLA_DISTRIBUSI[self.capaian] if self.capaian else ""


@dataclass(frozen=True, slots=True)
class Distribusi:
    """The whole and its groups; of a year also its months."""

    dasar: Dasar
    semua: BarisDistribusi
    halaman: Halaman
    bulan: list[Batang]


def sebulan(ctx: Context, diminta: Permintaan) -> Distribusi:
    """The predikat of one month; nine queries."""
    found = dasar(ctx, diminta)
    asked, _ = ditanya(ctx, found)
    semua, groups = bulanan.ringkas(asked, found.saring, pd=found.lingkup.pd)
    rows = {group.id: (group.nama, group.predikat) for group in groups if group.predikat}
    return _distribusi(found, semua.predikat, rows, diminta.halaman, months=[])


def setahun(ctx: Context, diminta: Permintaan) -> Distribusi:
    """The predikat of a year and of its months; four queries."""
    found = dasar(ctx, diminta)
    per_unit = not found.is_all
    asked = bulan.parameter(found.month, zone=ctx.zone, pd_ids=found.lingkup.pd_ids)
    rows = TAHUN.rows({**asked, **found.saring.parameter, "per_unit": per_unit})
    names: dict[int, str] = {}
    groups: dict[int, Counter[str]] = defaultdict(Counter)
    months: dict[int, Counter[str]] = defaultdict(Counter)
    for row in rows:
        names[row["id"]] = row["nama"]
        months[row["bulan"]][row["predikat"]] += row["jumlah"]
        if row["bulan"] == SETAHUN:
            groups[row["id"]][row["predikat"]] += row["jumlah"]
    of_year = {id_: (names[id_], counts) for id_, counts in groups.items()}
    return _distribusi(
        found,
        months[SETAHUN],
        of_year,
        diminta.halaman,
        months=tumpukan([(indonesian.BULAN[n - 1], months[n]) for n in range(1, 13)], list(Predikat)),
    )


def _distribusi(
    found: Dasar,
    whole: Counter[str],
    groups: dict[int, tuple[str, Counter[str]]] | dict[int | None, tuple[str, Counter[str]]],
    nomor: int,
    *,
    months: list[Batang],
) -> Distribusi:
    heads = {unit.pk for unit in found.units if unit.pimpinan_id is not None}
    pd = found.lingkup.pd
    asked = [
        Organisasi(PD if found.is_all else UNIT, id_, nama, None)
        for id_, (nama, _) in groups.items()
        if id_ is not None and (found.is_all or id_ in heads)
    ]
    set_ = penetapan(
        [*asked, *([Organisasi(PD, pd.pk, pd.nama, None)] if pd else [])], tahun=found.month.tahun
    )
    known = {key: Capaian[row.capaian] for key, row in set_.items()}
    kind, judged = PD if found.is_all else UNIT, {row.id for row in asked}
    rows = [
        _baris(id_, nama, counts, known.get((kind, id_ or 0)), is_judged=id_ in judged)
        for id_, (nama, counts) in groups.items()
    ]
    total = _baris(
        None, found.lingkup.nama, whole, known.get((PD, pd.pk)) if pd else None, is_judged=pd is not None
    )
    return Distribusi(found, total, potong(rows, nomor), months)


def _baris(
    id_: int | None, nama: str, counts: Counter[str], capaian: Capaian | None, *, is_judged: bool
) -> BarisDistribusi:
    bar = tumpuk(nama, counts, list(Predikat))
    return BarisDistribusi(id_, nama, bar, capaian, periksa_pola(capaian, counts) if is_judged else None)
