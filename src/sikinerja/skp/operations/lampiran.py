"""The optional lampiran of a plan: three blocks of numbered lines (documents.md §B)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.skp.models import Lampiran, VersiLampiran
from sikinerja.skp.operations._private import lock_konsep
from sikinerja.skp.rules import BagianLampiran
from sikinerja.skp.rules.lampiran import periksa_butir


@operation
def simpan_lampiran(
    ctx: Context, *, skp_id: int, butir: Mapping[BagianLampiran, Sequence[str]]
) -> list[BagianLampiran]:
    """Save all three blocks of a KONSEP (F3.11, documents.md §B), an empty one for none; those that changed.

    Raises Invalid by block: too many or too long lines, or fewer than the last versi holds.
    """
    skp = lock_konsep(ctx, skp_id=skp_id)
    approved = VersiLampiran.objects.filter(versi__skp=skp, versi__nomor=skp.versi_terakhir)
    disetujui = {block.bagian: len(block.butir) for block in approved}
    given = {b: list(butir.get(b, ())) for b in BagianLampiran}
    wrong = {
        b.value: problem
        for b, lines in given.items()
        if (problem := periksa_butir(lines, disetujui=disetujui.get(b.value, 0)))
    }
    if wrong:
        raise Invalid(wrong)
    saved = {block.bagian: block.butir for block in Lampiran.objects.filter(skp=skp)}
    changed = [b for b, lines in given.items() if saved.get(b.value, []) != lines]
    for bagian in changed:
        if given[bagian]:
            Lampiran.objects.update_or_create(skp=skp, bagian=bagian.value, defaults={"butir": given[bagian]})
        else:
            Lampiran.objects.filter(skp=skp, bagian=bagian.value).delete()
    if changed:
        data = {b.value: given[b] for b in changed}
        jejak.catat(ctx, aksi="skp.simpan_lampiran", objek=skp, data=data)
    return changed
