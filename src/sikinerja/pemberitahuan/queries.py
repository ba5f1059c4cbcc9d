"""Questions about bell, outbox and announcements."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet

from sikinerja.core.context import Actor
from sikinerja.core.errors import NotFound
from sikinerja.pemberitahuan.models import Informasi, Pemberitahuan, PilihanSaluran, Surat
from sikinerja.pemberitahuan.rules import (
    BOLEH_DIPILIH,
    SEMUA_SALURAN,
    Diberitahu,
    JenisPemberitahuan,
    Saluran,
    StatusSurat,
    buka,
)


def visible(actor: Actor) -> QuerySet[Pemberitahuan]:
    """One's own bell, newest first."""
    return Pemberitahuan.objects.filter(akun=actor.akun_id)


def get(actor: Actor, *, pemberitahuan_id: int) -> Pemberitahuan:
    """One line of one's own bell; NotFound for anything else."""
    found = visible(actor).filter(pk=pemberitahuan_id).first()
    if found is None:
        raise NotFound("Pemberitahuan tidak ditemukan.")
    return found


def terakhir_menuju(actor: Actor, *, tautan: str) -> Diberitahu | None:
    """The newest notice to oneself that led to an address: under the bell, else by mail. Two queries."""
    bell = visible(actor).filter(tautan=tautan).values_list("judul", "dibuat_pada").first()
    line = f"\n{buka(settings.BASE_URL + tautan)}\n"
    mails = Surat.objects.filter(akun=actor.akun_id, isi__contains=line).order_by("-id")
    told = bell or mails.values_list("subjek", "dibuat_pada").first()
    return Diberitahu(*told) if told else None


def jumlah_belum_dibaca(actor: Actor) -> int:
    """How many lines wait under one's bell."""
    return visible(actor).filter(dibaca_pada__isnull=True).count()


def saluran(*, akun_ids: Collection[int], jenis: JenisPemberitahuan) -> dict[int, Saluran]:
    """What some of these accounts chose for a kind of notice; who is not among the keys gets both."""
    rows = PilihanSaluran.objects.filter(akun__in=list(akun_ids), jenis=jenis.value).order_by()
    return {pk: Saluran(bell, mail) for pk, bell, mail in rows.values_list("akun_id", "lonceng", "surel")}


def pilihan(actor: Actor) -> dict[JenisPemberitahuan, Saluran]:
    """One's own choices, of every kind that can be chosen."""
    rows = PilihanSaluran.objects.filter(akun=actor.akun_id)
    known = {row.jenis: Saluran(row.lonceng, row.surel) for row in rows}
    return {jenis: known.get(jenis.value, SEMUA_SALURAN) for jenis in BOLEH_DIPILIH}


def informasi_berlaku(*, pd_ids: Collection[int], tanggal: date) -> QuerySet[Informasi]:
    """The announcements that hold on a local day, for everybody or for one of these PD, newest first."""
    sasaran = Informasi.sasaran.through.objects.filter(informasi=OuterRef("pk"))
    rows = Informasi.objects.filter(
        berlaku_dari__lte=tanggal, berlaku_sampai__gte=tanggal, diakhiri_pada=None
    )
    return rows.filter(~Exists(sasaran) | Exists(sasaran.filter(perangkatdaerah__in=list(pd_ids))))


def daftar_informasi() -> QuerySet[Informasi]:
    """All announcements, newest first."""
    return Informasi.objects.prefetch_related("sasaran")


def get_informasi(*, informasi_id: int) -> Informasi:
    """One announcement; NotFound otherwise. Not scoped: for BKD."""
    row = daftar_informasi().filter(pk=informasi_id).first()
    if row is None:
        raise NotFound("Informasi tidak ditemukan.")
    return row


def surat_terakhir(*, jumlah: int = 50) -> list[Surat]:
    """The newest mails of the outbox, whatever became of them."""
    return list(Surat.objects.order_by("-id")[:jumlah])


def surat_berstatus(*, status: StatusSurat, sebelum: datetime) -> list[Surat]:
    """Mails in one status, oldest first; one that is DIKIRIM only when it was claimed five minutes ago.

    A DIKIRIM that old was handed to a server which then did not answer: perhaps sent, perhaps not.
    """
    rows = Surat.objects.filter(status=status).order_by("id")
    if status == StatusSurat.DIKIRIM:
        rows = rows.filter(diubah_pada__lte=sebelum - timedelta(minutes=5))
    return list(rows)


def jumlah_surat() -> dict[StatusSurat, int]:
    """How many mails stand where."""
    counts = dict(Surat.objects.order_by().values_list("status").annotate(jumlah=Count("pk")))
    return {status: counts.get(status.value, 0) for status in StatusSurat}
