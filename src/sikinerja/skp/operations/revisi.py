"""Revising an approved SKP: ask, allow, refuse, give up (F3.11, domain.md §2.1, BAB III.7)."""

from __future__ import annotations

from django.db.models import CharField, Value
from django.db.models.functions import Cast, Concat

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict
from sikinerja.core.text import clean_note
from sikinerja.core.transactions import operation
from sikinerja.skp import messages, queries, rules, steps
from sikinerja.skp.models import Ekspektasi, Indikator, Lampiran, Rhk, Skp, Versi, VersiIndikator
from sikinerja.skp.operations._private import catatan_wajib, kabari_pemilik, kabari_penilai
from sikinerja.skp.queries import decide_step
from sikinerja.skp.rules.intervensi import AsalIntervensi


@operation
def ajukan_revisi(ctx: Context, *, skp_id: int, langkah: int | None = None, catatan: str = "") -> Skp:
    """Ask the penilai to open an approved SKP for changes; the catatan says which and why (F3.11)."""
    skp = queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="ajukan_revisi", langkah=langkah, catatan=catatan)
    if arrow is None:
        return skp
    if ctx.actor.purna:
        raise Conflict(rules.REVISI_PURNA)
    catatan = catatan_wajib(catatan, pesan="Catatan pengajuan revisi wajib diisi.")
    steps.melangkah(ctx, skp=skp, arrow=arrow, catatan=catatan)
    kabari_penilai(ctx, skp, messages.revisi_diajukan)
    return skp


@operation
def terima_revisi(ctx: Context, *, skp_id: int, langkah: int | None = None, catatan: str = "") -> Skp:
    """TERIMA REVISI: the owner may change the plan; the last versi stays in force (F3.11)."""
    skp = queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="terima_revisi", langkah=langkah, catatan=catatan)
    if arrow is None:
        return skp
    steps.melangkah(ctx, skp=skp, arrow=arrow, catatan=clean_note(catatan))
    kabari_pemilik(ctx, skp, messages.revisi_diterima)
    return skp


@operation
def tolak_revisi(ctx: Context, *, skp_id: int, langkah: int | None = None, catatan: str = "") -> Skp:
    """TOLAK REVISI, with a reason: everything stays as approved (F3.11)."""
    skp = queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="tolak_revisi", langkah=langkah, catatan=catatan)
    if arrow is None:
        return skp
    catatan = catatan_wajib(catatan, pesan="Alasan penolakan wajib diisi.")
    steps.melangkah(ctx, skp=skp, arrow=arrow, catatan=catatan)
    kabari_pemilik(ctx, skp, messages.revisi_ditolak)
    return skp


@operation
def batalkan_revisi(ctx: Context, *, skp_id: int, langkah: int | None = None) -> Skp:
    """Give a revision up, asked for or under way: all is again exactly as last approved (F3.11)."""
    skp = queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="batalkan_revisi", langkah=langkah)
    if arrow is None:
        return skp
    if not skp.versi_terakhir:
        raise Conflict(rules.BELUM_DISETUJUI)
    if skp.status == rules.StatusSkp.KONSEP:
        _pulihkan(queries.versi_berlaku(skp_id=skp.pk))
    steps.melangkah(ctx, skp=skp, arrow=arrow, catatan="")
    kabari_penilai(ctx, skp, messages.revisi_dibatalkan)
    return skp


def _pulihkan(versi: Versi) -> None:
    """Make the working rows what the versi holds: what was added goes, what was changed is as it was."""
    Rhk.objects.filter(skp=versi.skp_id, sejak_versi=0).delete()
    Indikator.objects.filter(rhk__skp=versi.skp_id, sejak_versi=0).delete()
    Rhk.objects.bulk_update(
        [
            Rhk(
                pk=r.rhk_id,
                jenis=r.jenis,
                teks=r.teks,
                urutan=r.urutan,
                intervensi_id=r.intervensi_id,
                asal_intervensi=r.asal_intervensi,
                sasaran=r.intervensi_teks if r.asal_intervensi == AsalIntervensi.SASARAN else "",
            )
            for r in versi.rhk.all()
        ],
        ["jenis", "teks", "urutan", "intervensi", "asal_intervensi", "sasaran"],
    )
    _pulihkan_indikator(versi)
    Ekspektasi.objects.bulk_create(
        [Ekspektasi(skp_id=versi.skp_id, perilaku=e.perilaku, teks=e.teks) for e in versi.ekspektasi.all()],
        update_conflicts=True,
        unique_fields=["skp", "perilaku"],
        update_fields=["teks"],
    )
    blocks = [Lampiran(skp_id=versi.skp_id, bagian=b.bagian, butir=b.butir) for b in versi.lampiran.all()]
    Lampiran.objects.filter(skp=versi.skp_id).exclude(bagian__in=[b.bagian for b in blocks]).delete()
    Lampiran.objects.bulk_create(
        blocks, update_conflicts=True, unique_fields=["skp", "bagian"], update_fields=["butir"]
    )


def _pulihkan_indikator(versi: Versi) -> None:
    # Two texts may have been swapped: no row may stand in the other's way while they go back.
    Indikator.objects.filter(rhk__skp=versi.skp_id).update(
        teks_lipat=Concat(Value("~"), Cast("pk", CharField()))
    )
    Indikator.objects.bulk_update(
        [
            Indikator(
                pk=i.indikator_id,
                teks=i.teks,
                teks_lipat=rules.lipat(i.teks),
                target=i.target,
                satuan=i.satuan,
                aspek=i.aspek,
                perspektif=i.perspektif,
                urutan=i.urutan,
            )
            for i in VersiIndikator.objects.filter(versi_rhk__versi=versi)
        ],
        ["teks", "teks_lipat", "target", "satuan", "aspek", "perspektif", "urutan"],
    )
