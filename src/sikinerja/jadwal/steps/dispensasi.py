"""More time for one person and month, for the rooms that know what it would do (F8.1, domain.md §4.2)."""

from __future__ import annotations

from datetime import datetime

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.core.transactions import step
from sikinerja.jadwal import messages, rules
from sikinerja.jadwal.models import Dispensasi
from sikinerja.jadwal.rules import JenisDispensasi
from sikinerja.jadwal.rules.perubahan import JenisPerubahan
from sikinerja.jadwal.steps import _catatan
from sikinerja.jejak.steps import catat


@step
def mulai_dispensasi(ctx: Context, *, month: Month, alasan: str) -> str:
    """Who may give one, why, and the month's lock; the reason, trimmed. Raises Forbidden, Invalid."""
    _catatan.only_bkd(ctx)
    alasan = rules.periksa_alasan(alasan)
    _catatan.lock_month(month)
    return alasan


@step
def beri_dispensasi(
    ctx: Context, *, pegawai_id: int, month: Month, jenis: JenisDispensasi, batas_pada: datetime, alasan: str
) -> Dispensasi:
    """Write one down and tell that person, in a month that is locked; the same once more changes nothing.

    An earlier grant of the same kind is replaced.
    """
    key = {"pegawai_id": pegawai_id, "tahun": month.tahun, "bulan": month.bulan, "jenis": jenis.value}
    before = Dispensasi.objects.filter(**key).first()
    if before is not None and (before.batas_pada, before.alasan) == (batas_pada, alasan):
        return before
    row, _ = Dispensasi.objects.update_or_create(
        **key,
        defaults={"batas_pada": batas_pada, "alasan": alasan},
        create_defaults={"batas_pada": batas_pada, "alasan": alasan, "dibuat_pada": ctx.now},
    )
    _catatan.must_exist(row, "pegawai")
    dari, ke = _catatan.grant(before), _catatan.grant(row)
    line = _catatan.perubahan(ctx, jenis=JenisPerubahan.DISPENSASI, row=row, dari=dari, ke=ke, alasan=alasan)
    line.save()
    catat(ctx, aksi="jadwal.dispensasi", objek=row, data={"dari": dari, "ke": ke})
    local = batas_pada.astimezone(ctx.zone)
    told = messages.dispensasi(jenis=jenis, month=month, batas=local, alasan=alasan)
    _catatan.kabari(ctx, row=row, told=told, kunci=f"dispensasi:{row.pk}:{batas_pada.isoformat()}")
    return row
