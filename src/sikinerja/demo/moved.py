"""Somebody of the demo in the middle of a mutasi: moved on 20 February, recorded late (BAB VII, case 2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from sikinerja.aktivitas import steps as aktivitas
from sikinerja.core.context import Actor, Channel, Context
from sikinerja.kepegawaian import queries as kepegawaian
from sikinerja.kepegawaian import steps as riwayat_steps
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.mutasi.models import Mutasi
from sikinerja.mutasi.rules.perpindahan import perpindahan
from sikinerja.realisasi.models import Realisasi
from sikinerja.skp import steps as skp_steps

TANGGAL = date(2023, 2, 20)
PERAN = "Pegawai yang dimutasi 20 Februari 2023: halaman Mutasi memandu langkahnya"


@transaction.atomic
def move(*, pd: str, kecuali_penilai_id: int, at: datetime, zone: ZoneInfo) -> None:
    """Move one person of a PD to another unit of it, an hour before the demo's clock begins."""
    lama = _who(pd, kecuali_penilai_id)
    akun, p, skp = lama.pegawai.akun, perpindahan(TANGGAL), lama.skp
    actor = Actor(akun_id=akun.pk, pegawai_id=lama.pegawai_id, nama=akun.nama)
    ctx = Context(actor, at - timedelta(hours=1), Channel.WEB, "demo", zone)
    others = RiwayatJabatan.objects.filter(aktif=True, perangkat_daerah=lama.perangkat_daerah_id)
    post = others.exclude(penilai__in=(lama.penilai_id, lama.pegawai_id)).filter(jabatan=lama.jabatan_id)
    isian = replace(kepegawaian.isian(post.order_by("pk")[0]), tahun=TANGGAL.year, tmt=TANGGAL, aktif=True)
    baru = riwayat_steps.tambah_riwayat(ctx, pegawai_id=lama.pegawai_id, isian=isian)
    akhir = skp.periode_akhir
    skp_steps.akhiri(ctx, skp=skp, periode_akhir=p.akhir_lama)
    konsep = skp_steps.buat(
        ctx, riwayat=baru, periode_awal=p.awal_baru, periode_akhir=p.akhir_baru, model=skp.model
    )
    moved = aktivitas.pindahkan(ctx, dari=skp, ke=konsep)
    Mutasi.objects.create(
        pegawai=lama.pegawai,
        tanggal=TANGGAL,
        kasus=p.kasus.value,
        riwayat_lama=lama,
        riwayat_baru=baru,
        skp_lama=skp,
        semula={"riwayat_dibuat": True, "aktif": lama.pk, "akhir": akhir.isoformat(), "akhir_semula": None}
        | moved,
        dicatat_oleh=akun,
        dicatat_pada=ctx.now,
    )


def _who(pd: str, kecuali_penilai_id: int) -> RiwayatJabatan:
    """Somebody whose year is approved and whose February waits for its rating."""
    waiting = Realisasi.objects.filter(tahun=2023, bulan=2, status="PENILAIAN_HASIL_KERJA")
    rows = RiwayatJabatan.objects.filter(
        aktif=True,
        perangkat_daerah__kode=pd,
        skp__status="DISETUJUI",
        skp__periode_awal=date(2023, 1, 1),
        pegawai__in=waiting.values("pegawai"),
    )
    rows = rows.exclude(penilai=kecuali_penilai_id).exclude(jabatan__jenis="STRUKTURAL")
    return rows.select_related("pegawai__akun", "skp").order_by("pk")[0]
