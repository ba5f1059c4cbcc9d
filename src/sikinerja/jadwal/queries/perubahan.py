"""What a change of windows would take away, held against what was changed before (domain.md §4.2)."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.time import Month
from sikinerja.jadwal.models import Dispensasi, Jadwal, PerubahanJadwal
from sikinerja.jadwal.queries.peta import PetaJendela, peta
from sikinerja.jadwal.rules import Jendela, JenisDispensasi, Kelonggaran, Ketentuan, jendela_bulan
from sikinerja.jadwal.rules.perubahan import Pergeseran, lantai, moment, periksa_tidak_memotong

Kunci = tuple[int | None, int | None, str]
"""Whose window: PD, person, kind of dispensation."""


@dataclass(frozen=True, slots=True)
class Dahulu:
    """The changes of a month's windows up to now, oldest first."""

    month: Month
    lines: Sequence[PerubahanJadwal]

    def untuk(
        self, ctx: Context, *, perangkat_daerah_id: int | None, pegawai_id: int | None
    ) -> list[Pergeseran]:
        """What each of them did to the window of a person of a PD (None: of all, nobody's own)."""
        scopes: set[Kunci] = {(None, None, ""), (perangkat_daerah_id, None, "")}
        kinds = {(None, pegawai_id, kind.value) for kind in JenisDispensasi} if pegawai_id else set()
        mine = [line for line in self.lines if _kunci(line) in scopes | kinds]
        state: dict[Kunci, Mapping[str, Any]] = {}
        for line in mine:
            state.setdefault(_kunci(line), line.dari)
        found = []
        for line in mine:
            before = _jendela(ctx, self.month, state)
            state[_kunci(line)] = line.ke
            found.append(
                Pergeseran(
                    line.pada, before, _jendela(ctx, self.month, state), line.akun_id == ctx.actor.akun_id
                )
            )
        return found


def dahulu(*, month: Month, pegawai_ids: Collection[int] = ()) -> Dahulu:
    """What was changed for all and every PD, and for these people. One query."""
    rows = PerubahanJadwal.objects.filter(tahun=month.tahun, bulan=month.bulan)
    rows = rows.filter(Q(pegawai=None) | Q(pegawai__in=list(pegawai_ids)))
    return Dahulu(month, list(rows.order_by("pk")))


def periksa(ctx: Context, *, lama: PetaJendela, baru: PetaJendela, dulu: Dahulu) -> None:
    """Refuse (Invalid) what leaves any PD less time than it was told."""
    for pd in (None, *({*lama.khusus, *baru.khusus})):
        _periksa(ctx, lama=lama, baru=baru, dulu=dulu, who={"perangkat_daerah_id": pd, "pegawai_id": None})


def periksa_orang(
    ctx: Context, *, lama: PetaJendela, baru: PetaJendela, dulu: Dahulu, pegawai_id: int
) -> None:
    """The same of one person's own time."""
    who = {"perangkat_daerah_id": None, "pegawai_id": pegawai_id}
    _periksa(ctx, lama=lama, baru=baru, dulu=dulu, who=who)


def sebab(ctx: Context, row: Jadwal, *, semua: PetaJendela, dulu: Dahulu) -> str:
    """Why an override cannot be withdrawn; "": it can."""
    pd = row.perangkat_daerah_id
    others = {key: levels for key, levels in semua.khusus.items() if key != pd}
    without = replace(semua, umum=()) if pd is None else replace(semua, khusus=others)
    try:
        periksa(ctx, lama=semua, baru=without, dulu=dulu)
    except Invalid as error:
        return error.message
    return ""


def _sebab_orang(ctx: Context, row: Dispensasi, *, semua: PetaJendela, dulu: Dahulu) -> str:
    """Why a dispensation cannot be taken back; "": it can."""
    rest = [one for one in semua.dispensasi.get(row.pegawai_id, ()) if one != row.kelonggaran]
    without = replace(semua, dispensasi={**semua.dispensasi, row.pegawai_id: rest})
    try:
        periksa_orang(ctx, lama=semua, baru=without, dulu=dulu, pegawai_id=row.pegawai_id)
    except Invalid as error:
        return error.message
    return ""


def lantai_orang(ctx: Context, *, semua: PetaJendela, pegawai_id: int, jenis: JenisDispensasi) -> datetime:
    """How early the deadline that a dispensation gave somebody may come. One query."""
    filing = jenis is JenisDispensasi.PENGISIAN
    name = "batas_pengisian_pada" if filing else "batas_penilaian_pada"
    who = {"perangkat_daerah_id": None, "pegawai_id": pegawai_id}
    steps = dahulu(month=semua.month, pegawai_ids=[pegawai_id]).untuk(ctx, **who)
    return lantai(name, semua.untuk(**who), steps, now=ctx.now, zone=ctx.zone)


def sebab_jadwal(ctx: Context, row: Jadwal) -> str:
    """The same of an override, for its page."""
    month = Month(row.tahun, row.bulan)
    semua = peta(month=month, zone=ctx.zone, pegawai_ids=())
    return sebab(ctx, row, semua=semua, dulu=dahulu(month=month))


def sebab_dispensasi(ctx: Context, row: Dispensasi) -> str:
    """The same of a dispensation."""
    month, who = Month(row.tahun, row.bulan), [row.pegawai_id]
    semua = peta(month=month, zone=ctx.zone, pegawai_ids=who)
    return _sebab_orang(ctx, row, semua=semua, dulu=dahulu(month=month, pegawai_ids=who))


def boleh_cabut(
    ctx: Context, *, semua: PetaJendela, jadwal: Iterable[Jadwal], dispensasi: Sequence[Dispensasi]
) -> tuple[set[int], set[int]]:
    """Which overrides and which dispensations of a month can be withdrawn now. One query."""
    dulu = dahulu(month=semua.month, pegawai_ids=[row.pegawai_id for row in dispensasi])
    return (
        {row.pk for row in jadwal if not sebab(ctx, row, semua=semua, dulu=dulu)},
        {row.pk for row in dispensasi if not _sebab_orang(ctx, row, semua=semua, dulu=dulu)},
    )


def _periksa(
    ctx: Context, *, lama: PetaJendela, baru: PetaJendela, dulu: Dahulu, who: dict[str, int | None]
) -> None:
    steps = dulu.untuk(ctx, **who)
    periksa_tidak_memotong(lama.untuk(**who), baru.untuk(**who), now=ctx.now, zone=ctx.zone, dahulu=steps)


def _kunci(line: PerubahanJadwal) -> Kunci:
    return line.perangkat_daerah_id, line.pegawai_id, line.jenis_dispensasi


def _jendela(ctx: Context, month: Month, state: Mapping[Kunci, Mapping[str, Any]]) -> Jendela:
    """The window that a state of the history amounts to."""
    levels, grants = [], []
    for (pd, pegawai_id, jenis), moments in state.items():
        if not moments:
            continue
        if pegawai_id is not None:
            grants.append(Kelonggaran(JenisDispensasi[jenis], moment(moments["batas_pada"])))
        else:
            start, filing = moment(moments["mulai_pada"]), moment(moments["batas_pengisian_pada"])
            rating = moment(moments["batas_penilaian_pada"])
            levels.append(Ketentuan(start, filing, rating, khusus_pd=pd is not None))
    return jendela_bulan(month, levels, grants, ctx.zone)
