"""Accounts as those see them who manage them: a PD's people for its pengelola, everybody for BKD (F1.3)."""

from __future__ import annotations

from typing import TypeAlias

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Lower

from sikinerja.akun.rules import larangan_kelola
from sikinerja.core.choices import LabeledEnum
from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.core.search import cocok
from sikinerja.core.text import number_sought
from sikinerja.kepegawaian.models import Pegawai, Pengelola, RiwayatNomor
from sikinerja.kepegawaian.queries import di_pd, orang
from sikinerja.kepegawaian.queries.berhenti import dengan_lepas

# The row by the name under which doors, which never touch models, may speak of it.
PegawaiRow: TypeAlias = Pegawai


class Saring(LabeledEnum):
    """Which accounts a list shows."""

    SEMUA = "", "Semua"
    AKTIF = "aktif", "Aktif"
    NONAKTIF = "nonaktif", "Nonaktif"
    PERTAMA = "pertama", "Belum ganti password pertama"
    BELUM_MASUK = "belum-masuk", "Belum pernah masuk"
    TANPA_PANGKAT = "tanpa-pangkat", "Belum ada pangkat/golongan"


CONDITIONS = {
    Saring.SEMUA.value: Q(),
    Saring.AKTIF.value: Q(akun__aktif=True),
    Saring.NONAKTIF.value: Q(akun__aktif=False),
    Saring.PERTAMA.value: Q(akun__aktif=True, akun__harus_ganti_password=True),
    Saring.BELUM_MASUK.value: Q(akun__aktif=True, akun__last_login=None),
    Saring.TANPA_PANGKAT.value: Q(akun__aktif=True, pangkat=None) & ~Q(nip=None),
}


def terkelola(actor: Actor) -> QuerySet[Pegawai]:
    """People whose accounts an actor manages. Carries ``pd_id`` and ``kelola_pd`` (of which PD pengelola)."""
    kelola = (
        Pengelola.objects.filter(pegawai=OuterRef("pk"))
        .order_by()
        .values("pegawai")
        .annotate(ids=ArrayAgg("perangkat_daerah_id"))
        .values("ids")
    )
    rows = orang().annotate(kelola_pd=Subquery(kelola))
    return rows if actor.is_bkd else rows.filter(di_pd(actor.pengelola_pd))


def daftar(actor: Actor, *, q: str = "", saring: str = Saring.SEMUA.value) -> QuerySet[Pegawai]:
    """Those of :func:`terkelola` whose name holds every word of ``q``, or whose number begins so; by name.

    Carries names of the present ``jabatan_kini``, ``unit_kini``, ``pd_kini``.
    """
    rows = terkelola(actor).filter(CONDITIONS[saring])
    found = cocok(q, nama="akun__nama", nomor="akun__username")
    if digits := number_sought(q):
        former = RiwayatNomor.objects.filter(nomor_lama__startswith=digits)
        found |= Q(pk__in=former.values("pegawai"))
    rows = rows.filter(found)
    return rows.annotate(
        kini=FilteredRelation("riwayat", condition=Q(riwayat__aktif=True)),
        jabatan_kini=F("kini__jabatan__nama"),
        unit_kini=F("kini__unit_kerja__nama"),
        pd_kini=F("kini__perangkat_daerah__nama"),
    ).order_by(Lower("akun__nama"), "pk")


def get(ctx: Context, *, pegawai_id: int) -> Pegawai:
    """One person whose account the actor manages, with what ``berhenti.lepas`` reads; NotFound otherwise."""
    row = dengan_lepas(terkelola(ctx.actor), ctx.today).filter(pk=pegawai_id).first()
    if row is None:
        raise NotFound("Akun tidak ditemukan.")
    return row


def larangan(actor: Actor, pegawai: Pegawai) -> str:
    """Why the actor may not change this account of :func:`terkelola`; "": may."""
    return larangan_kelola(
        diri_sendiri=pegawai.akun_id == actor.akun_id,
        aktor_bkd=actor.is_bkd,
        sasaran_bkd=pegawai.akun.is_pengelola_aplikasi,
        pd_aktor=actor.pengelola_pd,
        pd_sasaran=frozenset(vars(pegawai)["kelola_pd"] or ()),
    )
