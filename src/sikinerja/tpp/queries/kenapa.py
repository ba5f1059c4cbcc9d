"""Why somebody's TPP is what it is: the calculation of one person and month, as things stand now (F8.4)."""

from __future__ import annotations

from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.kepegawaian.queries import identitas_pegawai
from sikinerja.tpp import queries
from sikinerja.tpp.queries import KebijakanBulan, fakta
from sikinerja.tpp.queries.fakta import Orang
from sikinerja.tpp.rules import Fakta, Hitungan, hitung


@dataclass(frozen=True, slots=True)
class Kenapa:
    """A calculation with what it rests on; ``hitungan`` None: no policy, or no employee in that month."""

    month: Month
    pegawai_id: int
    identitas: dict[str, str]
    milik_sendiri: bool
    fakta: Fakta | None
    kebijakan: KebijakanBulan | None
    hitungan: Hitungan | None

    @property
    def belum_lengkap(self) -> list[str]:
        """What may still change the percentage: open facts, in words."""
        if self.fakta is None or self.fakta.keadaan or self.fakta.pengecualian:
            return []
        found = [] if self.fakta.hasil.adalah_predikat else [f"predikat ({self.fakta.hasil.label})"]
        return found if self.fakta.kehadiran else [*found, "kehadiran (belum dimuat)"]


def kenapa(ctx: Context, *, pegawai_id: int, month: Month) -> Kenapa:
    """The calculation for oneself, or for somebody of the PD one looks after; BKD for everybody.

    It is an estimate until the month is released. Raises NotFound for everybody else.
    """
    own = pegawai_id == ctx.actor.pegawai_id
    one = fakta.baca(month, zone=ctx.zone, pegawai_ids=[pegawai_id]).seorang(pegawai_id)
    if not own and not _may_see(ctx, one):
        raise NotFound("Pegawai tidak ditemukan.")
    policy = queries.cari_bulan(month=month)
    return Kenapa(
        month=month,
        pegawai_id=pegawai_id,
        identitas=identitas_pegawai(pegawai_id=pegawai_id),
        milik_sendiri=own,
        fakta=one.fakta if one else None,
        kebijakan=policy,
        hitungan=hitung(policy.isi, one.fakta) if policy and one else None,
    )


def _may_see(ctx: Context, one: Orang | None) -> bool:
    """BKD, and whoever looks after the PD in which somebody stood on the month's last day."""
    if one is None:
        return False
    return ctx.actor.is_bkd or one.perangkat_daerah_id in ctx.actor.pengelola_pd | ctx.actor.pimpinan_pd
