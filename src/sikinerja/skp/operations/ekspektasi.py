"""Ekspektasi khusus pimpinan, written by the penilai before *terima* (F3.9, domain.md §3)."""

from __future__ import annotations

from collections.abc import Mapping

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.skp import queries, rules
from sikinerja.skp.models import Ekspektasi
from sikinerja.skp.queries import decide_step


@operation
def simpan_ekspektasi(ctx: Context, *, skp_id: int, teks: Mapping[str, str]) -> int:
    """Save whichever of the seven are filled (F3.9); returns how many changed. Empty ones stay as they are.

    The first thing saved after *ajukan* ends the owner's right to withdraw (domain.md §2.1).
    """
    skp = queries.lock(ctx, skp_id=skp_id)
    try:
        decide_step(ctx, skp, name="ekspektasi", langkah=None)
    except Conflict:
        raise Conflict("Ekspektasi hanya dapat diubah selama SKP berstatus PENILAIAN.") from None
    filled = {p: teks[p.value].strip() for p in rules.Perilaku if teks.get(p.value, "").strip()}
    if not filled:
        raise Invalid({"": "Isi sekurang-kurangnya satu ekspektasi, lalu simpan."})
    saved = dict(Ekspektasi.objects.filter(skp=skp).values_list("perilaku", "teks"))
    changed = {p.value: text for p, text in filled.items() if saved.get(p.value) != text}
    for perilaku, text in changed.items():
        Ekspektasi.objects.update_or_create(skp=skp, perilaku=perilaku, defaults={"teks": text})
    if changed:
        jejak.catat(ctx, aksi="skp.simpan_ekspektasi", objek=skp, data=changed)
    if skp.ditanggapi_pada is None:
        skp.ditanggapi_pada = ctx.now
        skp.save(update_fields=["ditanggapi_pada"])
    return len(changed)
