"""A month's attendance over the PD one looks after: how many have it, and who does not (F8.2)."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.sql import Question
from sikinerja.core.time import Month
from sikinerja.kehadiran import queries, rules
from sikinerja.kehadiran.models import PemuatanKehadiran
from sikinerja.kehadiran.rules import Angka
from sikinerja.kepegawaian.models import PerangkatDaerah
from sikinerja.kepegawaian.queries import bulan, keadaan
from sikinerja.kepegawaian.rules.keadaan import Keadaan

RINGKAS = Question.beside(__file__, "ringkas.sql", pegawai_bulan=bulan.PEGAWAI_BULAN)
DAFTAR = Question.beside(__file__, "daftar.sql", pegawai_bulan=bulan.PEGAWAI_BULAN)
SEHALAMAN = 50
TERAKHIR = 5
"""Loads shown on the page."""


@dataclass(frozen=True, slots=True)
class Pd:
    """One PD in numbers; ``rata`` is the mean nilai, None where nobody has one."""

    perangkat_daerah_id: int | None
    nama: str | None
    pegawai: int
    ada: int
    keadaan: int
    rata: Decimal | None

    @property
    def belum(self) -> int:
        """How many are missing."""
        return self.pegawai - self.ada - self.keadaan


@dataclass(frozen=True, slots=True)
class Ikhtisar:
    """The page of a month."""

    month: Month
    pd: list[Pd]
    pemuatan: list[PemuatanKehadiran]
    ditutup: bool
    boleh_muat: bool
    perlu_alasan: bool

    @property
    def jumlah(self) -> Pd:
        """All together."""
        total = {name: sum(getattr(pd, name) for pd in self.pd) for name in ("pegawai", "ada", "keadaan")}
        return Pd(None, "Jumlah", rata=None, **total)


@dataclass(frozen=True, slots=True)
class Orang:
    """One employee of the list: the numbers, or why there are none."""

    pegawai_id: int
    nama: str
    nip: str
    angka: Angka | None
    keadaan: Keadaan | None

    @property
    def perlu_dilihat(self) -> bool:
        """No attendance without a reason, or one with something to it: these come first in ``daftar.sql``."""
        if self.angka is None:
            return self.keadaan is None
        return self.angka.terlambat + self.angka.pulang_cepat + self.angka.alpa > 0


@dataclass(frozen=True, slots=True)
class Daftar:
    """A page of the employees of one PD."""

    month: Month
    perangkat_daerah: PerangkatDaerah
    orang: list[Orang]
    semua: int


def pd_terlihat(ctx: Context) -> frozenset[int] | None:
    """PD that somebody looks after; None: all (BKD). NotFound for everybody else."""
    if ctx.actor.is_bkd:
        return None
    found = ctx.actor.pengelola_pd | ctx.actor.pimpinan_pd
    if not found:
        raise NotFound("Halaman tidak ditemukan.")
    return found


def ikhtisar(ctx: Context, *, month: Month) -> Ikhtisar:
    """How far a month's attendance is, by PD, and its last loads (BKD)."""
    rows = RINGKAS.rows(_parameter(ctx, month, pd_terlihat(ctx)))
    bkd, closed = ctx.actor.is_bkd, queries.ditutup(month=month)
    return Ikhtisar(
        month=month,
        pd=[Pd(**row) for row in rows],
        pemuatan=list(queries.pemuatan(month=month)[:TERAKHIR]) if bkd else [],
        ditutup=closed,
        boleh_muat=bkd and not closed and ctx.today > month.last,
        perlu_alasan=rules.perlu_alasan(month, today=ctx.today),
    )


def daftar(ctx: Context, *, month: Month, pd_id: int, belum: bool, halaman: int) -> Daftar:
    """A page (from 1) of the employees of one PD with their attendance; ``belum``: only who misses it."""
    seen = pd_terlihat(ctx)
    pd = PerangkatDaerah.objects.filter(pk=pd_id).first()
    if pd is None or (seen is not None and pd_id not in seen):
        raise NotFound("Perangkat daerah tidak ditemukan.")
    values = _parameter(ctx, month, frozenset({pd_id}))
    found = keadaan.pada_bulan(pegawai_ids=values["keadaan"], month=month)
    rows = DAFTAR.rows(
        {**values, "belum": belum, "batas": SEHALAMAN, "lewati": (max(halaman, 1) - 1) * SEHALAMAN}
    )
    people = [_orang(row, found) for row in rows]
    return Daftar(month, pd, people, rows[0]["semua"] if rows else 0)


def _parameter(ctx: Context, month: Month, pd_ids: frozenset[int] | None) -> dict[str, Any]:
    inside = keadaan.pada_bulan(pegawai_ids=None, month=month)
    return {**bulan.parameter(month, zone=ctx.zone, pd_ids=pd_ids), "keadaan": sorted(inside)}


def _orang(row: dict[str, Any], states: dict[int, Keadaan]) -> Orang:
    values = {name: row[name] for name in Angka.__slots__}
    numbers = None if row["nilai"] is None else Angka(**values)
    return Orang(row["pegawai_id"], row["nama"], row["nip"] or "", numbers, states.get(row["pegawai_id"]))
