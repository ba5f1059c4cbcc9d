"""Plt./Plh. appointments: which stand, and who manages them (domain.md §6)."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value, When

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.kepegawaian.models import PelaksanaTugas, RiwayatJabatan
from sikinerja.kepegawaian.rules import pelaksana_tugas as rules


def berlaku(today: date) -> Q:
    """Whether an appointment stands on a local day: both its days count, unless it was ended early."""
    return Q(tanggal_mulai__lte=today, tanggal_selesai__gte=today, diakhiri_pada=None)


def batas_pd() -> Case:
    """The PD at which an appointment's rights end: that of the post, once its holder has one in another PD.

    None: no limit. Without it, who acts for a head who moved away would rate the head's new people too.
    """
    pindah = RiwayatJabatan.objects.filter(pegawai=OuterRef("menggantikan"), aktif=True).exclude(
        perangkat_daerah=OuterRef("perangkat_daerah")
    )
    return Case(When(Exists(pindah), then=F("perangkat_daerah_id")))


def visible(actor: Actor) -> QuerySet[PelaksanaTugas]:
    """Appointments an actor manages: to posts of the own PD (pengelola), to all (BKD)."""
    rows = PelaksanaTugas.objects.select_related(
        "pegawai__akun", "menggantikan__akun", "perangkat_daerah", "riwayat__unit_kerja"
    )
    return rows if actor.is_bkd else rows.filter(perangkat_daerah__in=actor.pengelola_pd)


def daftar(ctx: Context) -> QuerySet[PelaksanaTugas]:
    """Those of :func:`visible`: first what stands today, then what comes, then what is over."""
    coming = Q(tanggal_mulai__gt=ctx.today, diakhiri_pada=None)
    order = Case(
        When(berlaku(ctx.today), then=Value(0)),
        When(coming, then=Value(1)),
        default=Value(2),
        output_field=IntegerField(),
    )
    return visible(ctx.actor).order_by(order, "-tanggal_mulai", "-pk")


def keadaan(ctx: Context, tugas: PelaksanaTugas) -> rules.KeadaanTugas:
    """Where an appointment stands today."""
    return rules.keadaan(
        mulai=tugas.tanggal_mulai,
        selesai=tugas.tanggal_selesai,
        diakhiri=tugas.diakhiri_pada is not None,
        today=ctx.today,
    )


def get(ctx: Context, *, tugas_id: int) -> PelaksanaTugas:
    """One appointment that the actor manages; NotFound otherwise."""
    row = visible(ctx.actor).filter(pk=tugas_id).first()
    if row is None:
        raise NotFound("Penunjukan tidak ditemukan.")
    return row


def lock(ctx: Context, *, tugas_id: int) -> PelaksanaTugas:
    """:func:`get` with the row locked."""
    rows = visible(ctx.actor).select_for_update(of=("self",), no_key=True).order_by()
    row = rows.filter(pk=tugas_id).first()
    if row is None:
        raise NotFound("Penunjukan tidak ditemukan.")
    return row


def posisi(actor: Actor) -> QuerySet[RiwayatJabatan]:
    """Posts to which an actor may appoint somebody: of those who are, or were, anybody's penilai.

    Each post of a person once, by the newest riwayat: of the own PD (pengelola), of all (BKD).
    """
    place = {name: OuterRef(name) for name in ("pegawai", "jabatan", "unit_kerja")}
    newest = RiwayatJabatan.objects.filter(**place).order_by("-aktif", "-tahun", "-tmt", "-pk")
    rows = RiwayatJabatan.objects.filter(
        Exists(RiwayatJabatan.objects.filter(penilai=OuterRef("pegawai"))),
        pk=Subquery(newest.values("pk")[:1]),
    ).select_related("pegawai__akun", "jabatan", "perangkat_daerah", "unit_kerja")
    return rows if actor.is_bkd else rows.filter(perangkat_daerah__in=actor.pengelola_pd)
