"""The window of a month for all or for one PD: atur, hapus (F8.1, domain.md §4.2)."""

from __future__ import annotations

from datetime import datetime

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, NotFound
from sikinerja.core.time import Month
from sikinerja.core.transactions import operation
from sikinerja.jadwal import rules
from sikinerja.jadwal.models import Jadwal
from sikinerja.jadwal.queries import pages, perubahan
from sikinerja.jadwal.queries.peta import peta
from sikinerja.jadwal.rules import Ketentuan
from sikinerja.jadwal.rules.perubahan import JenisPerubahan
from sikinerja.jadwal.steps import _catatan
from sikinerja.jejak.steps import catat

J = JenisPerubahan


@operation
def atur(
    ctx: Context,
    *,
    month: Month,
    mulai_pada: datetime,
    batas_pengisian_pada: datetime,
    batas_penilaian_pada: datetime,
    alasan: str,
    perangkat_daerah_id: int | None = None,
    nomor: int | None = None,
) -> Jadwal:
    """Set the window of a month for all (no PD) or for one PD, in place of an earlier one (domain.md §4.2).

    Everybody concerned is told. The same once more changes nothing. ``nomor``: how many changes of the month
    the form knew of. Raises Forbidden (BKD only), Invalid (order of the moments, no reason, less time than
    was announced), NotFound (no such PD), Conflict (somebody changed the month meanwhile).
    """
    _catatan.only_bkd(ctx)
    alasan = rules.periksa_alasan(alasan)
    level = Ketentuan(
        mulai_pada, batas_pengisian_pada, batas_penilaian_pada, khusus_pd=perangkat_daerah_id is not None
    )
    rules.periksa_ketentuan(month, level, ctx.zone)
    _catatan.lock_month(month)
    key = {"tahun": month.tahun, "bulan": month.bulan, "perangkat_daerah_id": perangkat_daerah_id}
    before, lama = Jadwal.objects.filter(**key).first(), peta(month=month, zone=ctx.zone)
    if before is not None and (before.ketentuan, before.alasan) == (level, alasan):
        return before
    if nomor is not None and nomor != pages.jumlah_perubahan(month=month):
        raise Conflict
    values = {
        "mulai_pada": mulai_pada,
        "batas_pengisian_pada": batas_pengisian_pada,
        "batas_penilaian_pada": batas_penilaian_pada,
        "alasan": alasan,
    }
    row, _ = Jadwal.objects.update_or_create(
        **key, defaults=values, create_defaults=values | {"dibuat_pada": ctx.now}
    )
    _catatan.must_exist(row, "perangkat_daerah")
    baru = peta(month=month, zone=ctx.zone)
    perubahan.periksa(ctx, lama=lama, baru=baru, dulu=perubahan.dahulu(month=month))
    dari, ke = _catatan.moments(before), _catatan.moments(row)
    line = _catatan.perubahan(ctx, jenis=J.ATUR, row=row, dari=dari, ke=ke, alasan=alasan)
    line.save()
    catat(ctx, aksi="jadwal.atur", objek=row, data={"dari": dari, "ke": ke})
    kunci = f"jadwal:{line.pk}"
    _catatan.umumkan(
        ctx, lama=lama, baru=baru, perangkat_daerah_id=perangkat_daerah_id, alasan=alasan, kunci=kunci
    )
    return row


@operation
def hapus(ctx: Context, *, month: Month, alasan: str, perangkat_daerah_id: int | None = None) -> None:
    """Withdraw an override: what weighs less holds again, and who is concerned is told (domain.md §4.2).

    Raises Forbidden (BKD only), Invalid (no reason), NotFound (there is none), Conflict (somebody would be
    left with less time than was announced).
    """
    _catatan.only_bkd(ctx)
    alasan = rules.periksa_alasan(alasan)
    _catatan.lock_month(month)
    row = Jadwal.objects.filter(
        tahun=month.tahun, bulan=month.bulan, perangkat_daerah=perangkat_daerah_id
    ).first()
    if row is None:
        raise NotFound("Tidak ada jadwal khusus untuk bulan itu; yang berlaku jadwal umum.")
    lama, dari = peta(month=month, zone=ctx.zone), _catatan.moments(row)
    if sebab := perubahan.sebab(ctx, row, semua=lama, dulu=perubahan.dahulu(month=month)):
        raise Conflict(sebab)
    line = _catatan.perubahan(ctx, jenis=J.HAPUS, row=row, dari=dari, ke={}, alasan=alasan)
    catat(ctx, aksi="jadwal.hapus", objek=row, data={"dari": dari, "alasan": alasan})
    row.delete()
    line.save()
    baru = peta(month=month, zone=ctx.zone)
    kunci = f"jadwal:{line.pk}"
    _catatan.umumkan(
        ctx, lama=lama, baru=baru, perangkat_daerah_id=perangkat_daerah_id, alasan=alasan, kunci=kunci
    )
