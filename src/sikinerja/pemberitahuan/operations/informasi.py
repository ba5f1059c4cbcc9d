"""Announcements by BKD."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid, NotFound
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan.models import Informasi
from sikinerja.pemberitahuan.rules import PANJANG_ISI, PANJANG_JUDUL


@operation
def tambah(
    ctx: Context, *, judul: str, isi: str, dari: date, sampai: date, sasaran: Collection[int] = ()
) -> Informasi:
    """Publish an announcement (F8.7) from ``dari`` to ``sampai``, both local days included.

    ``sasaran``: ids of the PD it is for; empty: everybody. Raises Forbidden, Invalid.
    """
    _only_bkd(ctx)
    judul, isi = judul.strip(), isi.strip()
    problems = {
        "judul": ""
        if 0 < len(judul) <= PANJANG_JUDUL
        else f"Judul wajib, paling panjang {PANJANG_JUDUL} huruf.",
        "isi": "" if 0 < len(isi) <= PANJANG_ISI else f"Isi wajib, paling panjang {PANJANG_ISI} huruf.",
        "sampai": "" if dari <= sampai else "Tanggal akhir tidak boleh sebelum tanggal mulai.",
    }
    if found := {name: text for name, text in problems.items() if text}:
        raise Invalid(found)
    row = Informasi.objects.create(
        judul=judul, isi=isi, berlaku_dari=dari, berlaku_sampai=sampai, dibuat_pada=ctx.now
    )
    row.sasaran.set(sasaran)
    jejak.catat(ctx, aksi="informasi.tambah", objek=row, data={"judul": judul, "sasaran": sorted(sasaran)})
    return row


@operation
def hapus(ctx: Context, *, informasi_id: int) -> None:
    """Take an announcement away (F8.7); the audit trail keeps its words. Raises Forbidden, NotFound."""
    _only_bkd(ctx)
    row = Informasi.objects.select_for_update().filter(pk=informasi_id).first()
    if row is None:
        raise NotFound("Informasi tidak ditemukan.")
    jejak.catat(ctx, aksi="informasi.hapus", objek=row, data={"judul": row.judul, "isi": row.isi})
    row.delete()


def _only_bkd(ctx: Context) -> None:
    if not ctx.actor.is_bkd:
        raise Forbidden
