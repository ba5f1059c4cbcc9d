"""Import RHK dari Tool Kinerja: writes what ``integrasi`` has fetched and checked (F3.7, BAB III.4)."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Max

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.core.text import fold
from sikinerja.core.transactions import operation
from sikinerja.jejak import steps as jejak
from sikinerja.kepegawaian.rules import ModelSkp
from sikinerja.skp import rules
from sikinerja.skp.models import Indikator, Rhk, Skp
from sikinerja.skp.operations._private import ingatkan_penilai, lock_konsep
from sikinerja.skp.queries import rencana
from sikinerja.skp.rules.impor import (
    Baris,
    Hasil,
    IndikatorMasuk,
    Kunci,
    RencanaMasuk,
    SumberImpor,
    gabung,
    terlalu_banyak,
    tidak_cocok,
)


@operation
def impor(ctx: Context, *, skp_id: int, isi: RencanaMasuk, sumber: SumberImpor) -> Hasil:
    """Add what is not there yet, all or nothing (F3.7, domain.md §2.2); what is there stays as it is.

    Invalid, by ``nip``, ``tahun``, ``periode`` or ``model``, where the content is not for this SKP.
    """
    skp = lock_konsep(ctx, skp_id=skp_id)
    wrong = tidak_cocok(
        isi,
        nip=skp.pegawai.nip or "",
        tahun=skp.tahun,
        awal=skp.periode_awal,
        akhir=skp.periode_akhir,
        model=skp.model,
    )
    if wrong:
        raise Invalid(wrong)
    rows = gabung(isi, _present(skp))
    if too_many := terlalu_banyak(rows):
        raise Invalid({"": too_many})
    hasil = _hasil(skp, isi, rows, sumber)
    _write(skp, rows)
    data = {"sumber": sumber.value, "rhk": hasil.rhk, "indikator": hasil.indikator}
    jejak.catat(ctx, aksi="skp.impor", objek=skp, data=data)
    if hasil.rhk:
        ingatkan_penilai(ctx, skp)
    return hasil


def _present(skp: Skp) -> dict[Kunci, Baris]:
    """The RHK of the SKP with their indikator; of twins the first stands for all."""
    found: dict[Kunci, Baris] = {}
    for rhk in Rhk.objects.filter(skp=skp).prefetch_related("indikator"):
        kunci = (rhk.jenis, fold(rhk.teks))
        if kunci in found:
            found[kunci].kembar += 1
        row = found.setdefault(kunci, Baris(rhk.jenis, rhk.teks, rhk.pk))
        row.ada |= {i.teks_lipat for i in rhk.indikator.all()}
    return found


def _hasil(skp: Skp, isi: RencanaMasuk, rows: Iterable[Baris], sumber: SumberImpor) -> Hasil:
    new_rhk = sum(row.id is None for row in rows)
    new = sum(len(row.baru) for row in rows)
    return Hasil(
        sumber=sumber,
        rhk=new_rhk,
        indikator=new,
        rhk_ada=len({r.kunci for r in isi.rhk}) - new_rhk,
        indikator_ada=len({(r.kunci, rules.lipat(i.teks)) for r in isi.rhk for i in r.indikator}) - new,
        pilih_intervensi=bool(new_rhk) and skp.model == ModelSkp.JAJF.value,
    )


def _write(skp: Skp, rows: list[Baris]) -> None:
    """New RHK after those of their kind, new indikator after those of their RHK."""
    fresh = [row for row in rows if row.id is None]
    last = {jenis: rencana.urutan_rhk_baru(skp=skp, jenis=jenis) for jenis in {r.jenis for r in fresh}}
    made = []
    for row in fresh:
        made.append(Rhk(skp=skp, jenis=row.jenis, teks=row.teks, urutan=last[row.jenis]))
        last[row.jenis] += 1
    for row, rhk in zip(fresh, Rhk.objects.bulk_create(made), strict=True):
        row.id = rhk.pk
    touched = {row.id: row for row in rows if row.baru and row.id is not None}
    counted = Indikator.objects.filter(rhk__in=touched).order_by()
    places = dict(counted.values("rhk").annotate(last=Max("urutan")).values_list("rhk", "last"))
    Indikator.objects.bulk_create(
        _indikator(rhk_id, indikator, urutan)
        for rhk_id, row in touched.items()
        for urutan, indikator in enumerate(row.baru, start=places.get(rhk_id, 0) + 1)
    )


def _indikator(rhk_id: int, masuk: IndikatorMasuk, urutan: int) -> Indikator:
    jpt = isinstance(masuk.ukuran, rules.Perspektif)
    return Indikator(
        rhk_id=rhk_id,
        teks=masuk.teks,
        teks_lipat=rules.lipat(masuk.teks),
        target=masuk.target,
        satuan=masuk.satuan,
        perspektif=masuk.ukuran.value if jpt else "",
        aspek="" if jpt else masuk.ukuran.value,
        urutan=urutan,
    )
