"""More time for one person and month: beri, cabut (F8.1, domain.md §4.2)."""

from __future__ import annotations

from datetime import datetime

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, Invalid, NotFound
from sikinerja.core.time import Month
from sikinerja.core.transactions import operation
from sikinerja.jadwal import messages, rules
from sikinerja.jadwal.models import Dispensasi
from sikinerja.jadwal.operations import _catatan
from sikinerja.jadwal.queries.peta import peta
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.jadwal.rules.perubahan import JenisPerubahan, periksa_tidak_memotong
from sikinerja.jejak.steps import catat
from sikinerja.pemberitahuan.steps import beri_tahu

J = JenisPerubahan


@operation
def beri(
    ctx: Context, *, pegawai_id: int, month: Month, jenis: JenisDispensasi, batas_pada: datetime, alasan: str
) -> Dispensasi:
    """Give one person more time for one month, and tell that person (domain.md §4.2).

    An earlier grant of the same kind is replaced; the same once more changes nothing.
    Raises Forbidden (BKD only), Invalid (deadline before the month's window, past, or earlier than granted
    before, no reason), NotFound (nobody).
    """
    _catatan.only_bkd(ctx)
    alasan = rules.periksa_alasan(alasan)
    rules.periksa_batas_dispensasi(month, batas_pada, ctx.zone)
    _catatan.lock_month(month)
    key = {"pegawai_id": pegawai_id, "tahun": month.tahun, "bulan": month.bulan, "jenis": jenis.value}
    before = Dispensasi.objects.filter(**key).first()
    if before is not None and (before.batas_pada, before.alasan) == (batas_pada, alasan):
        return before
    rules.periksa_dispensasi_baru(before.batas_pada if before else None, batas_pada, ctx.now, ctx.zone)
    row, _ = Dispensasi.objects.update_or_create(
        **key,
        defaults={"batas_pada": batas_pada, "alasan": alasan},
        create_defaults={"batas_pada": batas_pada, "alasan": alasan, "dibuat_pada": ctx.now},
    )
    _catatan.must_exist(row, "pegawai")
    dari, ke = _catatan.grant(before), _catatan.grant(row)
    _catatan.perubahan(ctx, J.DISPENSASI, row, dari=dari, ke=ke, alasan=alasan).save()
    catat(ctx, aksi="jadwal.dispensasi", objek=row, data={"dari": dari, "ke": ke})
    local = batas_pada.astimezone(ctx.zone)
    judul, isi = messages.dispensasi(jenis=jenis, month=month, batas=local, alasan=alasan)
    kunci = f"dispensasi:{row.pk}:{batas_pada.isoformat()}"
    _tell(ctx, row, judul, isi, kunci)
    return row


@operation
def cabut(ctx: Context, *, pegawai_id: int, month: Month, jenis: JenisDispensasi, alasan: str) -> None:
    """Take a dispensation back, and tell the person (domain.md §4.2).

    Raises Forbidden, Invalid (no reason), NotFound, Conflict (the person may rely on it already).
    """
    _catatan.only_bkd(ctx)
    alasan = rules.periksa_alasan(alasan)
    _catatan.lock_month(month)
    rows = Dispensasi.objects.filter(pegawai=pegawai_id, tahun=month.tahun, bulan=month.bulan)
    row = rows.filter(jenis=jenis.value).first()
    if row is None:
        raise NotFound("Tidak ada dispensasi untuk pegawai dan bulan itu.")
    who = {"pegawai_id": pegawai_id, "perangkat_daerah_id": None}
    lama, dari = peta(month=month, zone=ctx.zone, pegawai_ids=[pegawai_id]).untuk(**who), _catatan.grant(row)
    line = _catatan.perubahan(ctx, J.CABUT, row, dari=dari, ke={}, alasan=alasan)
    catat(ctx, aksi="jadwal.cabut_dispensasi", objek=row, data={"dari": dari, "alasan": alasan})
    pk = row.pk
    row.delete()
    line.save()
    baru = peta(month=month, zone=ctx.zone, pegawai_ids=[pegawai_id]).untuk(**who)
    try:
        periksa_tidak_memotong(lama, baru, now=ctx.now, zone=ctx.zone)
    except Invalid as error:
        raise Conflict(error.message) from None
    judul, isi = messages.dispensasi_dicabut(jenis=jenis, month=month, alasan=alasan)
    _tell(ctx, row, judul, isi, f"dispensasi:{pk}:cabut")


def _tell(ctx: Context, row: Dispensasi, judul: str, isi: str, kunci: str) -> None:
    beri_tahu(
        ctx, akun_id=row.pegawai.akun_id, judul=judul, isi=isi, tautan=_catatan.HALAMAN_REALISASI, kunci=kunci
    )
