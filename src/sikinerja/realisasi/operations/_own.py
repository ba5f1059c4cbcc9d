"""The owner's side of every step: which SKP, which lock, which window."""

from __future__ import annotations

from sikinerja.aktivitas import steps as aktivitas
from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.core.flow import Transition, decide
from sikinerja.core.time import Month
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.realisasi.models import Draf, Realisasi
from sikinerja.realisasi.queries import month as months
from sikinerja.realisasi.rules import TRANSITIONS, pesan_di_luar_jadwal
from sikinerja.realisasi.rules.draf import Lembar, pastikan_terbaru
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import persetujuan


def lock_own(ctx: Context, *, month: Month) -> tuple[Realisasi, Skp]:
    """Lock, in floor order, riwayat and SKP, the activities, and the month, which is begun if it was not.

    Raises Invalid where no approved SKP covers the month.
    """
    seen = months.milik(ctx, month=month)
    found = months.skp_bulan(ctx, month=month, realisasi=seen)
    if found is None:
        missing = months.tanpa_skp(ctx, month=month)
        raise Invalid({"": f"{missing.sebab} {missing.jalan}"})
    skp = skp_queries.lock(ctx, skp_id=found.pk)
    if not (skp.periode_awal <= month.last and skp.periode_akhir >= month.first):
        raise Conflict  # a mutasi ended it while we waited
    aktivitas.kunci(ctx, pegawai_id=skp.pegawai_id)
    key = {"pegawai_id": skp.pegawai_id, "tahun": month.tahun, "bulan": month.bulan}
    begun = {"skp": skp, "dibuat_pada": ctx.now, "diubah_pada": ctx.now}
    row, _ = Realisasi.objects.get_or_create(**key, defaults=begun)
    realisasi = months.lock(ctx, realisasi_id=row.pk)
    if realisasi.pengajuan_id is not None and realisasi.skp_id != skp.pk:
        raise Conflict
    return realisasi, skp


def decide_own(ctx: Context, realisasi: Realisasi, *, aksi: str, langkah: int | None) -> Transition | None:
    """Ask the transition table for the owner's step; None when it was carried out before."""
    return decide(
        TRANSITIONS,
        name=aksi,
        status=realisasi.status,
        langkah=realisasi.langkah,
        expected_langkah=langkah,
        relations=months.relations(ctx.actor, realisasi),
        akun_id=ctx.actor.akun_id,
        last=months.last_step(ctx, realisasi),
    )


def di_luar_jadwal(ctx: Context, *, skp: Skp, month: Month) -> str:
    """Why nothing may be filed now, or "". ``ctx.now`` is when the request reached the server."""
    jendela = months.jendela_skp(ctx, skp=skp, month=month)
    if jendela.boleh_isi(ctx.now):
        return ""
    bebas = keadaan.satu_bulan(pegawai_id=skp.pegawai_id, month=month)
    since = persetujuan.sejak(pegawai_id=skp.pegawai_id, month=month)
    return pesan_di_luar_jadwal(jendela, now=ctx.now, zone=ctx.zone, disetujui_pada=since, bebas=bebas)


def require_draf(ctx: Context, *, realisasi: Realisasi, lembar: Lembar | None) -> None:
    """Conflict where the page that submits does not know the draft, which goes with the submission."""
    row = Draf.objects.filter(realisasi=realisasi).first() if lembar else None
    if row is not None:
        pastikan_terbaru(ctx, row.isian, pada=row.disimpan_pada, lembar=lembar)


def require_window(ctx: Context, *, skp: Skp, month: Month) -> None:
    """Forbidden outside the filling window (F6.2)."""
    if reason := di_luar_jadwal(ctx, skp=skp, month=month):
        raise Forbidden(reason)
