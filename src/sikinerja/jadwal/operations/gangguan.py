"""An outage: recorded once, extends every window it met, for everyone, in one transaction (domain.md §8)."""

from __future__ import annotations

from sikinerja.core.context import Context
from sikinerja.core.flow import pastikan_sama
from sikinerja.core.time import Month
from sikinerja.core.transactions import advisory_lock, operation, translated
from sikinerja.jadwal import messages
from sikinerja.jadwal.models import Dispensasi, Gangguan, Jadwal, PerubahanJadwal
from sikinerja.jadwal.queries import gangguan as queries
from sikinerja.jadwal.queries.peta import peta
from sikinerja.jadwal.rules import PANJANG_ALASAN
from sikinerja.jadwal.rules import gangguan as rules
from sikinerja.jadwal.rules.gangguan import IsianGangguan, Perpanjangan
from sikinerja.jadwal.rules.perubahan import JenisPerubahan
from sikinerja.jadwal.steps import _catatan
from sikinerja.jejak.steps import catat
from sikinerja.pemberitahuan.steps import siarkan

REFUSED = {"gangguan_tidak_bertumpuk": {"mulai_pada": rules.BERTUMPUK}}


@operation
def catat_gangguan(ctx: Context, *, isian: IsianGangguan) -> Gangguan:
    """Record an outage, extend the windows it met (dispensations too) and tell everybody (domain.md §8).

    The same form again returns what it recorded. Raises Forbidden (BKD only), Invalid (dates, days, nothing
    was open, recorded already).
    """
    _catatan.only_bkd(ctx)
    advisory_lock("gangguan")
    done = Gangguan.objects.filter(kunci=isian.kunci).first()
    if done is not None:
        sent = (isian.mulai_pada, isian.selesai_pada, isian.uraian.strip(), isian.hari)
        stored = (done.mulai_pada, done.selesai_pada, done.uraian, done.hari)
        pastikan_sama(ctx, rules.SUDAH_DICATAT, pada=done.dicatat_pada, sent=sent, stored=stored)
        return done
    rules.periksa(isian, now=ctx.now)
    for month in queries.bulan_mungkin(isian, zone=ctx.zone):
        _catatan.lock_month(month)
    rows = queries.perpanjangan(isian, zone=ctx.zone)
    rules.periksa_berguna(queries.batas_baru(rows, isian, zone=ctx.zone), now=ctx.now)
    gangguan = _write(ctx, isian)
    alasan = f"Gangguan: {gangguan.uraian}"[:PANJANG_ALASAN]
    lines = [_extend(ctx, gangguan, row, alasan) for row in rows]
    lines += _extend_grants(ctx, gangguan, isian, alasan)
    PerubahanJadwal.objects.bulk_create(lines)
    months = sorted({row.month for row in rows})
    data = {
        "mulai": isian.mulai_pada.isoformat(),
        "selesai": isian.selesai_pada.isoformat(),
        "hari": isian.hari,
        "bulan": [f"{month.tahun}-{month.bulan:02d}" for month in months],
        "perubahan": len(lines),
    }
    catat(ctx, aksi="jadwal.gangguan", objek=gangguan, data=data)
    _tell(ctx, gangguan, months)
    return gangguan


def _write(ctx: Context, isian: IsianGangguan) -> Gangguan:
    with translated(REFUSED):
        return Gangguan.objects.create(
            kunci=isian.kunci,
            mulai_pada=isian.mulai_pada,
            selesai_pada=isian.selesai_pada,
            uraian=isian.uraian.strip(),
            hari=isian.hari,
            akun_id=ctx.actor.akun_id,
            nama=ctx.actor.nama,
            dicatat_pada=ctx.now,
        )


def _extend(ctx: Context, gangguan: Gangguan, row: Perpanjangan, alasan: str) -> PerubahanJadwal:
    """Write the override of one month and scope: the one there is, or the rule moved by so many days."""
    key = {
        "tahun": row.month.tahun,
        "bulan": row.month.bulan,
        "perangkat_daerah_id": row.perangkat_daerah_id,
    }
    before = Jadwal.objects.filter(**key).first()
    values = {
        "mulai_pada": row.baru.mulai_pada,
        "batas_pengisian_pada": row.baru.batas_pengisian_pada,
        "batas_penilaian_pada": row.baru.batas_penilaian_pada,
        "alasan": alasan,
    }
    after, _ = Jadwal.objects.update_or_create(
        **key, defaults=values, create_defaults=values | {"dibuat_pada": ctx.now}
    )
    return _catatan.perubahan(
        ctx, jenis=JenisPerubahan.GANGGUAN, row=after, dari=_catatan.moments(before),
        ke=_catatan.moments(after), alasan=alasan, gangguan_id=gangguan.pk,
    )  # fmt: skip


def _extend_grants(
    ctx: Context, gangguan: Gangguan, isian: IsianGangguan, alasan: str
) -> list[PerubahanJadwal]:
    """Dispensations that ran during the outage run longer too."""
    lines = []
    grants = list(queries.dispensasi_terdampak(isian, zone=ctx.zone).select_for_update())
    for row in grants:
        dari = _catatan.grant(row)
        row.batas_pada = rules.mundur(row.batas_pada, isian)
        lines.append(
            _catatan.perubahan(
                ctx, jenis=JenisPerubahan.GANGGUAN, row=row, dari=dari, ke=_catatan.grant(row), alasan=alasan,
                gangguan_id=gangguan.pk,
            )
        )  # fmt: skip
    Dispensasi.objects.bulk_update(grants, ["batas_pada"], batch_size=1000)
    return lines


def _tell(ctx: Context, gangguan: Gangguan, months: list[Month]) -> None:
    windows = [
        peta(month=month, zone=ctx.zone).untuk(pegawai_id=None, perangkat_daerah_id=None) for month in months
    ]
    judul, isi = messages.gangguan(uraian=gangguan.uraian, hari=gangguan.hari, bulan=windows, zone=ctx.zone)
    kunci = f"gangguan:{gangguan.pk}"
    siarkan(ctx, judul=judul, isi=isi, tautan=_catatan.HALAMAN_REALISASI, kunci=kunci)
