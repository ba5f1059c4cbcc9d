"""Rencana hasil kerja: add, edit, delete, reorder, and name the intervensi (F3.3, F3.4)."""

from __future__ import annotations

from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp import rules
from sikinerja.skp.models import Rhk, Skp
from sikinerja.skp.operations._private import ingatkan_penilai, lock_konsep
from sikinerja.skp.queries import rencana
from sikinerja.skp.queries.intervensi import pilihan
from sikinerja.skp.rules.intervensi import Intervensi, tanda


@operation
def tambah_rhk(
    ctx: Context, *, skp_id: int, jenis: str, teks: str, intervensi_id: int | None, sasaran: str = ""
) -> Rhk:
    """Add an RHK at the end of its kind (F3.3); in model JA/JF with what it serves (F3.4, issue 9 §1)."""
    skp = lock_konsep(ctx, skp_id=skp_id)
    if Rhk.objects.filter(skp=skp).count() >= rules.MAKS_RHK:
        raise Invalid({"teks": f"Satu SKP memuat paling banyak {rules.MAKS_RHK} rencana hasil kerja."})
    serves = _intervensi(ctx, skp, intervensi_id, sasaran)
    if not serves.ada:
        ingatkan_penilai(ctx, skp)
    rhk = Rhk.objects.create(
        skp=skp,
        jenis=jenis,
        teks=teks,
        urutan=rencana.urutan_rhk_baru(skp=skp, jenis=jenis),
        **_columns(serves),
    )
    jejak.catat(ctx, aksi="skp.tambah_rhk", objek=skp, data={"rhk": rhk.pk, **_row(rhk)})
    return rhk


@operation
def ubah_rhk(
    ctx: Context,
    *,
    skp_id: int,
    rhk_id: int,
    jenis: str,
    teks: str,
    intervensi_id: int | None,
    sasaran: str = "",
) -> Rhk:
    """Edit an RHK (F3.3); the intervensi has to be valid now, whatever it was (domain.md §2)."""
    skp = lock_konsep(ctx, skp_id=skp_id)
    rhk = rencana.get_rhk(skp=skp, rhk_id=rhk_id)
    before = _row(rhk)
    if jenis != rhk.jenis:
        rhk.urutan = rencana.urutan_rhk_baru(skp=skp, jenis=jenis)
    serves = _intervensi(ctx, skp, intervensi_id, sasaran)
    rhk.jenis, rhk.teks = jenis, teks
    for name, value in _columns(serves).items():
        setattr(rhk, name, value)
    rhk.save(update_fields=["jenis", "teks", "urutan", "intervensi", "asal_intervensi", "sasaran"])
    if not serves.ada:
        ingatkan_penilai(ctx, skp)
    jejak.catat(ctx, aksi="skp.ubah_rhk", objek=skp, data={"rhk": rhk.pk, "dari": before, "ke": _row(rhk)})
    return rhk


@operation
def hapus_rhk(ctx: Context, *, skp_id: int, rhk_id: int) -> None:
    """Delete an RHK with its indikator (F3.3); what was approved before stays (domain.md §2.1)."""
    skp = lock_konsep(ctx, skp_id=skp_id)
    rhk = rencana.get_rhk(skp=skp, rhk_id=rhk_id)
    if rhk.sejak_versi:
        raise Conflict(rules.RHK_TETAP)
    jejak.catat(ctx, aksi="skp.hapus_rhk", objek=skp, data={"rhk": rhk.pk, **_row(rhk)})
    rhk.delete()


@operation
def geser_rhk(ctx: Context, *, skp_id: int, rhk_id: int, arah: str) -> Rhk:
    """Move an RHK one place up (``naik``) or down (``turun``) among its kind (F3.3)."""
    skp = lock_konsep(ctx, skp_id=skp_id)
    rhk = rencana.get_rhk(skp=skp, rhk_id=rhk_id)
    rows = {r.pk: r for r in Rhk.objects.filter(skp=skp, jenis=rhk.jenis)}
    for urutan, pk in enumerate(rules.tukar(list(rows), rhk.pk, arah), start=1):
        rows[pk].urutan = urutan
    Rhk.objects.bulk_update(rows.values(), ["urutan"])
    jejak.catat(ctx, aksi="skp.geser_rhk", objek=skp, data={"rhk": rhk.pk, "arah": arah})
    return rows[rhk.pk]


def _intervensi(ctx: Context, skp: Skp, intervensi_id: int | None, sasaran: str) -> Intervensi:
    """What was chosen (nothing in model JPT); Invalid where it may not be named now."""
    if skp.model != ModelSkp.JAJF.value:
        return Intervensi()
    return pilihan(ctx, skp=skp).putuskan(rhk=intervensi_id, sasaran=sasaran)


def _columns(serves: Intervensi) -> dict[str, Any]:
    return {
        "intervensi_id": serves.rhk,
        "asal_intervensi": serves.asal.value,
        "sasaran": serves.sasaran,
    }


def _row(rhk: Rhk) -> dict[str, object]:
    found: dict[str, object] = {"jenis": rhk.jenis, "teks": rhk.teks, "intervensi": rhk.intervensi_id}
    if tanda(rhk.asal_intervensi):
        found |= {"asal_intervensi": rhk.asal_intervensi, "sasaran": rhk.sasaran}
    return found
