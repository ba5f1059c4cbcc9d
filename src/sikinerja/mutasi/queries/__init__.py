"""What a change of pejabat penilai would touch (domain.md §6)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, When

from sikinerja.core.context import Context
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.jadwal import queries as jadwal
from sikinerja.jadwal.rules import ONE_SECOND, Jendela
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries.berhenti import tidak_ada
from sikinerja.mutasi import rules
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import month as realisasi
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import MENUNGGU_PENILAI, StatusSkp


@dataclass(frozen=True, slots=True)
class BulanTerbuka:
    """A month that was filed and is not rated: who has it now, and whether it stays there by default."""

    realisasi: Realisasi
    nama: str
    batas_penilaian_pada: datetime
    boleh_tetap: bool
    tetap: bool
    lewat: bool = False
    """Whether that deadline is over."""


@dataclass(frozen=True, slots=True)
class Pergantian:
    """A change of penilai about to be made."""

    dari: Pegawai | None
    ke: Pegawai
    bulan: Sequence[BulanTerbuka]
    skp_menunggu: bool
    akhir_menunggu: bool


def pergantian(ctx: Context, *, riwayat: RiwayatJabatan, penilai_id: int | None) -> Pergantian | None:
    """What changing the penilai of ``riwayat`` to somebody else would touch; None when nothing changes."""
    if penilai_id is None or penilai_id == riwayat.penilai_id:
        return None
    ke = Pegawai.objects.select_related("akun").filter(pk=penilai_id).first()
    if ke is None:
        return None
    status = Skp.objects.filter(riwayat=riwayat).values_list("status", flat=True).first()
    return Pergantian(
        dari=riwayat.penilai,
        ke=ke,
        bulan=bulan_terbuka(ctx, riwayat=riwayat, kecuali_penilai_id=penilai_id),
        skp_menunggu=status in MENUNGGU_PENILAI,
        akhir_menunggu=status == StatusSkp.PENILAIAN_AKHIR,
    )


def bulan_terbuka(ctx: Context, *, riwayat: RiwayatJabatan, kecuali_penilai_id: int) -> list[BulanTerbuka]:
    """Filed, unrated months under the riwayat's SKP that are not with ``kecuali_penilai_id`` already."""
    rows = list(
        realisasi.belum_dinilai(riwayat_id=riwayat.pk)
        .exclude(penilai=kecuali_penilai_id)
        .annotate(lama_tidak_ada=Case(When(tidak_ada(ctx.today, "penilai"), then=True), default=False))
        .select_related("penilai__akun")
        .order_by("tahun", "bulan")
    )
    if not rows:
        return []
    tahun = jadwal.jendela_tahun(  # an SKP, and so its months, lies within one year
        pegawai_id=riwayat.pegawai_id,
        perangkat_daerah_id=riwayat.perangkat_daerah_id,
        tahun=rows[0].tahun,
        zone=ctx.zone,
    )
    return [_bulan(row, tahun[row.bulan - 1], ctx.now) for row in rows]


def _bulan(row: Realisasi, jendela: Jendela, now: datetime) -> BulanTerbuka:
    ada = row.penilai is not None and not vars(row)["lama_tidak_ada"]
    return BulanTerbuka(
        realisasi=row,
        nama=bulan_tahun(row.tahun, row.bulan),
        batas_penilaian_pada=jendela.batas_penilaian_pada,
        boleh_tetap=ada,
        tetap=rules.tetap_pada_lama(penilai_lama_ada=ada, jendela_terbuka=jendela.boleh_nilai(now)),
        lewat=now >= jendela.batas_penilaian_pada + ONE_SECOND,
    )


def boleh_ganti_penilai(*, riwayat: RiwayatJabatan) -> bool:
    """On the active riwayat, or where its SKP has something unfinished, or there is none (domain.md §6)."""
    if riwayat.aktif:
        return True
    skp = Skp.objects.filter(riwayat=riwayat).first()
    if skp is None or skp.status != StatusSkp.SELESAI:
        return True
    return realisasi.belum_dinilai(riwayat_id=riwayat.pk).exists()


def ber_skp(*, riwayat: RiwayatJabatan) -> bool:
    """Whether an SKP hangs on the riwayat."""
    return Skp.objects.filter(riwayat=riwayat).exists()
