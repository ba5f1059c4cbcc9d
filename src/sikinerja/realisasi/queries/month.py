"""Which months someone may see, and what a month stands on (domain.md §4.3, §4.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, When

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.core.flow import LastStep, langkah_terakhir
from sikinerja.core.flow import pastikan_sama as hold
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.jadwal import queries as jadwal
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.queries import hak, wewenang, yang_dinilai
from sikinerja.kepegawaian.queries.wewenang import AtasNama
from sikinerja.realisasi.models import Realisasi, RiwayatRealisasi
from sikinerja.realisasi.rules import AKSI, StatusRealisasi
from sikinerja.realisasi.rules.ulang import SUDAH
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import persetujuan
from sikinerja.skp.rules.persetujuan import BelumDisetujui


def visible(actor: Actor) -> QuerySet[Realisasi]:
    """The months someone may see: their own, and those filed with them as penilai."""
    rows = Realisasi.objects.all()
    if actor.pegawai_id is None:
        return rows.none()
    return rows.filter(Q(pegawai=actor.pegawai_id) | dinilai(actor))


def dinilai(actor: Actor) -> Q:
    """The filed months over which someone is penilai today, also by Plt./Plh. (domain.md §6)."""
    return Q(pengajuan__isnull=False) & yang_dinilai(
        actor, penilai="penilai", pegawai="pegawai", perangkat_daerah="skp__riwayat__perangkat_daerah"
    )


def sebagai(actor: Actor, realisasi: Realisasi) -> str | None:
    """As what someone is penilai of a filed month: "" as who they are, else "Plt. ..."; None: is not."""
    if realisasi.pengajuan_id is None or actor.pegawai_id is None:
        return None
    if not actor.wewenang and not actor.purna:
        return "" if actor.pegawai_id == realisasi.penilai_id else None
    right = hak(
        actor,
        penilai_id=realisasi.penilai_id,
        pegawai_id=realisasi.pegawai_id,
        perangkat_daerah_id=realisasi.skp.riwayat.perangkat_daerah_id,
    )
    return right.sebagai if right else None


def atas_nama(actor: Actor, realisasi: Realisasi) -> AtasNama:
    """For whom an actor takes a step, and how that is written down."""
    return wewenang.atas_nama(
        actor,
        penilai_id=realisasi.penilai_id,
        pegawai_id=realisasi.pegawai_id,
        perangkat_daerah_id=realisasi.skp.riwayat.perangkat_daerah_id,
    )


def relations(actor: Actor, realisasi: Realisasi) -> set[str]:
    """What someone is to this month: ``pemilik``, ``penilai`` (once it was filed), or nothing."""
    if actor.pegawai_id is None:
        return set()
    found = set()
    if actor.pegawai_id == realisasi.pegawai_id:
        found.add("pemilik")
    if sebagai(actor, realisasi) is not None:
        found.add("penilai")
    return found


def lock(ctx: Context, *, realisasi_id: int) -> Realisasi:
    """Lock one month until the transaction ends; NotFound when the actor may not see it."""
    rows = visible(ctx.actor).select_for_update(of=("self",), no_key=True).order_by()
    realisasi = rows.filter(pk=realisasi_id).first()
    if realisasi is None:
        raise NotFound("Realisasi tidak ditemukan.")
    return realisasi


def ditarik_pada() -> Subquery:
    """Of months: when the owner withdrew one that was not submitted again since; NULL: none of that."""
    steps = RiwayatRealisasi.objects.filter(realisasi=OuterRef("pk"), aksi__in=("ajukan", "tarik"))
    last = steps.order_by("-langkah").annotate(ditarik=Case(When(aksi="tarik", then=F("pada"))))
    return Subquery(last.values("ditarik")[:1])


def ditarik(lines: Iterable[RiwayatRealisasi]) -> datetime | None:
    """The same of one month's history, oldest first."""
    steps = [line for line in lines if line.aksi in ("ajukan", "tarik")]
    return steps[-1].pada if steps and steps[-1].aksi == "tarik" else None


def last_step(ctx: Context, realisasi: Realisasi) -> LastStep | None:
    """The newest line of the month's history."""
    line = realisasi.riwayat_langkah.order_by("-langkah").first()
    if line is None:
        return None
    return langkah_terakhir(
        ctx, AKSI[line.aksi], name=line.aksi, langkah=line.langkah, akun_id=line.akun_id, nama=line.nama,
        pada=line.pada,
    )  # fmt: skip


def pastikan_sama(ctx: Context, realisasi: Realisasi, *, sent: object, stored: object) -> None:
    """Conflict where the month's last step, asked for again, comes with other content (``core.flow``)."""
    line = realisasi.riwayat_langkah.order_by("-langkah").first()
    if line is not None:
        hold(ctx, SUDAH[line.aksi], pada=line.pada, sent=sent, stored=stored)


def belum_dinilai(*, riwayat_id: int) -> QuerySet[Realisasi]:
    """Months under a riwayat's SKP that were filed and are not rated to the end (domain.md §6).

    Withdrawn ones are among them: what is not filed again by the deadline counts as last submitted.
    """
    return Realisasi.objects.filter(skp__riwayat=riwayat_id, pengajuan__isnull=False).exclude(
        status=StatusRealisasi.SELESAI.value
    )


def milik(ctx: Context, *, month: Month) -> Realisasi | None:
    """The actor's own month with its draft and submission, if it was begun."""
    return (
        Realisasi.objects.filter(pegawai=pemilik_id(ctx), tahun=month.tahun, bulan=month.bulan)
        .select_related("skp__riwayat__jabatan", "pengajuan", "draf", "penilai__akun")
        .first()
    )


def pemilik_id(ctx: Context) -> int:
    """The person behind the account. Raises Forbidden for an account without one."""
    if ctx.actor.pegawai_id is None:
        raise Forbidden("Akun ini bukan akun pegawai, sehingga tidak memiliki realisasi bulanan dan bawahan.")
    return ctx.actor.pegawai_id


def skp_bulan(ctx: Context, *, month: Month, realisasi: Realisasi | None) -> Skp | None:
    """The SKP the month is reported under: fixed by the first submission, else the one of domain.md §4.3."""
    if realisasi is not None and realisasi.pengajuan_id is not None:
        return realisasi.skp
    return skp_queries.untuk_bulan(pegawai_id=pemilik_id(ctx), month=month)


def jendela_skp(ctx: Context, *, skp: Skp, month: Month) -> Jendela:
    """The month's window for the owner of an SKP, in the PD of its riwayat."""
    return jadwal.jendela(
        pegawai_id=skp.pegawai_id,
        perangkat_daerah_id=skp.riwayat.perangkat_daerah_id,
        month=month,
        zone=ctx.zone,
    )


def tanpa_skp(ctx: Context, *, month: Month) -> BelumDisetujui:
    """Why the actor's month has no approved SKP. Two queries."""
    return persetujuan.belum_disetujui(
        ctx,
        pegawai_id=pemilik_id(ctx),
        hari=(month.first, month.last),
        untuk=bulan_tahun(month.tahun, month.bulan),
    )
