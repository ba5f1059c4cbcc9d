"""Policies: written as KONSEP, put in force from a month on, withdrawn while no release used them (F8.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid, NotFound
from sikinerja.core.flow import Transition, decide, pastikan_sama
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.core.transactions import check_now, operation, translated
from sikinerja.jejak.steps import catat
from sikinerja.tpp import queries, rules
from sikinerja.tpp.models import (
    Kebijakan,
    KetentuanKhusus,
    LangkahPotongan,
    PersenHasil,
    TanggaPotongan,
)
from sikinerja.tpp.rules import kebijakan as policy
from sikinerja.tpp.rules.kebijakan import TRANSITIONS, StatusKebijakan
from sikinerja.tpp.steps import kunci_kebijakan

KOLOM = (
    "bobot_kinerja", "bobot_kehadiran", "cara_kehadiran", "persen_tanpa_data", "dasar_potongan",
    "batas_potongan",
)  # fmt: skip
REFUSED = {"kebijakan_tidak_bertumpuk": {"mulai": policy.MULAI_SAMA}}
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Isian:
    """What the form of a policy says."""

    nama: str
    dasar_hukum: str
    mulai: Month | None
    isi: rules.Kebijakan


@operation
def buat(ctx: Context, *, dari_id: int | None = None) -> Kebijakan:
    """Begin a KONSEP: as a copy of another policy, or with what is usual (F8.4). NotFound but for BKD."""
    _only_bkd(ctx)
    base = queries.get(ctx, kebijakan_id=dari_id) if dari_id else None
    isi = queries.isi(base) if base else policy.baku()
    nama = f"Salinan {base.nama}"[: policy.PANJANG_NAMA] if base else "Kebijakan TPP baru"
    row = Kebijakan(nama=nama, dibuat_pada=ctx.now, diubah_pada=ctx.now, **_columns(isi))
    row.save()
    _write(row, isi)
    catat(ctx, aksi="tpp.buat", objek=row, data={"nama": nama, "dari": dari_id})
    return row


@operation
def simpan(ctx: Context, *, kebijakan_id: int, langkah: int | None, isian: Isian) -> Kebijakan:
    """Keep what was written into a KONSEP (F8.4).

    Raises NotFound, Invalid (field by field), Conflict (in force, or somebody else has changed it).
    """
    row = _lock(ctx, kebijakan_id)
    _decide(row, "ubah", langkah)
    if salah := policy.salah_nama(isian.nama, isian.dasar_hukum) | policy.salah(isian.isi):
        raise Invalid(salah)
    row.nama, row.dasar_hukum = isian.nama.strip(), isian.dasar_hukum.strip()
    row.berlaku_mulai = isian.mulai.first if isian.mulai else None
    row.langkah, row.diubah_pada = row.langkah + 1, ctx.now
    for name, value in _columns(isian.isi).items():
        setattr(row, name, value)
    row.save()
    for children in (row.persen_hasil, row.tangga, row.ketentuan):
        children.all().delete()
    _write(row, isian.isi)
    catat(ctx, aksi="tpp.simpan", objek=row, data={"nama": row.nama, "langkah": row.langkah})
    return row


@operation
def hapus(ctx: Context, *, kebijakan_id: int) -> None:
    """Throw a KONSEP away (F8.4). Raises NotFound, Conflict (in force)."""
    row = _lock(ctx, kebijakan_id)
    _decide(row, "hapus", None)
    catat(ctx, aksi="tpp.hapus", objek=row, data={"nama": row.nama})
    row.delete()


@operation
def berlakukan(
    ctx: Context, *, kebijakan_id: int, langkah: int | None, mulai: Month, dasar_hukum: str, alasan: str
) -> Kebijakan:
    """Put a KONSEP in force from the first day of a month on; the policy before ends the day before (F8.4).

    Raises NotFound; Invalid (``mulai``: released already, or taken by another policy; ``dasar_hukum``,
    ``alasan``; what is incomplete); Conflict (in force already, or changed since the preview).
    """
    kunci_kebijakan()
    row = _lock(ctx, kebijakan_id)
    if row.diberlakukan_oleh_id == ctx.actor.akun_id and row.status == StatusKebijakan.BERLAKU:
        sent = (mulai.first, dasar_hukum.strip(), alasan.strip())
        stored = (row.berlaku_mulai, row.dasar_hukum, row.alasan)
        pastikan_sama(ctx, policy.SUDAH_BERLAKU, pada=row.diberlakukan_pada, sent=sent, stored=stored)
        return row
    _decide(row, "berlakukan", langkah)
    salah = policy.salah_berlakukan(dasar_hukum, alasan) | policy.salah(queries.isi(row))
    if salah := salah | _salah_mulai(mulai):
        raise Invalid(salah)
    _make_room(row, mulai)
    row.status, row.berlaku_mulai = StatusKebijakan.BERLAKU.value, mulai.first
    row.dasar_hukum, row.alasan = dasar_hukum.strip(), alasan.strip()
    row.diberlakukan_pada, row.diberlakukan_oleh_id = ctx.now, ctx.actor.akun_id
    _save(row)
    catat(
        ctx, aksi="tpp.berlakukan", objek=row,
        data={"mulai": row.berlaku_mulai.isoformat(), "dasar_hukum": row.dasar_hukum, "alasan": row.alasan},
    )  # fmt: skip
    return row


@operation
def cabut(ctx: Context, *, kebijakan_id: int, alasan: str) -> Kebijakan:
    """Withdraw a policy that no release has used; the one before holds again (F8.4).

    Withdrawn before by the same person: nothing happens. Raises NotFound, Invalid (no reason), Conflict.
    """
    kunci_kebijakan()
    row = _lock(ctx, kebijakan_id)
    if row.dicabut_oleh_id == ctx.actor.akun_id and row.status == StatusKebijakan.DICABUT:
        stored = row.alasan_dicabut
        pastikan_sama(ctx, policy.SUDAH_DICABUT, pada=row.dicabut_pada, sent=alasan.strip(), stored=stored)
        return row
    _decide(row, "cabut", None)
    if row.dipakai_sampai:
        used = bulan_tahun(row.dipakai_sampai.year, row.dipakai_sampai.month)
        raise Conflict(policy.SUDAH_DIPAKAI.format(bulan=used))
    if salah := policy.salah_alasan(alasan):
        raise Invalid(salah)
    row.status, row.alasan_dicabut = StatusKebijakan.DICABUT.value, alasan.strip()
    row.dicabut_pada, row.dicabut_oleh_id = ctx.now, ctx.actor.akun_id
    row.save(update_fields=["status", "alasan_dicabut", "dicabut_pada", "dicabut_oleh"])
    if row.berlaku_mulai:
        before = queries.diberlakukan().filter(berlaku_sampai=row.berlaku_mulai - ONE_DAY)
        before.update(berlaku_sampai=row.berlaku_sampai)
    catat(ctx, aksi="tpp.cabut", objek=row, data={"alasan": row.alasan_dicabut})
    return row


def _only_bkd(ctx: Context) -> None:
    if not ctx.actor.is_bkd:
        raise NotFound("Halaman tidak ditemukan.")


def _lock(ctx: Context, kebijakan_id: int) -> Kebijakan:
    _only_bkd(ctx)
    return queries.get(ctx, kebijakan_id=kebijakan_id, lock=True)


def _decide(row: Kebijakan, name: str, langkah: int | None) -> Transition | None:
    if row.status != StatusKebijakan.KONSEP and name != "cabut":
        raise Conflict(policy.BUKAN_KONSEP)
    return decide(
        TRANSITIONS, name=name, status=row.status, langkah=row.langkah, expected_langkah=langkah,
        relations={"bkd"}, akun_id=None, last=None,
    )  # fmt: skip


def _salah_mulai(mulai: Month) -> dict[str, str]:
    """Why no policy may begin in this month: a release has gone before, or another one begins there."""
    used = queries.dipakai_sampai()
    if used is not None and mulai.first <= used:
        return {"mulai": policy.ADA_YANG_DIRILIS.format(bulan=bulan_tahun(used.year, used.month))}
    if queries.diberlakukan().filter(berlaku_mulai=mulai.first).exists():
        return {"mulai": policy.MULAI_SAMA}
    return {}


def _make_room(row: Kebijakan, mulai: Month) -> None:
    """Which other policy ends now, and with which later one this one ends."""
    others = queries.diberlakukan()
    later = others.filter(berlaku_mulai__gt=mulai.first).order_by("berlaku_mulai").first()
    row.berlaku_sampai = later.berlaku_mulai - ONE_DAY if later and later.berlaku_mulai else None
    others.filter(queries.berlaku(mulai)).update(berlaku_sampai=mulai.first - ONE_DAY)


def _save(row: Kebijakan) -> None:
    with translated(REFUSED):
        row.save()
        check_now()


def _columns(isi: rules.Kebijakan) -> dict[str, object]:
    return {name: getattr(isi, name) for name in KOLOM}


def _write(row: Kebijakan, isi: rules.Kebijakan) -> None:
    """Everything below a policy."""
    PersenHasil.objects.bulk_create(
        PersenHasil(kebijakan=row, hasil=hasil.value, persen=persen) for hasil, persen in isi.persen_hasil
    )
    ladders = TanggaPotongan.objects.bulk_create(
        TanggaPotongan(kebijakan=row, pelanggaran=t.pelanggaran.value, cara=t.cara.value, batas=t.batas)
        for t in isi.tangga
    )
    LangkahPotongan.objects.bulk_create(
        LangkahPotongan(tangga=ladder, mulai=rung.mulai, persen=rung.persen)
        for ladder, tangga in zip(ladders, isi.tangga, strict=True)
        for rung in tangga.langkah
    )
    KetentuanKhusus.objects.bulk_create(
        KetentuanKhusus(
            kebijakan=row,
            keadaan=rule.keadaan or "",
            jenis_jabatan=rule.jenis_jabatan or "",
            persen=rule.persen,
        )
        for rule in isi.ketentuan
    )
