"""Questions about SKP (domain.md §2, §4.3). "Approved" means: has an approved versi, whatever its status."""

from __future__ import annotations

from datetime import date

from django.db.models import Q, QuerySet

from sikinerja.core.context import Actor, Context
from sikinerja.core.errors import NotFound
from sikinerja.core.flow import LastStep, Transition, decide, langkah_terakhir, pastikan_sama
from sikinerja.core.text import clean_note
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries import hak, wewenang, yang_dinilai
from sikinerja.kepegawaian.queries.wewenang import AtasNama
from sikinerja.skp import rules
from sikinerja.skp.models import RiwayatSkp, Skp, Versi, VersiIndikator
from sikinerja.skp.rules.ulang import SUDAH

WITH_PEOPLE = (
    "pegawai__akun",
    "riwayat__jabatan",
    "riwayat__perangkat_daerah",
    "riwayat__unit_kerja",
    "riwayat__penilai__akun",
)


def visible(actor: Actor) -> QuerySet[Skp]:
    """The SKP someone may see: their own, those they rate, their PD's as pimpinan or pengelola; BKD all."""
    rows = Skp.objects.all()
    if actor.is_bkd:
        return rows
    if actor.pegawai_id is None:
        return rows.none()
    return rows.filter(
        Q(pegawai=actor.pegawai_id)
        | dinilai(actor)
        | Q(riwayat__perangkat_daerah__in=actor.pengelola_pd | actor.pimpinan_pd)
    )


def dinilai(actor: Actor) -> Q:
    """The SKP over which someone is penilai today, also by Plt./Plh. (domain.md §6)."""
    return yang_dinilai(
        actor, penilai="riwayat__penilai", pegawai="pegawai", perangkat_daerah="riwayat__perangkat_daerah"
    )


def sebagai(actor: Actor, skp: Skp) -> str | None:
    """As what someone is penilai of an SKP: "" as who they are, else "Plt. ..."; None: is not."""
    right = hak(
        actor,
        penilai_id=skp.riwayat.penilai_id,
        pegawai_id=skp.pegawai_id,
        perangkat_daerah_id=skp.riwayat.perangkat_daerah_id,
    )
    return right.sebagai if right else None


def atas_nama(actor: Actor, skp: Skp) -> AtasNama:
    """For whom an actor takes a step, and how that is written down."""
    return wewenang.atas_nama(
        actor,
        penilai_id=skp.riwayat.penilai_id,
        pegawai_id=skp.pegawai_id,
        perangkat_daerah_id=skp.riwayat.perangkat_daerah_id,
    )


def relations(actor: Actor, skp: Skp) -> set[str]:
    """What someone is to this SKP: ``pemilik``, ``penilai`` (of its riwayat, as of now), ``bkd``."""
    found = {"bkd"} if actor.is_bkd else set()
    if actor.pegawai_id is None:
        return found
    if actor.pegawai_id == skp.pegawai_id:
        found.add("pemilik")
    if sebagai(actor, skp) is not None:
        found.add("penilai")
    return found


def decide_step(
    ctx: Context, skp: Skp, *, name: str, langkah: int | None, catatan: str | None = None
) -> Transition | None:
    """The arrow that is taken on a locked SKP; ``None``: this very request was carried out before.

    ``catatan``: what the step is taken with; Conflict where it was carried out with another.
    """
    line = RiwayatSkp.objects.filter(skp=skp).order_by("-langkah").first()
    arrow = decide(
        rules.TRANSITIONS,
        name=name,
        status=skp.status,
        langkah=skp.langkah,
        expected_langkah=langkah,
        relations=relations(ctx.actor, skp),
        akun_id=ctx.actor.akun_id,
        last=_last_step(ctx, line) if line else None,
    )
    if arrow is None and line is not None and catatan is not None:
        pastikan_sama(ctx, SUDAH[name], pada=line.pada, sent=clean_note(catatan), stored=line.catatan)
    return arrow


def _last_step(ctx: Context, line: RiwayatSkp) -> LastStep:
    return langkah_terakhir(
        ctx, f"SKP: {rules.AKSI[line.aksi].lower()}", name=line.aksi, langkah=line.langkah,
        akun_id=line.akun_id, nama=line.nama, pada=line.pada,
    )  # fmt: skip


def get(ctx: Context, *, skp_id: int) -> Skp:
    """One SKP with both people and the riwayat loaded; NotFound when the actor may not see it."""
    skp = visible(ctx.actor).select_related(*WITH_PEOPLE).filter(pk=skp_id).first()
    if skp is None:
        raise NotFound("SKP tidak ditemukan.")
    return skp


def lock(ctx: Context, *, skp_id: int) -> Skp:
    """Lock one SKP and, before it (floor order), its riwayat: who rates it cannot change meanwhile."""
    riwayat_id = visible(ctx.actor).filter(pk=skp_id).values_list("riwayat_id", flat=True).first()
    if riwayat_id is None:
        raise NotFound("SKP tidak ditemukan.")
    RiwayatJabatan.objects.select_for_update(no_key=True).order_by().filter(pk=riwayat_id).first()
    rows = visible(ctx.actor).select_related("riwayat").select_for_update(of=("self",), no_key=True)
    skp = rows.order_by().filter(pk=skp_id).first()
    if skp is None:
        raise NotFound("SKP tidak ditemukan.")
    return skp


def untuk_bulan(*, pegawai_id: int, month: Month) -> Skp | None:
    """The approved SKP a month belongs to: of those whose period meets it the one that begins last (§4.3)."""
    return (
        Skp.objects.select_related("riwayat__jabatan")
        .filter(
            pegawai=pegawai_id,
            versi_terakhir__gt=0,
            periode_awal__lte=month.last,
            periode_akhir__gte=month.first,
        )
        .order_by("-periode_awal")
        .first()
    )


def untuk_tanggal(*, pegawai_id: int, tanggal: date) -> Skp | None:
    """The approved SKP whose period holds the day (periods never overlap: there is at most one)."""
    return (
        Skp.objects.select_related("riwayat")
        .filter(
            pegawai=pegawai_id, versi_terakhir__gt=0, periode_awal__lte=tanggal, periode_akhir__gte=tanggal
        )
        .first()
    )


def versi_berlaku(*, skp_id: int) -> Versi:
    """The latest approved versi; NotFound where there is none yet."""
    versi = Versi.objects.filter(skp=skp_id).order_by("-nomor").first()
    if versi is None:
        raise NotFound("SKP ini belum disetujui.")
    return versi


def indikator_berlaku(*, skp_id: int) -> list[VersiIndikator]:
    """The indikator of the latest versi, UTAMA first, in order, ``versi_rhk`` loaded; [] without approval."""
    nomor = Versi.objects.filter(skp=skp_id).order_by("-nomor").values("pk")[:1]
    return list(
        VersiIndikator.objects.filter(versi_rhk__versi=nomor)
        .select_related("versi_rhk")
        .order_by("-versi_rhk__jenis", "versi_rhk__urutan", "versi_rhk_id", "urutan", "id")
    )
