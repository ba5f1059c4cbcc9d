"""Taking a copy of the audit trail away: that, too, is written down."""

from __future__ import annotations

from dataclasses import asdict

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid, NotFound
from sikinerja.core.transactions import operation
from sikinerja.jejak import rules
from sikinerja.jejak.steps import catat
from sikinerja.kepegawaian.queries import jejak as queries
from sikinerja.kepegawaian.queries.jejak import Cari


@operation
def ekspor(ctx: Context, *, isian: Cari, maks: int) -> int:
    """Write down that somebody takes the found rows away (F8.8); returns how many there are.

    Raises NotFound (pengelola and BKD only) and Invalid where there are more than ``maks``.
    """
    if not ctx.actor.is_pengelola:
        raise NotFound("Halaman tidak ditemukan.")
    count = queries.cari(ctx, isian).order_by()[: maks + 1].count()
    if count > maks:
        raise Invalid({"": rules.TERLALU_BANYAK.format(maks=f"{maks:,}".replace(",", "."))})
    asked = {name: str(value) for name, value in asdict(isian).items() if value is not None and value != ""}
    catat(ctx, aksi="jejak.ekspor", data={"baris": count, "pencarian": asked})
    return count
