"""What one's organisation owes this month, for the dashboard: the recap's own counts (domain.md §4.2, §8)."""

from __future__ import annotations

from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.core.time import Month
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.rekapitulasi.queries import bulanan, lingkup
from sikinerja.rekapitulasi.queries.bulanan import Saring
from sikinerja.rekapitulasi.rules.bulanan import DITAGIH, Kelompok, bulan_kini
from sikinerja.rekapitulasi.rules.permintaan import DITAGIH_SAJA, Permintaan

TERBANYAK = 6
"""PD that the dashboard names: those furthest behind; the recap has them all."""


@dataclass(frozen=True, slots=True)
class Tagihan:
    """People of a PD (or of all) at one standing who can be asked; ``kueri``: how the recap lists them."""

    status: K
    jumlah: int
    kueri: str


@dataclass(frozen=True, slots=True)
class Organisasi:
    """One PD (all of them for BKD) and what is still owed there; nothing: all done."""

    nama: str
    wajib: int
    tagihan: list[Tagihan]


@dataclass(frozen=True, slots=True)
class BulanOrganisasi:
    """The month being reported, PD by PD, furthest behind first; ``banyak``: how many PD there are."""

    month: Month
    pd: list[Organisasi]
    banyak: int


def ada(ctx: Context) -> bool:
    """Whether one looks after an organisation: pimpinan of a PD, its pengelola, BKD. No query."""
    return ctx.actor.is_pengelola or bool(ctx.actor.pimpinan_pd)


def bulan_ini(ctx: Context) -> BulanOrganisasi:
    """Forbidden for who looks after no organisation. Five queries, whatever the number of PD."""
    if not ada(ctx):
        raise Forbidden(lingkup.TERTUTUP)
    month, everywhere = bulan_kini(ctx.today), ctx.actor.is_bkd
    mine = None if everywhere else sorted(ctx.actor.pengelola_pd | ctx.actor.pimpinan_pd)
    asked, _ = bulanan.parameter(ctx, month=month, pd_ids=mine)
    semua, groups = bulanan.ringkas(asked, Saring(), pd=None)
    found = [semua] if everywhere else groups
    return BulanOrganisasi(month, [_organisasi(g, month) for g in found[:TERBANYAK]], len(found))


def _organisasi(group: Kelompok, month: Month) -> Organisasi:
    asked = Permintaan(pd=group.id).dalam(month)
    kueri = {status: asked.kueri(status=status.value, ditagih=DITAGIH_SAJA) for status in DITAGIH}
    tagihan = [
        Tagihan(status, group.ditagih(status), f"{kueri[status]}#orang")
        for status in DITAGIH
        if group.ditagih(status)
    ]
    return Organisasi(group.nama, group.wajib, tagihan)
