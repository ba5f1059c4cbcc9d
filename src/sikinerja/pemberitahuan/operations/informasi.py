"""Announcements by BKD: publish, change, end early, delete."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid, NotFound
from sikinerja.core.text import clean_note, one_line
from sikinerja.core.transactions import check_now, operation
from sikinerja.jejak import steps as jejak
from sikinerja.pemberitahuan.models import Informasi
from sikinerja.pemberitahuan.rules import salah_informasi


@operation
def tambah(
    ctx: Context, *, judul: str, isi: str, dari: date, sampai: date, sasaran: Collection[int] = ()
) -> Informasi:
    """Publish an announcement (F8.7) from ``dari`` to ``sampai``, both local days included.

    ``isi``: rich text; ``sasaran``: ids of the PD it is for; empty: everybody. Raises Forbidden, Invalid.
    """
    _only_bkd(ctx)
    values = _values(judul=judul, isi=isi, dari=dari, sampai=sampai)
    row = Informasi.objects.create(**values, dibuat_pada=ctx.now)
    _aim(row, sasaran)
    jejak.catat(ctx, aksi="informasi.tambah", objek=row, data={"baru": _data(row)})
    return row


@operation
def ubah(
    ctx: Context,
    *,
    informasi_id: int,
    judul: str,
    isi: str,
    dari: date,
    sampai: date,
    sasaran: Collection[int] = (),
) -> Informasi:
    """Change an announcement (F8.7); one that was ended early stands again. The same writes nothing.

    Raises Forbidden, NotFound, Invalid.
    """
    row = _lock(ctx, informasi_id)
    values = _values(judul=judul, isi=isi, dari=dari, sampai=sampai) | {"diakhiri_pada": None}
    lama = _data(row)
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    _aim(row, sasaran)
    if lama != _data(row):
        jejak.catat(ctx, aksi="informasi.ubah", objek=row, data={"lama": lama, "baru": _data(row)})
    return row


@operation
def akhiri(ctx: Context, *, informasi_id: int) -> None:
    """Take an announcement off everybody's pages now (F8.7); it stays in the list.

    Raises Forbidden, NotFound.
    """
    row = _lock(ctx, informasi_id)
    if row.diakhiri_pada is None:
        row.diakhiri_pada = ctx.now
        row.save(update_fields=["diakhiri_pada"])
        jejak.catat(ctx, aksi="informasi.akhiri", objek=row, data={"judul": row.judul})


@operation
def hapus(ctx: Context, *, informasi_id: int) -> None:
    """Take an announcement away (F8.7); the audit trail keeps its words. Raises Forbidden, NotFound."""
    row = _lock(ctx, informasi_id)
    jejak.catat(ctx, aksi="informasi.hapus", objek=row, data={"lama": _data(row)})
    row.delete()


def _values(*, judul: str, isi: str, dari: date, sampai: date) -> dict[str, Any]:
    judul, isi = one_line(judul), clean_note(isi)
    if found := salah_informasi(judul=judul, isi=isi, dari=dari, sampai=sampai):
        raise Invalid(found)
    return {"judul": judul, "isi": isi, "berlaku_dari": dari, "berlaku_sampai": sampai}


def _aim(row: Informasi, sasaran: Collection[int]) -> None:
    try:
        with transaction.atomic():
            row.sasaran.set(sasaran)
            check_now()
    except IntegrityError:
        raise Invalid({"sasaran": "Pilih perangkat daerah dari daftar."}) from None


def _data(row: Informasi) -> dict[str, Any]:
    return {
        "judul": row.judul,
        "isi": row.isi,
        "dari": row.berlaku_dari.isoformat(),
        "sampai": row.berlaku_sampai.isoformat(),
        "sasaran": sorted(row.sasaran.values_list("pk", flat=True)),
        "diakhiri": row.diakhiri_pada is not None,
    }


def _lock(ctx: Context, informasi_id: int) -> Informasi:
    _only_bkd(ctx)
    row = Informasi.objects.select_for_update().filter(pk=informasi_id).first()
    if row is None:
        raise NotFound("Informasi tidak ditemukan.")
    return row


def _only_bkd(ctx: Context) -> None:
    if not ctx.actor.is_bkd:
        raise Forbidden
