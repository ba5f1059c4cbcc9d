"""Whose rows a pengelola may bring in: people of their own PD; BKD everybody's."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sikinerja.core.context import Context
from sikinerja.core.text import fold
from sikinerja.kepegawaian import queries
from sikinerja.kepegawaian.queries.impor.kamus import Kamus, per_sekian
from sikinerja.kepegawaian.rules import impor as rules

if TYPE_CHECKING:
    from sikinerja.kepegawaian.queries.impor.pegawai import Rencana


def periksa(ctx: Context, plans: Sequence[Rencana], known: Kamus) -> None:
    """Refuse rows about people or places of other PD, and what only BKD may give (domain.md §1)."""
    if ctx.actor.is_bkd:
        return
    mine = ctx.actor.pengelola_pd
    belongs: dict[int, int | None] = {}
    for some in per_sekian(r.pegawai.pk for r in plans if r.pegawai is not None):
        people = queries.orang().filter(pk__in=some).order_by()
        belongs |= {person.pk: queries.pd_sekarang(person) for person in people}
    for r in plans:
        isi = r.baris.isi
        pd = known.pd.get(fold(str(isi.get("perangkat_daerah", ""))))
        if r.pegawai is not None and belongs.get(r.pegawai.pk) not in mine:
            r.salah.append(("", rules.BUKAN_PEGAWAI_ANDA))
        elif pd is not None and pd.pk not in mine:
            r.salah.append(("perangkat_daerah", rules.BUKAN_PD_ANDA))
        elif pd is None and r.pegawai is None:
            r.salah.append(("perangkat_daerah", rules.PD_WAJIB))
        if "pengelola" in isi and r.pengelola_pd:
            r.salah.append(("pengelola", rules.HANYA_BKD))
