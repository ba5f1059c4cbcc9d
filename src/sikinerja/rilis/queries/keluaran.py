"""A release as a table for spreadsheets, streamed row by row (F8.3)."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.indonesian import saat
from sikinerja.core.tables import Cell, Column, Table
from sikinerja.penilaian.rules import Rating
from sikinerja.rilis import queries, rules
from sikinerja.rilis.models import Rilis, RilisBaris
from sikinerja.rilis.rules import StatusNilai
from sikinerja.rilis.rules.isi import LABEL
from sikinerja.skp.rules import Predikat

CHUNK = 2000
LEBAR = {
    "nip": 22,
    "nama": 34,
    "jabatan": 40,
    "nama_pd": 40,
    "unit_kerja": 34,
    "penilai_nama": 34,
    "penilai_nip": 22,
}
KATA: dict[str, dict[str, str]] = {
    "status": dict(StatusNilai.choices()),
    "rating_hasil_kerja": dict(Rating.choices()),
    "rating_perilaku": dict(Rating.choices()),
    "predikat": dict(Predikat.choices()),
}


@dataclass(frozen=True, slots=True)
class Cakupan:
    """Which part of a release somebody takes along: ``pd`` None is all of it (an id 0: people without PD)."""

    rilis: Rilis
    pd: Collection[int] | None
    nama: str
    jumlah: int

    @property
    def nama_berkas(self) -> str:
        """``rilis-2023-02-0`` or ``rilis-2023-02-0-BADAN``, without ending."""
        rilis = self.rilis
        return f"rilis-{rilis.tahun}-{rilis.bulan:02d}-{rilis.nomor}{'-' + self.nama if self.nama else ''}"


def cakupan(ctx: Context, *, rilis_id: int, pd_id: int | None = None) -> Cakupan:
    """What an actor may take along of a release, or one PD of it; NotFound where that is nothing."""
    rilis = queries.get(ctx, rilis_id=rilis_id)
    rows = queries.rekap_terlihat(ctx.actor, rilis)
    if pd_id is not None:
        rows = rows.filter(perangkat_daerah=pd_id or None)
    found = list(rows.values_list("perangkat_daerah_id", "perangkat_daerah__kode", "jumlah"))
    if not found:
        raise NotFound("Perangkat daerah tidak ditemukan dalam rilis ini.")
    whole = ctx.actor.is_bkd and pd_id is None
    return Cakupan(
        rilis=rilis,
        pd=None if whole else [pd or 0 for pd, _, _ in found],
        nama="" if len(found) > 1 else rules.nama_aman(found[0][1] or "tanpa-pd"),
        jumlah=sum(jumlah for _, _, jumlah in found),
    )


def tabel(rilis: Rilis, *, pd: Collection[int] | None, zone: ZoneInfo) -> Table:
    """The rows of these PD (:class:`Cakupan`); not scoped: the caller has asked."""
    rows = RilisBaris.objects.filter(rilis=rilis).order_by("urutan")
    if pd is not None:
        without = Q(perangkat_daerah=None) if 0 in pd else Q()
        rows = rows.filter(Q(perangkat_daerah__in=[one for one in pd if one]) | without)
    when = saat(rilis.dirilis_pada.astimezone(zone))
    return Table(
        columns=[Column("No.", 7), *(Column(label, LEBAR.get(name, 16)) for name, label in LABEL.items())],
        rows=_rows(rows.values_list("urutan", *LABEL).iterator(CHUNK)),
        sheet=f"{rilis.tahun}-{rilis.bulan:02d}",
        above=[[str(rilis)], [f"Dirilis {when} oleh {rilis.nama}"], [f"Sidik {rilis.sidik}"], []],
    )


def _rows(rows: Iterator[tuple[Any, ...]]) -> Iterator[list[Cell]]:
    words = [KATA.get(name) for name in ("urutan", *LABEL)]
    for row in rows:
        yield [kata.get(value, value) if kata else value for kata, value in zip(words, row, strict=True)]
