"""The report at the end of an SKP's period, by its owner (domain.md §5, manual BAB IV.2)."""

from __future__ import annotations

from collections.abc import Mapping

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.flow import pastikan_sama
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.realisasi import messages, rules
from sikinerja.realisasi.models import Pengajuan, RealisasiAkhir
from sikinerja.realisasi.operations import _submission
from sikinerja.realisasi.queries import akhir as queries
from sikinerja.realisasi.queries.draft import tulis_isian
from sikinerja.realisasi.rules import TANPA_PENILAI, Isian
from sikinerja.realisasi.rules.draf import (
    TANPA_LEMBAR,
    DrafTersimpan,
    Lembar,
    pastikan_terbaru,
    perbarui,
    versi_draf,
)
from sikinerja.realisasi.steps import jadikan_draf, lock_akhir
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.messages import Kabar
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import decide_step
from sikinerja.skp.queries.akhir import belum_dibuka
from sikinerja.skp.rules import StatusSkp
from sikinerja.skp.rules.ulang import SUDAH
from sikinerja.skp.steps import kabari_penilai, melangkah


@operation
def mulai(ctx: Context, *, skp_id: int, langkah: int | None = None) -> Skp:
    """Begin the realisasi akhir (F4.1, domain.md §5): DISETUJUI to REALISASI.

    Forbidden before the first day of the last month of the period, or of the owner's service.
    """
    skp = skp_queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="mulai_akhir", langkah=langkah)
    if arrow is None:
        return skp
    if reason := belum_dibuka(ctx, skp):
        raise Forbidden(reason)
    RealisasiAkhir.objects.get_or_create(skp=skp, defaults={"dibuat_pada": ctx.now})
    melangkah(ctx, skp=skp, arrow=arrow, catatan="")
    _tell_penilai(ctx, skp, messages.akhir_dimulai(skp.tahun, ctx.actor.nama))
    return skp


@operation
def batal(ctx: Context, *, skp_id: int, langkah: int | None = None) -> Skp:
    """Leave the realisasi akhir while nothing is submitted (domain.md §5); what was typed stays a draft."""
    skp = skp_queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="batal_akhir", langkah=langkah)
    if arrow is None:
        return skp
    melangkah(ctx, skp=skp, arrow=arrow, catatan="")
    _tell_penilai(ctx, skp, messages.akhir_dibatalkan(skp.tahun, ctx.actor.nama))
    return skp


@operation
def simpan_draf(
    ctx: Context, *, skp_id: int, isian: Mapping[int, Isian], lembar: Lembar = TANPA_LEMBAR
) -> DrafTersimpan:
    """Keep the form as typed (F4.1). Only while REALISASI (Conflict).

    Conflict too where ``lembar`` does not know the draft that is stored. The audit trail gets one row for the
    first draft. Raises Invalid for input beyond all bounds, Forbidden for everybody but the owner.
    """
    skp = skp_queries.lock(ctx, skp_id=skp_id)
    if "pemilik" not in skp_queries.relations(ctx.actor, skp):
        raise Forbidden
    if skp.status != StatusSkp.REALISASI:
        raise Conflict("Realisasi akhir SKP ini tidak sedang diisi. Muat ulang halaman ini.")
    if problem := rules.periksa_ketikan(isian):
        raise Invalid({"": problem})
    row = lock_akhir(ctx, skp=skp)
    if not row.draf:
        jejak.catat(ctx, aksi="realisasi.mulai_isi_akhir", objek=row)
    row.draf = perbarui(ctx, row.draf, tulis_isian(isian), pada=row.draf_disimpan_pada, lembar=lembar)
    row.draf_disimpan_pada = ctx.now
    row.save(update_fields=["draf", "draf_disimpan_pada"])
    return DrafTersimpan(ctx.now, versi_draf(row.draf))


@operation
def ajukan(
    ctx: Context,
    *,
    skp_id: int,
    isian: Mapping[int, Isian],
    konfirmasi: bool,
    langkah: int | None = None,
    lembar: Lembar | None = None,
) -> Pengajuan:
    """Submit the year to the penilai (F4.1, manual BAB IV.2); its receipt comes back.

    ``isian`` is as typed, by indikator of the latest versi. Raises Invalid (fields ``realisasi_<indikator>``,
    ``bukti_<indikator>``, ``konfirmasi``; ``""`` where nobody is penilai), Conflict and Forbidden.
    """
    skp = skp_queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="ajukan_akhir", langkah=langkah)
    row = lock_akhir(ctx, skp=skp)
    if arrow is None:
        assert row.pengajuan is not None  # noqa: S101 - submitted before
        sent, stored = _submission.isi_sama(row.pengajuan, isian, "")
        pastikan_sama(ctx, SUDAH["ajukan_akhir"], pada=row.pengajuan.diajukan_pada, sent=sent, stored=stored)
        return row.pengajuan
    pastikan_terbaru(ctx, row.draf, pada=row.draf_disimpan_pada, lembar=lembar)
    if skp.riwayat.penilai_id is None:
        raise Invalid({"": TANPA_PENILAI})
    jumlah = queries.jumlah_aktivitas(queries.angka_bulanan(skp_id=skp.pk))
    content = _submission.periksa_isian(skp=skp, jumlah=jumlah, isian=isian, konfirmasi=konfirmasi)
    pengajuan = _submission.tulis(ctx, laporan=_submission.akhir(row, skp), content=content)
    row.pengajuan, row.draf, row.draf_disimpan_pada = pengajuan, {}, None
    row.save(update_fields=["pengajuan", "draf", "draf_disimpan_pada"])
    melangkah(ctx, skp=skp, arrow=arrow, catatan=pengajuan.nomor)
    data = {"nomor": pengajuan.nomor, "sidik": pengajuan.sidik}
    jejak.catat(ctx, aksi="realisasi.ajukan_akhir", objek=row, data=data)
    _tell_penilai(ctx, skp, messages.akhir_diajukan(skp.tahun, ctx.actor.nama))
    return pengajuan


@operation
def tarik(ctx: Context, *, skp_id: int, langkah: int | None = None) -> Skp:
    """Withdraw what is submitted until the penilai has saved (domain.md §5); it becomes the draft again.

    Raises Conflict once it was rated, also after BKD opened the rating again.
    """
    skp = skp_queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="tarik_akhir", langkah=langkah)
    if arrow is None:
        return skp
    if skp.ditanggapi_pada:
        raise Conflict(rules.AKHIR_SUDAH_DINILAI)
    jadikan_draf(ctx, skp=skp)
    melangkah(ctx, skp=skp, arrow=arrow, catatan="")
    _tell_penilai(ctx, skp, messages.akhir_ditarik(skp.tahun, ctx.actor.nama))
    return skp


def _tell_penilai(ctx: Context, skp: Skp, teks: tuple[str, str]) -> None:
    page = f"{skp.pk}/" if skp.status == StatusSkp.PENILAIAN_AKHIR else ""
    kabari_penilai(ctx, skp=skp, kabar=Kabar(*teks, f"/penilaian/realisasi-akhir/{page}"))
