"""Whose recap somebody sees: of the own PD (pimpinan, who acts for one, pengelola), of all (BKD)."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.kepegawaian.models import PerangkatDaerah, UnitKerja
from sikinerja.rekapitulasi.rules.bulanan import turunan

TERTUTUP = "Rekapitulasi tersedia bagi pimpinan perangkat daerah, pengelola kepegawaian, dan BKD."


@dataclass(frozen=True, slots=True)
class Lingkup:
    """What is looked at: one PD of ``pilihan``, or (BKD) all of them: ``pd`` None."""

    pilihan: list[PerangkatDaerah]
    pd: PerangkatDaerah | None
    boleh_semua: bool = False

    @property
    def pd_ids(self) -> list[int] | None:
        """As :mod:`sikinerja.kepegawaian.queries.bulan` takes it."""
        return None if self.pd is None else [self.pd.pk]

    @property
    def nama(self) -> str:
        """How the page calls it."""
        return self.pd.nama if self.pd else "Semua perangkat daerah"


def visible(actor: Actor) -> QuerySet[PerangkatDaerah]:
    """PD whose recap an actor sees."""
    rows = PerangkatDaerah.objects.order_by("nama", "pk")
    return rows if actor.is_bkd else rows.filter(pk__in=actor.pengelola_pd | actor.pimpinan_pd)


def get(ctx: Context, *, pd_id: int | None) -> Lingkup:
    """The PD asked for, or what the actor sees first: BKD all, others their own. One query.

    Forbidden for whoever sees no recap, NotFound for a PD out of sight.
    """
    if not ctx.actor.is_bkd and not ctx.actor.pengelola_pd | ctx.actor.pimpinan_pd:
        raise Forbidden(TERTUTUP)
    is_bkd, rows = ctx.actor.is_bkd, list(visible(ctx.actor).only("pk", "kode", "nama"))
    if pd_id is None:
        return Lingkup(rows, None if is_bkd or not rows else rows[0], is_bkd)
    chosen = next((row for row in rows if row.pk == pd_id), None)
    if chosen is None:
        raise NotFound("Perangkat daerah tidak ditemukan.")
    return Lingkup(rows, chosen, is_bkd)


def unit_kerja(pd: PerangkatDaerah | None) -> list[UnitKerja]:
    """The units of a PD by name, for a filter; none where all PD are looked at. One query."""
    if pd is None:
        return []
    return list(UnitKerja.objects.filter(perangkat_daerah=pd).only("pk", "nama", "induk_id", "pimpinan_id"))


def di_bawah(units: list[UnitKerja], unit_id: int | None) -> list[int] | None:
    """A unit of the list and those below it; None without one."""
    induk = {row.pk: row.induk_id for row in units}
    return turunan(unit_id, induk) if unit_id in induk and unit_id is not None else None
