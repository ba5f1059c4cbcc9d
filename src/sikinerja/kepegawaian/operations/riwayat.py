"""Riwayat jabatan: add, copy from last year, delete (F2.3–F2.5, F2.7). Changing one is up to ``mutasi``."""

from __future__ import annotations

from dataclasses import replace

from django.db.models import ProtectedError

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, Invalid
from sikinerja.core.transactions import operation
from sikinerja.kepegawaian import queries, rules, steps
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.operations._kabar import kabari_diganti
from sikinerja.kepegawaian.rules import IsianRiwayat


@operation
def tambah(ctx: Context, *, pegawai_id: int, isian: IsianRiwayat) -> RiwayatJabatan:
    """Add a riwayat jabatan (F2.3, manual BAB II.3); an active one makes the former Nonaktif (F2.4).

    Whose riwayat of this year somebody else replaced by it is told.
    """
    pegawai = queries.get_pegawai(ctx, pegawai_id=pegawai_id)
    if not rules.EDITOR & queries.relations_pegawai(ctx.actor, pegawai):
        raise Forbidden
    if isian.penilai_id is None:
        raise Invalid({"penilai": "Pilih penilai dari daftar."})
    steps.kunci_riwayat(ctx)
    kini = RiwayatJabatan.objects.filter(pegawai=pegawai_id, aktif=True).order_by().first()
    row = steps.tambah_riwayat(ctx, pegawai_id=pegawai_id, isian=isian)
    if isian.aktif and kini is not None and kini != row and kini.tahun == row.tahun:
        kabari_diganti(ctx, riwayat_ids=[row.pk])
    return row


@operation
def salin_dari_tahun_lalu(ctx: Context) -> RiwayatJabatan:
    """Take one's last riwayat over into this year (F2.7, manual BAB II); once, however often it is asked.

    Raises Invalid where there is nothing to copy, or what there is no longer fits.
    """
    pegawai_id = ctx.actor.pegawai_id
    if pegawai_id is None:
        raise Forbidden(rules.HANYA_ASN)
    steps.kunci_riwayat(ctx)
    tahun_ini = queries.riwayat_tahun(pegawai_id=pegawai_id, tahun=ctx.today.year)
    if tahun_ini is not None:
        return tahun_ini
    lama = queries.riwayat_terakhir(pegawai_id=pegawai_id, sebelum=ctx.today.year)
    if lama is None:
        raise Invalid(
            {"": "Belum ada riwayat jabatan tahun lalu yang dapat disalin. Isi dengan Tambah Data."}
        )
    isian = replace(queries.isian(lama), tahun=ctx.today.year, aktif=True)
    return steps.tambah_riwayat(ctx, pegawai_id=pegawai_id, isian=isian)


@operation
def hapus(ctx: Context, *, riwayat_id: int) -> None:
    """Delete a riwayat that no SKP hangs on (F2.5, manual BAB II.4)."""
    steps.kunci_riwayat(ctx)
    riwayat = queries.lock_riwayat(ctx, riwayat_id=riwayat_id)
    if not rules.EDITOR & queries.relations(ctx.actor, riwayat):
        raise Forbidden
    try:
        steps.hapus_riwayat(ctx, riwayat=riwayat)
    except ProtectedError:
        raise Invalid({"": rules.RIWAYAT_BER_SKP}) from None
