"""The way of an SKP: ajukan, tarik, kembalikan, terima (F3.5, F3.10, domain.md §2.1)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.transactions import operation
from sikinerja.skp import messages, queries, rules, steps
from sikinerja.skp.models import Skp
from sikinerja.skp.operations._private import (
    catatan_wajib,
    kabari_pemilik,
    kabari_penilai,
    kabari_yang_menunggu,
)
from sikinerja.skp.queries import decide_step, rencana


@operation
def ajukan(ctx: Context, *, skp_id: int, langkah: int | None = None, catatan: str = "") -> Skp:
    """Hand a KONSEP in to the penilai (F3.5); Invalid lists all that is missing (domain.md §2.1)."""
    skp = queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="ajukan", langkah=langkah, catatan=catatan)
    if arrow is None:
        return skp
    missing = rencana.kurang(skp=skp)
    if missing:
        raise Invalid({"": [f"{k.teks}." for k in missing]})
    catatan = catatan_wajib(catatan, pesan="Catatan kepada penilai wajib diisi.")
    steps.melangkah(ctx, skp=skp, arrow=arrow, catatan=catatan)
    kabari_penilai(ctx, skp, messages.perubahan_diajukan if skp.versi_terakhir else messages.diajukan)
    return skp


@operation
def tarik(ctx: Context, *, skp_id: int, langkah: int | None = None) -> Skp:
    """Take back what was handed in, as long as the penilai has saved nothing on it (domain.md §2.1)."""
    skp = queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="tarik", langkah=langkah)
    if arrow is None:
        return skp
    if skp.ditanggapi_pada:
        raise Conflict(rules.SUDAH_DIPERIKSA)
    steps.melangkah(ctx, skp=skp, arrow=arrow, catatan="")
    kabari_penilai(ctx, skp, messages.ditarik)
    return skp


@operation
def kembalikan(ctx: Context, *, skp_id: int, langkah: int | None = None, catatan: str = "") -> Skp:
    """Give it back with what is to be corrected (F3.10, BAB III.6)."""
    skp = queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="kembalikan", langkah=langkah, catatan=catatan)
    if arrow is None:
        return skp
    catatan = catatan_wajib(catatan, pesan="Catatan koreksi wajib diisi.")
    steps.melangkah(ctx, skp=skp, arrow=arrow, catatan=catatan)
    kabari_pemilik(ctx, skp, messages.dikembalikan)
    return skp


@operation
def terima(ctx: Context, *, skp_id: int, langkah: int | None = None, catatan: str = "") -> Skp:
    """Approve, all seven ekspektasi saved, with a catatan; writes the next versi (F3.10, BAB III.6)."""
    skp = queries.lock(ctx, skp_id=skp_id)
    arrow = decide_step(ctx, skp, name="terima", langkah=langkah, catatan=catatan)
    if arrow is None or ctx.actor.pegawai_id is None:
        return skp
    missing = rules.ekspektasi_kurang(skp.ekspektasi.values_list("perilaku", flat=True))
    if missing:
        names = ", ".join(p.label for p in missing)
        raise Invalid({"": f"Ekspektasi khusus pimpinan belum disimpan untuk: {names}."})
    catatan = catatan_wajib(catatan, pesan="Catatan persetujuan wajib diisi.")
    versi = steps.tulis_versi(ctx, skp=skp, penilai_id=ctx.actor.pegawai_id, catatan=catatan)
    steps.melangkah(ctx, skp=skp, arrow=arrow, catatan=catatan)
    kabari_pemilik(ctx, skp, messages.perubahan_diterima if versi.nomor > 1 else messages.diterima)
    kabari_yang_menunggu(ctx, skp)
    return skp
