"""Changing a riwayat jabatan, its pejabat penilai with all that hangs on it (F2.3, F2.6; domain.md §6)."""

from __future__ import annotations

from collections.abc import Mapping

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.transactions import operation
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian import steps
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.rules import EDITOR, IsianRiwayat
from sikinerja.mutasi import queries, rules
from sikinerja.mutasi.operations._serah_terima import ubah
from sikinerja.mutasi.queries.pages import ditanya


@operation
def edit_riwayat(
    ctx: Context,
    *,
    riwayat_id: int,
    isian: IsianRiwayat,
    penilai_semula_id: int | None = None,
    tetap: Mapping[int, bool] | None = None,
    alasan: str = "",
) -> RiwayatJabatan:
    """Change a riwayat; with another penilai, hand over what is unfinished (manual BAB II.3, BAB II.5).

    ``penilai_semula_id`` is the penilai the actor saw (None: did not say); ``tetap`` says of filed, unrated
    months, by realisasi id, whether they stay with their penilai; a month not named follows the default.
    Saved unchanged while a move asks about the penilai, it says that the penilai stays: nobody asks again.
    ``alasan``: why, where the riwayat is somebody else's; that one is told what became of what.
    Raises Conflict when the penilai was changed meanwhile, Invalid with the form's field names.
    """
    steps.kunci_riwayat(ctx)
    riwayat = kepegawaian.lock_riwayat(ctx, riwayat_id=riwayat_id)
    if not EDITOR & kepegawaian.relations(ctx.actor, riwayat):
        raise Forbidden
    _periksa(riwayat, isian, penilai_semula_id)
    if kepegawaian.isian(riwayat) == isian:
        if ditanya(ctx, riwayat=riwayat):
            steps.tegaskan_penilai(ctx, riwayat=riwayat)
        return riwayat
    if ctx.actor.pegawai_id != riwayat.pegawai_id and not alasan.strip():
        raise Invalid({"alasan": rules.ALASAN_KOREKSI})
    ubah(ctx, riwayat=riwayat, isian=isian, tetap=tetap or {}, alasan=alasan)
    return riwayat


def _periksa(riwayat: RiwayatJabatan, isian: IsianRiwayat, penilai_semula_id: int | None) -> None:
    if isian.penilai_id is None:
        raise Invalid({"penilai": "Pilih penilai dari daftar."})
    if isian.tahun != riwayat.tahun and queries.ber_skp(riwayat=riwayat):
        raise Invalid({"tahun": rules.TAHUN_BER_SKP})
    if isian.penilai_id == riwayat.penilai_id:
        return
    if penilai_semula_id not in (None, riwayat.penilai_id):
        raise Conflict
    if not queries.boleh_ganti_penilai(riwayat=riwayat):
        raise Invalid({"penilai": rules.SUDAH_SELESAI})
