"""Taking back more time for one person and month; the room ``realisasi`` gives it (F8.1, domain.md §4.2)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, NotFound
from sikinerja.core.time import Month
from sikinerja.core.transactions import operation
from sikinerja.jadwal import messages
from sikinerja.jadwal.models import Dispensasi
from sikinerja.jadwal.queries import perubahan
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.jadwal.rules.perubahan import JenisPerubahan
from sikinerja.jadwal.steps import _catatan
from sikinerja.jadwal.steps.dispensasi import mulai_dispensasi
from sikinerja.jejak.steps import catat


@operation
def cabut(ctx: Context, *, pegawai_id: int, month: Month, jenis: JenisDispensasi, alasan: str) -> None:
    """Take a dispensation back, and tell the person (domain.md §4.2).

    Raises Forbidden, Invalid (no reason), NotFound, Conflict (the person may rely on it already).
    """
    alasan = mulai_dispensasi(ctx, month=month, alasan=alasan)
    rows = Dispensasi.objects.filter(pegawai=pegawai_id, tahun=month.tahun, bulan=month.bulan)
    row = rows.filter(jenis=jenis.value).first()
    if row is None:
        raise NotFound("Tidak ada dispensasi untuk pegawai dan bulan itu.")
    dari = _catatan.grant(row)
    if sebab := perubahan.sebab_dispensasi(ctx, row):
        raise Conflict(sebab)
    line = _catatan.perubahan(ctx, jenis=JenisPerubahan.CABUT, row=row, dari=dari, ke={}, alasan=alasan)
    catat(ctx, aksi="jadwal.cabut_dispensasi", objek=row, data={"dari": dari, "alasan": alasan})
    pk = row.pk
    row.delete()
    line.save()
    told = messages.dispensasi_dicabut(jenis=jenis, month=month, alasan=alasan)
    _catatan.kabari(ctx, row=row, told=told, kunci=f"dispensasi:{pk}:cabut")
