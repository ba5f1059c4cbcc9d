"""What an employee does with activities and plans (manual BAB V, domain.md §4.1)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from django.db import IntegrityError, transaction

from sikinerja.aktivitas import queries, rules
from sikinerja.aktivitas.models import Aktivitas, RencanaAktivitas
from sikinerja.aktivitas.rules import Isian
from sikinerja.aktivitas.steps import kunci
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.indonesian import tanggal
from sikinerja.core.transactions import operation
from sikinerja.jejak.steps import catat
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from sikinerja.skp.queries.persetujuan import belum_disetujui


@operation
def tambah(
    ctx: Context,
    *,
    tanggal: date,
    mulai: time,
    selesai: time,
    uraian: str,
    indikator_id: int | None,
    pisah: bool = False,
) -> list[Aktivitas]:
    """Enter an activity (F5.2); ``pisah``: one that passes midnight becomes two rows (domain.md §9).

    The very same activity sent again (double click) changes nothing. Raises Invalid, Forbidden.
    """
    kunci(ctx, pegawai_id=_pegawai(ctx))
    isian = Isian(tanggal, mulai, selesai, uraian, indikator_id)
    return [_enter(ctx, part) for part in _parts(ctx, isian, pisah=pisah)]


@operation
def ubah(
    ctx: Context,
    *,
    aktivitas_id: int,
    tanggal: date,
    mulai: time,
    selesai: time,
    uraian: str,
    indikator_id: int | None,
) -> Aktivitas:
    """Change an activity; everything is checked again (F5.4).

    What was counted for a submitted month keeps day, hours and indikator: only its text may be mended, and
    says so (docs/decisions.md). Raises NotFound, Conflict (the month is rated), Invalid.
    """
    kunci(ctx, pegawai_id=_pegawai(ctx))
    row = queries.get(ctx, aktivitas_id=aktivitas_id)
    before = _isian(row)
    if row.ditutup_pada is not None:
        raise Conflict(rules.bulan_ditutup(before.month))
    isian = rules.periksa(Isian(tanggal, mulai, selesai, uraian, indikator_id), today=ctx.today)
    if isian == before:
        return row
    if row.diajukan_pada is not None and row.dihitung and isian.fakta != before.fakta:
        raise Invalid({"": rules.sudah_dihitung(before.month)})
    row.skp = _skp(ctx, row.pegawai_id, isian)
    if isian.month != before.month:
        row.waktu_input = _waktu_input(ctx, row.pegawai_id, isian)
    row.diubah_pada = ctx.now
    _refuse_overlap(row.pegawai_id, isian, kecuali=row.pk)
    for name, value in _columns(isian).items():
        setattr(row, name, value)
    with _races_said(row.pegawai_id, isian, kecuali=row.pk):
        row.save(update_fields=["skp_id", "waktu_input", "diubah_pada", *_columns(isian)])
    catat(ctx, aksi="aktivitas.ubah", objek=row, data={"dari": _data(before), "ke": _data(isian)})
    return row


@operation
def hapus(ctx: Context, *, aktivitas_id: int) -> None:
    """Delete an activity (F5.4). Raises NotFound, Conflict (it was counted, or the month is rated)."""
    kunci(ctx, pegawai_id=_pegawai(ctx))
    row = queries.get(ctx, aktivitas_id=aktivitas_id)
    if reason := queries.halangan_hapus(row):
        raise Conflict(reason)
    catat(ctx, aksi="aktivitas.hapus", objek=row, data={"dari": _data(_isian(row))})
    row.delete()


@operation
def rencana_tambah(
    ctx: Context, *, tanggal: date, mulai: time, selesai: time, uraian: str, indikator_id: int | None
) -> RencanaAktivitas:
    """Write down a plan for today or later (F5.3); the same plan again changes nothing. Raises Invalid."""
    pegawai_id = _pegawai(ctx)
    kunci(ctx, pegawai_id=pegawai_id)
    isian = rules.periksa(Isian(tanggal, mulai, selesai, uraian, indikator_id), today=ctx.today, rencana=True)
    waiting = queries.visible_rencana(ctx.actor)
    same = waiting.filter(**_columns(isian)).first()
    if same is not None:
        return same
    if waiting.count() >= rules.BATAS_RENCANA:
        raise Invalid({"": rules.RENCANA_PENUH})
    skp = _skp(ctx, pegawai_id, isian)
    with _races_said(pegawai_id, isian):
        row = RencanaAktivitas.objects.create(
            pegawai_id=pegawai_id, skp=skp, dibuat_pada=ctx.now, **_columns(isian)
        )
    catat(ctx, aksi="aktivitas.rencana_tambah", objek=row, data={"ke": _data(isian)})
    return row


@operation
def rencana_input(
    ctx: Context,
    *,
    rencana_id: int,
    tanggal: date,
    mulai: time,
    selesai: time,
    uraian: str,
    indikator_id: int | None,
    pisah: bool = False,
) -> list[Aktivitas]:
    """Turn a plan into an activity, exactly once (F5.3); date and hours may differ from the plan's.

    Sent twice with the same words it leads to the activity that is there. Raises NotFound, Conflict, Invalid.
    """
    kunci(ctx, pegawai_id=_pegawai(ctx))
    rencana = queries.get_rencana(ctx, rencana_id=rencana_id)
    parts = _parts(ctx, Isian(tanggal, mulai, selesai, uraian, indikator_id), pisah=pisah)
    if rencana.dimasukkan_pada is not None:
        if rencana.aktivitas is not None and _isian(rencana.aktivitas) == parts[0]:
            return [rencana.aktivitas]
        raise Conflict(rules.SUDAH_DIINPUT)
    rows = [_enter(ctx, part) for part in parts]
    if queries.dari_rencana_lain(aktivitas_id=rows[0].pk):
        raise Invalid({"": rules.DARI_RENCANA_LAIN})
    rencana.aktivitas, rencana.dimasukkan_pada = rows[0], ctx.now
    rencana.save(update_fields=["aktivitas", "dimasukkan_pada"])
    catat(ctx, aksi="aktivitas.rencana_input", objek=rencana, data={"aktivitas": [row.pk for row in rows]})
    return rows


@operation
def rencana_hapus(ctx: Context, *, rencana_id: int) -> None:
    """Delete a plan that still waits (F5.3). Raises NotFound, Conflict (it is an activity by now)."""
    kunci(ctx, pegawai_id=_pegawai(ctx))
    row = queries.get_rencana(ctx, rencana_id=rencana_id)
    if row.dimasukkan_pada is not None:
        raise Conflict(rules.SUDAH_DIINPUT)
    catat(ctx, aksi="aktivitas.rencana_hapus", objek=row, data={"dari": _data(_isian(row))})
    row.delete()


def _parts(ctx: Context, isian: Isian, *, pisah: bool) -> list[Isian]:
    parts = rules.pisah(isian, today=ctx.today) if pisah else [isian]
    return [rules.periksa(part, today=ctx.today) for part in parts]


def _enter(ctx: Context, isian: Isian) -> Aktivitas:
    pegawai_id = _pegawai(ctx)
    same = queries.visible(ctx.actor).filter(**_columns(isian)).first()
    if same is not None:
        return same
    skp = _skp(ctx, pegawai_id, isian)
    entered = _waktu_input(ctx, pegawai_id, isian)
    _refuse_overlap(pegawai_id, isian)
    with _races_said(pegawai_id, isian):
        row = Aktivitas.objects.create(pegawai_id=pegawai_id, skp=skp, waktu_input=entered, **_columns(isian))
    catat(ctx, aksi="aktivitas.tambah", objek=row, data={"ke": _data(isian)})
    return row


def _pegawai(ctx: Context) -> int:
    if ctx.actor.pegawai_id is None:
        raise Forbidden
    return ctx.actor.pegawai_id


def _skp(ctx: Context, pegawai_id: int, isian: Isian) -> Skp:
    """The approved SKP of the day, on which the person serves; the indikator must be one of its own."""
    _refuse_after_service(pegawai_id, isian)
    skp = skp_queries.untuk_tanggal(pegawai_id=pegawai_id, tanggal=isian.tanggal)
    if skp is None:
        day = isian.tanggal
        why = belum_disetujui(ctx, pegawai_id=pegawai_id, hari=(day, day), untuk=tanggal(day))
        raise Invalid({"tanggal": f"{rules.tanpa_skp(day)} {why.sebab} {rules.MASIH_DAPAT}"})
    if isian.indikator_id is not None:
        own = {row.indikator_id for row in skp_queries.indikator_berlaku(skp_id=skp.pk)}
        if isian.indikator_id not in own:
            raise Invalid({"indikator": rules.INDIKATOR_ASING})
    return skp


def _refuse_after_service(pegawai_id: int, isian: Isian) -> None:
    if left := queries.purna(pegawai_id=pegawai_id, hari=isian.tanggal):
        raise Invalid({"tanggal": rules.sesudah_tugas(left.label, left.mulai)})


def _waktu_input(ctx: Context, pegawai_id: int, isian: Isian) -> datetime:
    """Now, and never before the month was submitted: what comes in late does not count by a race."""
    month = queries.bulan_terkunci(pegawai_id=pegawai_id, month=isian.month)
    if month is None:
        return ctx.now
    if month.ditutup_pada is not None:
        raise Invalid({"tanggal": rules.bulan_ditutup(isian.month)})
    return max(ctx.now, month.dihitung_sampai_pada or ctx.now)


def _refuse_overlap(pegawai_id: int, isian: Isian, *, kecuali: int | None = None) -> None:
    other = queries.tumpang_tindih(pegawai_id=pegawai_id, isian=isian, kecuali=kecuali)
    if other is not None:
        raise Invalid(
            {"mulai": rules.bertumpang_tindih(other.tanggal, other.mulai, other.selesai, other.uraian)}
        )


@contextmanager
def _races_said(pegawai_id: int, isian: Isian, *, kecuali: int | None = None) -> Iterator[None]:
    """What the database refuses in a race, in the words of the rule."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        if "aktivitas_tidak_tumpang_tindih" in str(error):
            _refuse_overlap(pegawai_id, isian, kecuali=kecuali)
            raise Invalid({"mulai": "Waktu ini bertumpang tindih dengan aktivitas lain."}) from None
        if "aktivitas_masa_tugas" in str(error):
            _refuse_after_service(pegawai_id, isian)
        raise Conflict(rules.bulan_ditutup(isian.month)) from None


def _isian(row: Aktivitas | RencanaAktivitas) -> Isian:
    return Isian(row.tanggal, row.mulai, row.selesai, row.uraian, row.indikator_id)


def _columns(isian: Isian) -> dict[str, Any]:
    return {
        "tanggal": isian.tanggal,
        "mulai": isian.mulai,
        "selesai": isian.selesai,
        "uraian": isian.uraian,
        "indikator_id": isian.indikator_id,
    }


def _data(isian: Isian) -> dict[str, Any]:
    return {name: value if name == "indikator_id" else str(value) for name, value in _columns(isian).items()}
