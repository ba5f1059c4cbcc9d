"""Indikator kinerja individu: add, edit, delete (F3.3)."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Max

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.transactions import operation, translated
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp import rules
from sikinerja.skp.models import Indikator, Skp
from sikinerja.skp.operations._private import lock_konsep
from sikinerja.skp.queries import rencana

REFUSED = {"indikator_teks_berbeda": {"teks": rules.INDIKATOR_KEMBAR}}


@operation
def tambah_indikator(
    ctx: Context, *, skp_id: int, rhk_id: int, teks: str, target: Decimal, satuan: str, ukuran: str
) -> Indikator:
    """Add an indikator to an RHK (F3.3); ``ukuran`` is its aspek (JA/JF) or perspektif (JPT)."""
    skp = lock_konsep(ctx, skp_id=skp_id)
    rhk = rencana.get_rhk(skp=skp, rhk_id=rhk_id)
    rows = Indikator.objects.filter(rhk=rhk)
    if rows.count() >= rules.MAKS_INDIKATOR:
        raise Invalid({"teks": f"Satu RHK memuat paling banyak {rules.MAKS_INDIKATOR} indikator."})
    last = rows.order_by().aggregate(last=Max("urutan"))["last"] or 0
    indikator = Indikator(rhk=rhk, urutan=last + 1)
    _fill(skp, indikator, teks=teks, target=target, satuan=satuan, ukuran=ukuran)
    with translated(REFUSED):
        indikator.save(force_insert=True)
    jejak.catat(ctx, aksi="skp.tambah_indikator", objek=skp, data=_row(indikator))
    return indikator


@operation
def ubah_indikator(
    ctx: Context, *, skp_id: int, indikator_id: int, teks: str, target: Decimal, satuan: str, ukuran: str
) -> Indikator:
    """Edit an indikator (F3.3)."""
    skp = lock_konsep(ctx, skp_id=skp_id)
    indikator = rencana.get_indikator(skp=skp, indikator_id=indikator_id)
    before = _row(indikator)
    _fill(skp, indikator, teks=teks, target=target, satuan=satuan, ukuran=ukuran)
    with translated(REFUSED):
        indikator.save(update_fields=["teks", "teks_lipat", "target", "satuan", "aspek", "perspektif"])
    jejak.catat(ctx, aksi="skp.ubah_indikator", objek=skp, data={"dari": before, "ke": _row(indikator)})
    return indikator


@operation
def hapus_indikator(ctx: Context, *, skp_id: int, indikator_id: int) -> int:
    """Delete an indikator (F3.3); what was approved before stays (domain.md §2.1). Returns its RHK's id."""
    skp = lock_konsep(ctx, skp_id=skp_id)
    indikator = rencana.get_indikator(skp=skp, indikator_id=indikator_id)
    if indikator.sejak_versi:
        raise Conflict(rules.INDIKATOR_TETAP)
    jejak.catat(ctx, aksi="skp.hapus_indikator", objek=skp, data=_row(indikator))
    rhk_id = indikator.rhk_id
    indikator.delete()
    return rhk_id


def _fill(skp: Skp, indikator: Indikator, *, teks: str, target: Decimal, satuan: str, ukuran: str) -> None:
    jpt = skp.model == ModelSkp.JPT.value
    known = rules.Perspektif if jpt else rules.Aspek
    if ukuran not in {m.value for m in known}:
        raise Invalid({"ukuran": f"Pilih {'perspektif' if jpt else 'aspek'} indikator ini."})
    indikator.teks, indikator.teks_lipat = teks, rules.lipat(teks)
    indikator.target, indikator.satuan = target, satuan
    indikator.perspektif, indikator.aspek = (ukuran, "") if jpt else ("", ukuran)
    twins = Indikator.objects.filter(rhk=indikator.rhk_id, teks_lipat=indikator.teks_lipat)
    if twins.exclude(pk=indikator.pk).exists():
        raise Invalid(REFUSED["indikator_teks_berbeda"])


def _row(indikator: Indikator) -> dict[str, object]:
    return {
        "rhk": indikator.rhk_id,
        "indikator": indikator.pk,
        "teks": indikator.teks,
        "target": str(indikator.target),
        "satuan": indikator.satuan,
        "ukuran": indikator.aspek or indikator.perspektif,
    }
