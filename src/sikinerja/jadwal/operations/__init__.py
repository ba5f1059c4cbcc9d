"""What BKD may do with windows (domain.md §4.2), and the demo's clock (§10). All of it is audited."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.core.time import Month
from sikinerja.core.transactions import advisory_lock, operation
from sikinerja.jadwal import messages, rules
from sikinerja.jadwal.models import Dispensasi, Jadwal, PergeseranJam
from sikinerja.jadwal.rules import JenisDispensasi, Ketentuan
from sikinerja.jejak.steps import catat
from sikinerja.pemberitahuan.steps import beri_tahu

HALAMAN_REALISASI = "/realisasi-bulanan/"


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
) -> Jadwal:
    """Set the window of a month for all (no PD) or for one PD, in place of an earlier one (domain.md §4.2).

    Raises Forbidden (BKD only), Invalid (order of the moments, no reason), NotFound (no such PD).
    """
    _only_bkd(ctx)
    alasan = rules.periksa_alasan(alasan)
    level = Ketentuan(
        mulai_pada, batas_pengisian_pada, batas_penilaian_pada, khusus_pd=perangkat_daerah_id is not None
    )
    rules.periksa_ketentuan(month, level, ctx.zone)
    advisory_lock("jadwal", month.tahun * 100 + month.bulan)
    key = {"tahun": month.tahun, "bulan": month.bulan, "perangkat_daerah_id": perangkat_daerah_id}
    before = Jadwal.objects.filter(**key).first()
    values = {
        "mulai_pada": mulai_pada,
        "batas_pengisian_pada": batas_pengisian_pada,
        "batas_penilaian_pada": batas_penilaian_pada,
        "alasan": alasan,
    }
    row, _ = Jadwal.objects.update_or_create(
        **key, defaults=values, create_defaults=values | {"dibuat_pada": ctx.now}
    )
    _must_exist(row, "perangkat_daerah")
    catat(ctx, aksi="jadwal.atur", objek=row, data={"dari": _moments(before), "ke": _moments(row)})
    return row


@operation
def hapus(ctx: Context, *, month: Month, alasan: str, perangkat_daerah_id: int | None = None) -> None:
    """Remove an override: what weighs less holds again (domain.md §4.2).

    Raises Forbidden (BKD only), Invalid (no reason), NotFound (there is none).
    """
    _only_bkd(ctx)
    alasan = rules.periksa_alasan(alasan)
    advisory_lock("jadwal", month.tahun * 100 + month.bulan)
    row = Jadwal.objects.filter(
        tahun=month.tahun, bulan=month.bulan, perangkat_daerah=perangkat_daerah_id
    ).first()
    if row is None:
        raise NotFound("Tidak ada jadwal khusus untuk bulan itu; yang berlaku jadwal umum.")
    catat(ctx, aksi="jadwal.hapus", objek=row, data={"dari": _moments(row), "alasan": alasan})
    row.delete()


@operation
def beri_dispensasi(
    ctx: Context, *, pegawai_id: int, month: Month, jenis: JenisDispensasi, batas_pada: datetime, alasan: str
) -> Dispensasi:
    """Give one person more time for one month, and tell that person (domain.md §4.2).

    An earlier grant of the same kind is replaced.
    Raises Forbidden (BKD only), Invalid (deadline before the month's window, no reason), NotFound (nobody).
    """
    _only_bkd(ctx)
    alasan = rules.periksa_alasan(alasan)
    rules.periksa_batas_dispensasi(month, batas_pada, ctx.zone)
    advisory_lock("dispensasi", pegawai_id)
    key = {"pegawai_id": pegawai_id, "tahun": month.tahun, "bulan": month.bulan, "jenis": jenis.value}
    before = Dispensasi.objects.filter(**key).first()
    row, _ = Dispensasi.objects.update_or_create(
        **key,
        defaults={"batas_pada": batas_pada, "alasan": alasan},
        create_defaults={"batas_pada": batas_pada, "alasan": alasan, "dibuat_pada": ctx.now},
    )
    _must_exist(row, "pegawai")
    catat(ctx, aksi="jadwal.dispensasi", objek=row, data={"dari": _grant(before), "ke": _grant(row)})
    judul, isi = messages.dispensasi(
        jenis=jenis, month=month, batas=batas_pada.astimezone(ctx.zone), alasan=alasan
    )
    beri_tahu(
        ctx,
        akun_id=row.pegawai.akun_id,
        judul=judul,
        isi=isi,
        tautan=HALAMAN_REALISASI,
        kunci=f"dispensasi:{row.pk}:{batas_pada.isoformat()}",
    )
    return row


@operation
def cabut_dispensasi(
    ctx: Context, *, pegawai_id: int, month: Month, jenis: JenisDispensasi, alasan: str
) -> None:
    """Take a dispensation back (domain.md §4.2). Raises Forbidden, Invalid (no reason), NotFound."""
    _only_bkd(ctx)
    alasan = rules.periksa_alasan(alasan)
    advisory_lock("dispensasi", pegawai_id)
    row = Dispensasi.objects.filter(
        pegawai=pegawai_id, tahun=month.tahun, bulan=month.bulan, jenis=jenis.value
    ).first()
    if row is None:
        raise NotFound("Tidak ada dispensasi untuk pegawai dan bulan itu.")
    catat(ctx, aksi="jadwal.cabut_dispensasi", objek=row, data={"dari": _grant(row), "alasan": alasan})
    row.delete()


@operation
def geser_jam(ctx: Context, *, ke: datetime | None, demo: bool) -> timedelta:
    """Move the demo's clock so that it is ``ke`` now; None: the real time again (domain.md §10).

    ``demo`` is the door's word for ``settings.DEMO``: outside demo mode this is Forbidden, always.
    Returns the new offset.
    """
    if not demo:
        raise Forbidden("Jam hanya dapat digeser dalam mode demo.")
    advisory_lock("jam")
    row, _ = PergeseranJam.objects.get_or_create(id=1)
    offset = timedelta()
    if ke is not None:
        rules.periksa_jam(ke)
        offset = row.geser + (ke - ctx.now)
    row.geser = offset
    row.save(update_fields=["geser"])
    catat(ctx, aksi="jadwal.geser_jam", objek=row, data={"ke": ke.isoformat() if ke else None})
    return offset


def _only_bkd(ctx: Context) -> None:
    if not ctx.actor.is_bkd:
        raise Forbidden("Jadwal dan dispensasi hanya dapat diatur oleh BKD.")


def _must_exist(row: Jadwal | Dispensasi, name: str) -> None:
    """Foreign keys are checked at commit; say it now and clearly."""
    try:
        getattr(row, name)
    except ObjectDoesNotExist:
        raise NotFound(f"{name.replace('_', ' ').capitalize()} tidak ditemukan.") from None


def _moments(row: Jadwal | None) -> dict[str, Any] | None:
    if row is None:
        return None
    return {
        "mulai_pada": row.mulai_pada.isoformat(),
        "batas_pengisian_pada": row.batas_pengisian_pada.isoformat(),
        "batas_penilaian_pada": row.batas_penilaian_pada.isoformat(),
        "alasan": row.alasan,
    }


def _grant(row: Dispensasi | None) -> dict[str, Any] | None:
    return None if row is None else {"batas_pada": row.batas_pada.isoformat(), "alasan": row.alasan}
