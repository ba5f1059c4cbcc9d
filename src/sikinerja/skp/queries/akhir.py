"""Until when an SKP is served: to the end of its period, or of its owner's service (domain.md §5, §9)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sikinerja.core.context import Context
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.kepegawaian.rules.keadaan import hari_terakhir
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import akhir as rules


def berakhir(skp: Skp) -> date:
    """The last day of an SKP that its owner is in service. One query."""
    return keadaan.hari_terakhir(pegawai_id=skp.pegawai_id, sampai=skp.periode_akhir)


def berakhir_banyak(rows: Collection[Skp]) -> dict[int, date]:
    """:func:`berakhir` of many, by id. One query."""
    states = keadaan.purna(pegawai_ids=[row.pegawai_id for row in rows])
    return {row.pk: hari_terakhir(states.get(row.pegawai_id, ()), row.periode_akhir) for row in rows}


def belum_dibuka(ctx: Context, skp: Skp) -> str:
    """Why the year of an SKP cannot be reported yet; "" when it can. One query before its last month."""
    if not rules.belum_dibuka(ctx.today, skp.periode_akhir, periode_akhir=skp.periode_akhir):
        return ""
    return rules.belum_dibuka(ctx.today, berakhir(skp), periode_akhir=skp.periode_akhir)
