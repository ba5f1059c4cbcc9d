"""What the dashboard shows: tasks in order of deadline, the year, announcements."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import Count, OuterRef, Subquery, Window

from sikinerja.aktivitas.models import RencanaAktivitas
from sikinerja.core import indonesian
from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.mutasi.queries import berhenti
from sikinerja.mutasi.queries import pages as mutasi
from sikinerja.mutasi.rules.langkah import TugasMutasi
from sikinerja.pemberitahuan import queries as pemberitahuan
from sikinerja.pemberitahuan.models import Informasi
from sikinerja.realisasi.models import Draf, Realisasi
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.rekapitulasi import rules
from sikinerja.rekapitulasi.queries import tertunda
from sikinerja.rekapitulasi.rules import Fakta, Kotak, Tugas, tugas_skp
from sikinerja.rekapitulasi.rules.tugas_skp import KeadaanSkp, SkpMenunggu
from sikinerja.skp import queries as skp
from sikinerja.skp.models import RiwayatSkp, Skp
from sikinerja.skp.rules import MENUNGGU_PENILAI, StatusSkp


def keadaan_skp(ctx: Context) -> tuple[list[KeadaanSkp], bool]:
    """This year's riwayat with their SKP, and whether last year has a riwayat to copy. One query."""
    tahun = ctx.today.year
    rows = list(
        RiwayatJabatan.objects.filter(pegawai=ctx.actor.pegawai_id, tahun__in=(tahun, tahun - 1))
        .order_by("pk")
        .values_list("tahun", "aktif", "skp__pk", "skp__status", "skp__langkah", "skp__versi_terakhir")
    )
    return [KeadaanSkp(*row[1:]) for row in rows if row[0] == tahun], any(row[0] != tahun for row in rows)


def draf(ctx: Context) -> dict[Month, datetime]:
    """When one's drafts of months not submitted were saved. One query."""
    rows = Draf.objects.filter(
        realisasi__pegawai=ctx.actor.pegawai_id, realisasi__status=StatusRealisasi.BELUM
    ).values_list("realisasi__tahun", "realisasi__bulan", "disimpan_pada")
    return {Month(tahun, bulan): saved for tahun, bulan, saved in rows}


def akhir_dikembalikan(ctx: Context) -> set[int]:
    """One's own SKP whose realisasi akhir the penilai returned and that is not submitted again. One query."""
    last = RiwayatSkp.objects.filter(skp=OuterRef("pk")).order_by("-langkah").values("aksi")[:1]
    rows = Skp.objects.filter(pegawai=ctx.actor.pegawai_id, status=StatusSkp.REALISASI)
    rows = rows.annotate(aksi=Subquery(last)).filter(aksi="kembalikan_akhir").order_by()
    return set(rows.values_list("pk", flat=True))


def skp_menunggu(ctx: Context) -> list[SkpMenunggu]:
    """SKP that wait for this penilai, by status: how many, and the one that has waited longest. One query."""
    everyone = Window(Count("pk"), partition_by="status")
    rows = (
        Skp.objects.filter(skp.dinilai(ctx.actor), status__in=[*MENUNGGU_PENILAI, StatusSkp.PENILAIAN_AKHIR])
        .annotate(jumlah=everyone)
        .order_by("status", "diubah_pada", "pk")
        .distinct("status")
        .values_list("status", "jumlah", "pegawai__akun__nama", "diubah_pada")
    )
    return [
        SkpMenunggu(status, jumlah, nama, pada.astimezone(ctx.zone).date())
        for status, jumlah, nama, pada in rows
    ]


def rencana_hari_ini(ctx: Context) -> list[tuple[time, str]]:
    """Today's plans not yet entered: start and words. One query."""
    return list(
        RencanaAktivitas.objects.filter(
            pegawai=ctx.actor.pegawai_id, tanggal=ctx.today, dimasukkan_pada=None
        ).values_list("mulai", "uraian")[:20]
    )


def setahun(ctx: Context) -> dict[int, tuple[str, str]]:
    """Status and predikat of one's months this year. One query."""
    rows = Realisasi.objects.filter(pegawai=ctx.actor.pegawai_id, tahun=ctx.today.year).values_list(
        "bulan", "status", "penilaian__predikat"
    )
    return {bulan: (status, predikat or "") for bulan, status, predikat in rows}


INFORMASI = 3
"""Announcements on the dashboard; all of them have a page."""


@dataclass(frozen=True, slots=True)
class Beranda:
    """What the dashboard shows."""

    tugas: list[Tugas]
    kotak: list[Kotak]
    informasi: list[Informasi]
    """The newest few; one more than :data:`INFORMASI` means there are more."""


def beranda(ctx: Context, fakta: Fakta) -> Beranda:
    """The tasks in order of deadline, the year, and announcements; at most six queries (F1.5, F2.7)."""
    informasi = pemberitahuan.informasi_berlaku(
        pd_ids=[fakta.pd_id] if fakta.pd_id else [], tanggal=ctx.today
    )
    windows = rules.belum_diajukan(fakta, today=ctx.today, now=ctx.now, zone=ctx.zone)
    tugas = rules.tugas_nilai(rules.belum_dinilai(fakta, now=ctx.now, zone=ctx.zone), ctx.zone)
    kotak: list[Kotak] = []
    if fakta.is_asn:
        keadaan, ada_tahun_lalu = keadaan_skp(ctx)
        if rules.sedang_bertugas(fakta, ctx.today):
            own = tugas_skp.tugas_skp(keadaan, ctx.today.year, ada_tahun_lalu=ada_tahun_lalu)
            tugas = [*own, *tugas]
        saved = {month: _tersimpan(ctx, pada) for month, pada in draf(ctx).items()}
        tugas += rules.tugas_isi(windows, saved, ctx.zone)
        years = rules.akhir_terbuka(fakta, today=ctx.today)
        tugas += tugas_skp.tugas_akhir(years, akhir_dikembalikan(ctx) if years else ())
        open_months = {w.month.bulan for w in windows if w.month.tahun == ctx.today.year}
        kotak = rules.kotak_setahun(setahun(ctx), open_months, rules.bebas(fakta, ctx.today.year))
        tugas += _ganti_penilai(ctx)
    if fakta.penilaian_skp or fakta.penilaian_akhir:
        tugas += tugas_skp.tugas_skp_bawahan(skp_menunggu(ctx))
    if fakta.periode and (rencana := rencana_hari_ini(ctx)):
        tugas.append(_tugas_rencana(rencana))
    tugas += tertunda.tugas_tertunda(ctx, fakta)
    return Beranda(rules.urut(tugas), kotak, list(informasi[: INFORMASI + 1]))


def _tersimpan(ctx: Context, pada: datetime) -> str:
    local = pada.astimezone(ctx.zone)
    day = "hari ini" if local.date() == ctx.today else indonesian.tanggal(local.date())
    return f"Draf tersimpan {day} {indonesian.pukul(local)}"


def _tugas_rencana(rencana: list[tuple[time, str]]) -> Tugas:
    mulai, uraian = rencana[0]
    return Tugas(
        "Rencana hari ini",
        f"{indonesian.pukul(mulai)} {uraian}",
        "Catat aktivitas",
        ("aktivitas:ringkasan",),
        jumlah=len(rencana),
        satuan="rencana",
    )


def _ganti_penilai(ctx: Context) -> list[Tugas]:
    """What a mutasi asks, and one's own penilai who rates no more: each riwayat once."""
    gone = berhenti.tugas(ctx)
    return _tugas_mutasi(mutasi.tugas(ctx), {gone.riwayat_id: gone.teks} if gone else {})


def _tugas_mutasi(rows: list[TugasMutasi], asked: dict[int, str]) -> list[Tugas]:
    """What a mutasi asks of the mover, and of those who then change their penilai (BAB II.5, VII).

    ``asked``: by riwayat, why its penilai is to be changed anyway.
    """
    found: list[Tugas] = []
    for row in rows:
        sejak = indonesian.tanggal(row.tanggal)
        if row.milik:
            teks = f"Mutasi {sejak}: selesaikan SKP jabatan lama, lalu ajukan SKP yang baru."
            found.append(Tugas("Lanjutkan langkah mutasi", teks, "Lanjutkan", ("mutasi:lihat",)))
        elif row.riwayat_id is not None:
            teks = (
                f"{row.nama} dimutasi mulai {sejak}. Ubahlah sesudah realisasi Anda dinilai olehnya."
                if row.lama
                else f"{row.nama} menjabat {row.jabatan} mulai {sejak}. Ubahlah bila ia sekarang atasan Anda."
            )
            asked[row.riwayat_id] = f"{asked[row.riwayat_id]} {teks}" if row.riwayat_id in asked else teks
    for riwayat_id, teks in asked.items():
        found.append(Tugas("Ubah pejabat penilai", teks, "Ubah", ("riwayat_jabatan:edit", riwayat_id)))
    return found
