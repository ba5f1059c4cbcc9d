"""What every change of windows has in common: who may, the lock, the history line, who is told."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.core.time import Month
from sikinerja.core.transactions import advisory_lock, step
from sikinerja.jadwal import messages
from sikinerja.jadwal.models import Dispensasi, Jadwal, PerubahanJadwal
from sikinerja.jadwal.queries.peta import PetaJendela
from sikinerja.jadwal.rules.perubahan import JenisPerubahan
from sikinerja.pemberitahuan.steps import beri_tahu, siarkan

HALAMAN_REALISASI = "/realisasi-bulanan/"


@step
def only_bkd(ctx: Context) -> None:
    """Windows are set by BKD and nobody else (domain.md §4.2)."""
    if not ctx.actor.is_bkd:
        raise Forbidden("Jadwal dan dispensasi hanya dapat diatur oleh BKD.")


def lock_month(month: Month) -> None:
    """Whoever changes windows of a month, at whatever level, waits for the one before."""
    advisory_lock("jadwal", month.tahun * 100 + month.bulan)


def moments(row: Jadwal | None) -> dict[str, Any]:
    """An override as the history keeps it; nothing where there was none."""
    if row is None:
        return {}
    return {
        "mulai_pada": row.mulai_pada.isoformat(),
        "batas_pengisian_pada": row.batas_pengisian_pada.isoformat(),
        "batas_penilaian_pada": row.batas_penilaian_pada.isoformat(),
        "alasan": row.alasan,
    }


def grant(row: Dispensasi | None) -> dict[str, Any]:
    """A dispensation as the history keeps it."""
    return {} if row is None else {"batas_pada": row.batas_pada.isoformat(), "alasan": row.alasan}


@step
def perubahan(
    ctx: Context,
    *,
    jenis: JenisPerubahan,
    row: Jadwal | Dispensasi,
    dari: dict[str, Any],
    ke: dict[str, Any],
    alasan: str,
    gangguan_id: int | None = None,
) -> PerubahanJadwal:
    """A line of the history, to be saved."""
    scope = (
        {"pegawai_id": row.pegawai_id, "jenis_dispensasi": row.jenis}
        if isinstance(row, Dispensasi)
        else {"perangkat_daerah_id": row.perangkat_daerah_id}
    )
    return PerubahanJadwal(
        tahun=row.tahun, bulan=row.bulan, jenis=jenis.value, dari=dari, ke=ke, alasan=alasan,
        gangguan_id=gangguan_id, akun_id=ctx.actor.akun_id, nama=ctx.actor.nama, pada=ctx.now, **scope,
    )  # fmt: skip


@step
def umumkan(
    ctx: Context,
    *,
    lama: PetaJendela,
    baru: PetaJendela,
    perangkat_daerah_id: int | None,
    alasan: str,
    kunci: str,
) -> None:
    """Tell everybody concerned which window holds now."""
    before, after = (
        one.untuk(pegawai_id=None, perangkat_daerah_id=perangkat_daerah_id) for one in (lama, baru)
    )
    judul, isi = messages.jadwal_berubah(after, before, zone=ctx.zone, alasan=alasan)
    siarkan(
        ctx,
        judul=judul,
        isi=isi,
        tautan=HALAMAN_REALISASI,
        kunci=kunci,
        perangkat_daerah_id=perangkat_daerah_id,
    )


@step
def kabari(ctx: Context, *, row: Dispensasi, told: tuple[str, str], kunci: str) -> None:
    """Tell the person of a dispensation what became of it; ``told``: title and text."""
    judul, isi = told
    beri_tahu(
        ctx,
        akun_id=row.pegawai.akun_id,
        judul=judul,
        isi=isi,
        tautan=HALAMAN_REALISASI,
        kunci=kunci,
    )


def must_exist(row: Jadwal | Dispensasi, name: str) -> None:
    """Foreign keys are checked at commit; say it now and clearly."""
    try:
        getattr(row, name)
    except ObjectDoesNotExist:
        raise NotFound(f"{name.replace('_', ' ').capitalize()} tidak ditemukan.") from None
