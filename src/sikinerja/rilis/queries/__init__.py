"""Questions about released months. The highest number of a month counts; every number stays readable."""

from __future__ import annotations

from typing import TypeAlias

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.core.time import Month
from sikinerja.kepegawaian.queries.gabung import ganda_dari
from sikinerja.rilis.models import Koreksi, Rilis, RilisBaris, RilisRekap

# Rows by the names under which doors, which never touch models, may speak of them.
RilisRow: TypeAlias = Rilis
BarisRow: TypeAlias = RilisBaris


def sudah_dirilis(*, month: Month) -> bool:
    """Whether a month has been released."""
    return Rilis.objects.filter(tahun=month.tahun, bulan=month.bulan).exists()


def yang_dirilis(*, mulai: Month, sampai: Month) -> list[Month]:
    """The months of a span, both included, that have been released, in their order."""
    rows = Rilis.objects.filter(tahun__range=(mulai.tahun, sampai.tahun), nomor=0).order_by("tahun", "bulan")
    found = [Month(tahun, bulan) for tahun, bulan in rows.values_list("tahun", "bulan")]
    return [month for month in found if mulai <= month <= sampai]


def terakhir(*, month: Month) -> Rilis | None:
    """The release that counts."""
    return Rilis.objects.filter(tahun=month.tahun, bulan=month.bulan).order_by("-nomor").first()


def koreksi_terbuka(*, month: Month) -> Koreksi | None:
    """The correction of a month that is being prepared."""
    return Koreksi.objects.filter(tahun=month.tahun, bulan=month.bulan, hasil="").first()


def pd_terlihat(actor: Actor) -> frozenset[int]:
    """PD whose released rows somebody may read beside the own ones; BKD reads all."""
    return actor.pengelola_pd | actor.pimpinan_pd


def visible(actor: Actor) -> QuerySet[Rilis]:
    """Releases of which an actor may read more than the own row."""
    rows = Rilis.objects.all()
    if actor.is_bkd:
        return rows
    mine = RilisRekap.objects.filter(rilis=OuterRef("pk"), perangkat_daerah__in=pd_terlihat(actor))
    return rows.filter(Exists(mine))


def baris_terlihat(actor: Actor) -> QuerySet[RilisBaris]:
    """Rows an actor may read: the own ones, those of the own PD as released, all (BKD)."""
    rows = RilisBaris.objects.all()
    if actor.is_bkd:
        return rows
    found = Q(perangkat_daerah__in=pd_terlihat(actor))
    return rows.filter(found | Q(pegawai=actor.pegawai_id) if actor.pegawai_id else found)


def rekap_terlihat(actor: Actor, rilis: Rilis) -> QuerySet[RilisRekap]:
    """The PD of a release that an actor may read, in the order of its rows."""
    rows = RilisRekap.objects.filter(rilis=rilis).order_by("pk")
    return rows if actor.is_bkd else rows.filter(perangkat_daerah__in=pd_terlihat(actor))


def get(ctx: Context, *, rilis_id: int) -> Rilis:
    """One release of :func:`visible`; NotFound otherwise."""
    row = visible(ctx.actor).select_related("koreksi").filter(pk=rilis_id).first()
    if row is None:
        raise NotFound("Rilis tidak ditemukan.")
    return row


def get_milik_bkd(ctx: Context, *, rilis_id: int) -> Rilis:
    """One release for who corrects it; NotFound for everybody but BKD."""
    if not ctx.actor.is_bkd:
        raise NotFound("Rilis tidak ditemukan.")
    return get(ctx, rilis_id=rilis_id)


def get_baris(ctx: Context, *, baris_id: int) -> RilisBaris:
    """One frozen row with its release; NotFound for who may not read it."""
    row = baris_terlihat(ctx.actor).select_related("rilis").filter(pk=baris_id).first()
    if row is None:
        raise NotFound("Baris rilis tidak ditemukan.")
    return row


def milik_sendiri(ctx: Context) -> QuerySet[RilisBaris]:
    """One's own released months, newest first, of each the number that counts.

    Also those under another record of the same person (merged since), where one's own has none.
    """
    own = ctx.actor.pegawai_id or 0
    there = RilisBaris.objects.filter(rilis=OuterRef("rilis"), pegawai=own)
    merged = Q(pegawai__in=ganda_dari(pegawai_id=own)) & ~Exists(there)
    later = Rilis.objects.filter(
        tahun=OuterRef("rilis__tahun"), bulan=OuterRef("rilis__bulan"), nomor__gt=OuterRef("rilis__nomor")
    )
    return (
        RilisBaris.objects.filter(Q(pegawai=own) | merged, ~Exists(later))
        .select_related("rilis")
        .order_by("-rilis__tahun", "-rilis__bulan")
    )


def nomor_lain(rilis: Rilis) -> QuerySet[Rilis]:
    """All numbers of the same month, the newest first."""
    return Rilis.objects.filter(tahun=rilis.tahun, bulan=rilis.bulan).order_by("-nomor")


def terakhir_tiap_bulan(actor: Actor) -> QuerySet[Rilis]:
    """Of each month the release that counts, newest month first."""
    later = Rilis.objects.filter(
        tahun=OuterRef("tahun"), bulan=OuterRef("bulan"), nomor__gt=OuterRef("nomor")
    )
    return visible(actor).filter(~Exists(later)).order_by(F("tahun").desc(), F("bulan").desc())
