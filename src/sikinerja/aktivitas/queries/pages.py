"""What the page *Ringkasan* shows (F5.1, F5.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, F, Max, Sum

from sikinerja.aktivitas import queries, rules
from sikinerja.aktivitas.models import Aktivitas, RencanaAktivitas
from sikinerja.aktivitas.queries import Pilihan, Tanda
from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.jadwal import queries as jadwal
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.rules.keadaan import Keadaan

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


@dataclass(frozen=True, slots=True)
class Hari:
    """What one day holds."""

    menit: int
    jumlah: int
    selesai: time


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """All that the page *Ringkasan* shows."""

    month: Month
    pilihan: list[Pilihan]
    rencana: list[RencanaAktivitas]
    terakhir: list[WithAnnotations[Aktivitas, Tanda]]
    hari: dict[date, Hari]
    jendela: Jendela
    """The window in which the month before is reported and rated."""
    purna: Keadaan | None = None
    """The state by which the person serves no more today."""

    def dimuat(self, hari: date) -> bool:
        """Whether an approved SKP holds the day, so that an activity can be entered there."""
        served = self.purna is None or hari < self.purna.mulai
        return served and any(p.skp.periode_awal <= hari <= p.skp.periode_akhir for p in self.pilihan)

    def terakhir_dimuat(self, today: date) -> date | None:
        """The last day, up to today, that an approved SKP holds."""
        begun = (p.skp.periode_akhir for p in self.pilihan if p.skp.periode_awal <= today)
        last = max(begun, default=None)
        served = self.purna.mulai - timedelta(days=1) if self.purna else today
        return min(last, today, served) if last else None

    def boleh_rencana(self, today: date) -> bool:
        """Whether there may be plans: an approved SKP holds today or begins later."""
        return self.purna is None and any(p.skp.periode_akhir >= today for p in self.pilihan)


def per_hari(*, pegawai_id: int, dari: date, sampai: date) -> dict[date, Hari]:
    """Minutes, number and last end of each day that holds something. One query."""
    rows = (
        Aktivitas.objects.filter(pegawai=pegawai_id, tanggal__gte=dari, tanggal__lte=sampai)
        .order_by()
        .values("tanggal")
        .annotate(lama=Sum(F("selesai") - F("mulai")), jumlah=Count("pk"), akhir=Max("selesai"))
    )
    return {
        row["tanggal"]: Hari(row["lama"] // timedelta(minutes=1), row["jumlah"], row["akhir"]) for row in rows
    }


def ringkasan(ctx: Context) -> Ringkasan:
    """The page *Ringkasan* of the actor, as of today. Six queries, one more of who left service."""
    pegawai_id = queries.pemilik_id(ctx)
    month = Month.of(ctx.today)
    chosen = queries.pilihan_kini(ctx)
    return Ringkasan(
        month=month,
        pilihan=chosen,
        rencana=list(queries.visible_rencana(ctx.actor)[: rules.BATAS_RENCANA]),
        terakhir=list(queries.with_dihitung(queries.visible(ctx.actor))[: rules.JUMLAH_TERAKHIR]),
        hari=per_hari(pegawai_id=pegawai_id, dari=month.previous.first, sampai=month.last),
        jendela=jadwal.jendela(
            pegawai_id=pegawai_id,
            perangkat_daerah_id=chosen[0].skp.riwayat.perangkat_daerah_id if chosen else None,
            month=month.previous,
            zone=ctx.zone,
        ),
        purna=queries.purna(pegawai_id=pegawai_id, hari=ctx.today) if ctx.actor.purna else None,
    )
