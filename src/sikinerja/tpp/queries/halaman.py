"""What the pages of one policy show."""

from __future__ import annotations

from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict
from sikinerja.core.flow import allowed
from sikinerja.core.time import Month
from sikinerja.tpp import queries, rules
from sikinerja.tpp.models import Kebijakan
from sikinerja.tpp.rules.kebijakan import BUKAN_KONSEP, TRANSITIONS, MasaKebijakan, StatusKebijakan


@dataclass(frozen=True, slots=True)
class Halaman:
    """A policy, what it says, and what can be done with it: names of transitions."""

    row: Kebijakan
    isi: rules.Kebijakan
    boleh: set[str]
    masa: MasaKebijakan | None

    @property
    def mulai(self) -> Month | None:
        """The month from which it holds or is meant to."""
        return Month.of(self.row.berlaku_mulai) if self.row.berlaku_mulai else None

    @property
    def persen_hasil(self) -> dict[rules.HasilKinerja, object]:
        """What each outcome is worth."""
        return dict(self.isi.persen_hasil)


def detail(ctx: Context, *, kebijakan_id: int) -> Halaman:
    """One policy, for BKD; NotFound otherwise."""
    row = queries.get(ctx, kebijakan_id=kebijakan_id)
    boleh = allowed(TRANSITIONS, status=row.status, relations={"bkd"})
    if row.dipakai_sampai:
        boleh.discard("cabut")
    in_force = row.status == StatusKebijakan.BERLAKU and row.masa
    masa = row.masa.pada(Month.of(ctx.today)) if in_force and row.masa else None
    return Halaman(row, queries.isi(row), boleh, masa)


def untuk_diubah(ctx: Context, *, kebijakan_id: int) -> Halaman:
    """The same of one that is being written; Conflict when it is in force."""
    page = detail(ctx, kebijakan_id=kebijakan_id)
    if "ubah" not in page.boleh:
        raise Conflict(BUKAN_KONSEP)
    return page
