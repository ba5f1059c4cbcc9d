"""Who heads and manages each PD, and whose role was forgotten: they moved, left, or cannot log in (F8.8)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q, QuerySet

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.search import holds
from sikinerja.kepegawaian.models import Pegawai, Pengelola, PerangkatDaerah, UnitKerja
from sikinerja.kepegawaian.queries.berhenti import tidak_ada
from sikinerja.kepegawaian.queries.induk import tidak_di_pd


@dataclass(slots=True)
class PeranPd:
    """A PD with its head and its pengelola; ``basi``: ids of people who no longer serve there."""

    perangkat_daerah: PerangkatDaerah
    pengelola: list[Pengelola] = field(default_factory=list)
    basi: set[int] = field(default_factory=set)


def daftar(ctx: Context, *, q: str = "") -> QuerySet[PerangkatDaerah]:
    """The active PD an actor looks after, by name."""
    rows = PerangkatDaerah.objects.filter(aktif=True).select_related("pimpinan__akun")
    if not ctx.actor.is_bkd:
        rows = rows.filter(pk__in=ctx.actor.pengelola_pd)
    return rows.filter(holds(q, "nama", "kode")).order_by("nama", "pk")


def peran(ctx: Context, rows: list[PerangkatDaerah]) -> list[PeranPd]:
    """Heads and pengelola of these PD; three queries."""
    ids = [row.pk for row in rows]
    found: defaultdict[int, list[Pengelola]] = defaultdict(list)
    pengelola = Pengelola.objects.filter(perangkat_daerah__in=ids).select_related("pegawai__akun")
    for one in pengelola.order_by("pegawai__akun__nama", "pk"):
        found[one.perangkat_daerah_id].append(one)
    stale = _pimpinan_basi(ctx, "pk")
    heads = PerangkatDaerah.objects.filter(stale, pk__in=ids, pimpinan__isnull=False)
    gone: defaultdict[int, set[int]] = defaultdict(set)
    for pk, pimpinan_id in heads.values_list("pk", "pimpinan_id"):
        gone[pk].add(pimpinan_id)
    moved = Pengelola.objects.filter(_pengelola_basi(ctx), perangkat_daerah__in=ids)
    for pk, pegawai_id in moved.values_list("perangkat_daerah_id", "pegawai_id"):
        gone[pk].add(pegawai_id)
    return [PeranPd(row, found[row.pk], gone[row.pk]) for row in rows]


def _pimpinan_basi(ctx: Context, perangkat_daerah: str) -> Q:
    """Rows whose head works elsewhere by now, died, retired, or cannot log in."""
    return tidak_di_pd("pimpinan", perangkat_daerah) | tidak_ada(ctx.today, "pimpinan")


def _pengelola_basi(ctx: Context) -> Q:
    """The same of pengelola; one may be so of a PD in which they never worked."""
    return tidak_di_pd("pegawai", "perangkat_daerah", dahulu=True) | tidak_ada(ctx.today, "pegawai")


def basi(ctx: Context, *, pegawai_id: int | None = None) -> list[str]:
    """Roles of people who no longer serve where they have them ("pimpinan Dinas X: Nama"), as far as the
    actor looks after them; ``pegawai_id``: of one person, whoever asks. At most 20; three queries.
    """
    actor = ctx.actor
    if pegawai_id is None and not actor.is_pengelola:
        return []
    stale = _pimpinan_basi(ctx, "pk")
    heads = PerangkatDaerah.objects.filter(stale, pimpinan__isnull=False, aktif=True)
    stale = _pimpinan_basi(ctx, "perangkat_daerah")
    units = UnitKerja.objects.filter(stale, pimpinan__isnull=False, aktif=True)
    managers = Pengelola.objects.filter(_pengelola_basi(ctx))
    if pegawai_id is not None:
        heads, units = heads.filter(pimpinan=pegawai_id), units.filter(pimpinan=pegawai_id)
        managers = managers.filter(pegawai=pegawai_id)
    elif not actor.is_bkd:
        own: Any = actor.pengelola_pd
        heads, units = heads.filter(pk__in=own), units.filter(perangkat_daerah__in=own)
        managers = managers.filter(perangkat_daerah__in=own)
    lines = [
        *(("pimpinan", *pair) for pair in heads.values_list("nama", "pimpinan__akun__nama")[:20]),
        *(("pimpinan", *pair) for pair in units.values_list("nama", "pimpinan__akun__nama")[:20]),
        *(
            ("pengelola kepegawaian", *pair)
            for pair in managers.values_list("perangkat_daerah__nama", "pegawai__akun__nama")[:20]
        ),
    ]
    return [f"{kata} {tempat}: {nama}" for kata, tempat, nama in lines][:20]


def bukan_asn() -> list[Pegawai]:
    """Officials who are no ASN, with what documents call them; a handful."""
    rows = Pegawai.objects.filter(nip=None).select_related("akun")
    return list(rows.order_by("akun__nama", "pk")[:50])


def get_pengelola(ctx: Context, *, pengelola_id: int) -> Pengelola:
    """One pengelola, for BKD; NotFound otherwise."""
    row = (
        Pengelola.objects.select_related("pegawai__akun", "perangkat_daerah").filter(pk=pengelola_id).first()
    )
    if row is None or not ctx.actor.is_bkd:
        raise NotFound("Pengelola tidak ditemukan.")
    return row
