"""What the pages of Kelola » Jadwal show: a year, a month, what was changed (F8.1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Q, QuerySet

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.core.time import Month
from sikinerja.jadwal.models import Dispensasi, Jadwal, PerubahanJadwal
from sikinerja.jadwal.queries import SETAHUN
from sikinerja.jadwal.queries.peta import PetaJendela, peta, peta_banyak
from sikinerja.jadwal.rules import Jendela, Kegiatan, jendela_bulan, siklus


@dataclass(frozen=True, slots=True)
class BarisBulan:
    """One month of the year's table: the window of all, and what was set apart."""

    jendela: Jendela
    biasa: Jendela
    kegiatan: dict[str, Kegiatan]
    rilis_mulai: date
    umum: Jadwal | None
    khusus: list[Jadwal]
    dispensasi: int

    def keadaan(self, now: datetime) -> str:
        """Where the month stands: ``isi``, ``nilai`` (filing is over), ``lewat`` or ``nanti``."""
        if now < self.jendela.mulai_pada:
            return "nanti"
        if self.jendela.boleh_isi(now):
            return "isi"
        return "nilai" if self.jendela.boleh_nilai(now) else "lewat"


@dataclass(frozen=True, slots=True)
class HalamanBulan:
    """One month with everything set apart, and its latest changes."""

    baris: BarisBulan
    semua: PetaJendela
    dispensasi: QuerySet[Dispensasi]
    perubahan: list[PerubahanJadwal]


def periksa_pembaca(actor: Actor) -> None:
    """BKD and pengelola read the windows here; for everybody else the page does not exist (NotFound)."""
    if not actor.is_pengelola:
        raise NotFound("Halaman tidak ditemukan.")


def periksa_pengatur(actor: Actor) -> None:
    """BKD sets them: a pengelola is refused (Forbidden), everybody else finds nothing (NotFound)."""
    periksa_pembaca(actor)
    if not actor.is_bkd:
        raise Forbidden("Jadwal dan dispensasi hanya dapat diatur oleh BKD.")


def visible_jadwal(actor: Actor) -> QuerySet[Jadwal]:
    """Overrides: those for all and of one's own PD (pengelola), every one (BKD)."""
    rows = Jadwal.objects.select_related("perangkat_daerah")
    if actor.is_bkd:
        return rows
    return rows.filter(Q(perangkat_daerah=None) | Q(perangkat_daerah__in=actor.pengelola_pd))


def visible_dispensasi(actor: Actor) -> QuerySet[Dispensasi]:
    """Dispensations: of the people of one's own PD (pengelola), every one (BKD)."""
    rows = Dispensasi.objects.select_related("pegawai__akun")
    return rows if actor.is_bkd else rows.filter(_own_people(actor))


def visible_perubahan(actor: Actor) -> QuerySet[PerubahanJadwal]:
    """The history of what somebody sees."""
    rows = PerubahanJadwal.objects.select_related("perangkat_daerah", "pegawai__akun")
    if actor.is_bkd:
        return rows
    return rows.filter(
        Q(perangkat_daerah=None, pegawai=None)
        | Q(perangkat_daerah__in=actor.pengelola_pd)
        | _own_people(actor)
    ).distinct()


def get_dispensasi(actor: Actor, *, dispensasi_id: int) -> Dispensasi:
    """One dispensation within sight; NotFound otherwise."""
    row = visible_dispensasi(actor).filter(pk=dispensasi_id).first()
    if row is None:
        raise NotFound("Dispensasi tidak ditemukan.")
    return row


def get(actor: Actor, *, jadwal_id: int) -> Jadwal:
    """One override within sight; NotFound otherwise."""
    row = visible_jadwal(actor).filter(pk=jadwal_id).first()
    if row is None:
        raise NotFound("Jadwal khusus itu tidak ada atau sudah dicabut.")
    return row


def setahun(ctx: Context, *, tahun: int) -> list[BarisBulan]:
    """The twelve months of a year, January first. Four queries."""
    rows = list(visible_jadwal(ctx.actor).filter(tahun=tahun).order_by("perangkat_daerah__nama", "id"))
    grants = visible_dispensasi(ctx.actor).filter(tahun=tahun).order_by()
    counts = dict(grants.values_list("bulan").annotate(jumlah=Count("pk")))
    months = peta_banyak(months=[Month(tahun, bulan) for bulan in SETAHUN], zone=ctx.zone)
    return [
        _baris(ctx, one, [r for r in rows if r.bulan == bulan], counts.get(bulan, 0))
        for bulan, one in enumerate(months, 1)
    ]


def sebulan(ctx: Context, *, month: Month, terakhir: int = 10) -> HalamanBulan:
    """One month with its overrides, dispensations (to be paged) and latest changes."""
    at = {"tahun": month.tahun, "bulan": month.bulan}
    rows = list(visible_jadwal(ctx.actor).filter(**at).order_by("perangkat_daerah__nama", "id"))
    grants = visible_dispensasi(ctx.actor).filter(**at).order_by("pegawai__akun__nama", "id")
    semua = peta(month=month, zone=ctx.zone)
    return HalamanBulan(
        baris=_baris(ctx, semua, rows, 0),
        semua=semua,
        dispensasi=grants,
        perubahan=list(visible_perubahan(ctx.actor).filter(**at)[:terakhir]),
    )


def jumlah_perubahan(*, month: Month) -> int:
    """How often the windows of a month (not of single people) were changed: a stale form shows by it."""
    return PerubahanJadwal.objects.filter(tahun=month.tahun, bulan=month.bulan, pegawai=None).count()


def _own_people(actor: Actor) -> Q:
    return Q(pegawai__riwayat__aktif=True, pegawai__riwayat__perangkat_daerah__in=actor.pengelola_pd)


def _baris(ctx: Context, semua: PetaJendela, rows: list[Jadwal], dispensasi: int) -> BarisBulan:
    """``semua``: what is set for everybody, seen by the actor or not: the release waits for it."""
    month = semua.month
    umum = next((row for row in rows if row.perangkat_daerah_id is None), None)
    window = jendela_bulan(month, [umum.ketentuan] if umum else [], (), ctx.zone)
    return BarisBulan(
        jendela=window,
        biasa=jendela_bulan(month, [], (), ctx.zone),
        kegiatan={one.kode: one for one in siklus(window, ctx.zone)},
        rilis_mulai=semua.rilis_mulai,
        umum=umum,
        khusus=[row for row in rows if row.perangkat_daerah_id is not None],
        dispensasi=dispensasi,
    )
