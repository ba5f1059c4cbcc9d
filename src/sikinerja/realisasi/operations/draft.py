"""Keeping what is typed, right or wrong, until it is submitted."""

from __future__ import annotations

from collections.abc import Mapping

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.time import Month
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.realisasi.models import Draf
from sikinerja.realisasi.operations import _own
from sikinerja.realisasi.queries.draft import tulis_isian
from sikinerja.realisasi.rules import Isian, StatusRealisasi, periksa_ketikan
from sikinerja.realisasi.rules.draf import TANPA_LEMBAR, DrafTersimpan, Lembar, perbarui, versi_draf


@operation
def simpan_draf(
    ctx: Context, *, month: Month, isian: Mapping[int, Isian], catatan: str, lembar: Lembar = TANPA_LEMBAR
) -> DrafTersimpan:
    """Keep the form as typed (F6.3), inside the filling window and while nothing is submitted (Conflict).

    Conflict too where ``lembar`` does not know the draft that is stored. The audit trail gets one row for the
    first draft of a month, not one for every pause in typing. Raises Invalid for input beyond all bounds.
    """
    realisasi, skp = _own.lock_own(ctx, month=month)
    if realisasi.status != StatusRealisasi.BELUM:
        raise Conflict("Realisasi bulan ini sudah diajukan. Tarik kembali lebih dahulu untuk mengubahnya.")
    _own.require_window(ctx, skp=skp, month=month)
    if problem := periksa_ketikan(isian, catatan):
        raise Invalid({"": problem})
    row = Draf.objects.filter(realisasi=realisasi).first()
    if row is None:
        jejak.catat(ctx, aksi="realisasi.mulai_isi", objek=realisasi)
        row = Draf(realisasi=realisasi)
    content = tulis_isian(isian, catatan)
    row.isian = perbarui(ctx, row.isian, content, pada=row.disimpan_pada, lembar=lembar)
    row.disimpan_pada = ctx.now
    row.save()
    return DrafTersimpan(ctx.now, versi_draf(row.isian))
