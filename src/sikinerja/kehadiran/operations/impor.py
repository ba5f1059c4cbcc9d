"""Attendance from a file, once it was checked and somebody said yes (F8.2)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden
from sikinerja.core.transactions import operation
from sikinerja.impor import steps
from sikinerja.impor.rules import StatusBaris
from sikinerja.kehadiran import queries, rules
from sikinerja.kehadiran.operations._tulis import catat_muatan, dirilis, tulis
from sikinerja.kehadiran.queries.impor import periksa
from sikinerja.kehadiran.rules import Pemeriksaan, SumberKehadiran, impor
from sikinerja.kehadiran.steps import kunci_bulan


@operation
def terapkan(ctx: Context, *, impor_id: int) -> bool:
    """Write all rows of a file at once (F8.2, domain.md §8); False: none waits.

    What was handed in within the time, or with a reason, may be applied later. Raises Forbidden (not BKD any
    more), Conflict (the month was released meanwhile).
    """
    if not ctx.actor.is_bkd:
        raise Forbidden(rules.HANYA_BKD)
    bagian = steps.ambil(ctx, impor_id=impor_id, tabel=impor.TABEL, banyak=rules.BARIS_TERBANYAK)
    if bagian is None:
        return False
    month = impor.bulan(bagian.parameter)
    kunci_bulan(month)
    if queries.ditutup(month=month):
        raise dirilis(month)
    found = list(periksa(ctx, baris=bagian.baris, parameter=bagian.parameter))
    siap = steps.putuskan(ctx, bagian=bagian, temuan=found)
    people = queries.dikenal(row.isi["nip"] for row in siap)
    tulis(ctx, month, {people[row.isi["nip"]]: impor.angka(row.isi) for row in siap}, SumberKehadiran.BERKAS)
    new = {one.nomor for one in found if one.status is StatusBaris.BARU}
    written = [row.nomor for row in siap]
    check = Pemeriksaan(
        baru=tuple(n for n in written if n in new), diganti=tuple(n for n in written if n not in new),
        tetap=(), salah=(),
    )  # fmt: skip
    asal = {"sumber": SumberKehadiran.BERKAS.value, "alasan": str(bagian.parameter.get("alasan", ""))}
    catat_muatan(ctx, month, check, asal | {"keterangan": f"Import {impor_id}"})
    return True
