"""Salin RHK: copy RHK and indikator of an earlier SKP of one's own (F3.6, domain.md §2.2)."""

from __future__ import annotations

from dataclasses import dataclass

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp import rules
from sikinerja.skp.models import Indikator, Rhk, Skp
from sikinerja.skp.operations._private import ingatkan_penilai, lock_konsep
from sikinerja.skp.queries import rencana


@dataclass(frozen=True, slots=True)
class Hasil:
    """What a copy brought; ``dilewati``: RHK that were there already."""

    jumlah_rhk: int
    jumlah_indikator: int
    dilewati: int

    def __str__(self) -> str:
        done = (
            f"Berhasil menyalin {self.jumlah_rhk} Rencana Hasil Kerja dan {self.jumlah_indikator} Indikator."
        )
        skipped = f" {self.dilewati} RHK dilewati karena sudah ada pada SKP ini." if self.dilewati else ""
        return done + skipped + " Periksa ulang sebelum mengajukan."


@operation
def salin(ctx: Context, *, skp_id: int, sumber_id: int) -> Hasil:
    """Copy all of what was last approved; an RHK whose text is there already (folded) is skipped (F3.6).

    What an RHK serves comes along only where it may be named today (``rencana.pratinjau_salin``).
    """
    skp = lock_konsep(ctx, skp_id=skp_id)
    sumber = rencana.get_sumber_salin(skp=skp, sumber_id=sumber_id)
    pratinjau = rencana.pratinjau_salin(ctx, skp=skp, sumber=sumber)
    baru = [baris for baris in pratinjau if not baris.sudah_ada]
    if len(baru) + Rhk.objects.filter(skp=skp).count() > rules.MAKS_RHK:
        raise Invalid({"": f"Satu SKP memuat paling banyak {rules.MAKS_RHK} rencana hasil kerja."})
    jumlah_indikator = sum(_copy(skp, baris) for baris in baru)
    hasil = Hasil(len(baru), jumlah_indikator, len(pratinjau) - len(baru))
    jejak.catat(
        ctx,
        aksi="skp.salin",
        objek=skp,
        data={"sumber": sumber.pk, "rhk": hasil.jumlah_rhk, "indikator": hasil.jumlah_indikator},
    )
    ingatkan_penilai(ctx, skp)
    return hasil


def _copy(skp: Skp, baris: rencana.BarisSalin) -> int:
    old = baris.rhk
    rhk = Rhk.objects.create(
        skp=skp,
        jenis=old.jenis.value,
        teks=old.teks,
        urutan=rencana.urutan_rhk_baru(skp=skp, jenis=old.jenis.value),
        intervensi_id=baris.intervensi.rhk,
        asal_intervensi=baris.intervensi.asal.value,
        sasaran=baris.intervensi.sasaran,
    )
    jpt = skp.model == ModelSkp.JPT.value
    rows = Indikator.objects.bulk_create(
        Indikator(
            rhk=rhk,
            teks=i.teks,
            teks_lipat=rules.lipat(i.teks),
            target=i.target,
            satuan=i.satuan,
            aspek="" if jpt else i.ukuran,
            perspektif=i.ukuran if jpt else "",
            urutan=n,
        )
        for n, i in enumerate(old.indikator, start=1)
    )
    return len(rows)
