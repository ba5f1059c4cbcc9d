"""What the dashboard shows: tasks in order of deadline, the year, announcements."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time

from sikinerja.aktivitas.models import RencanaAktivitas
from sikinerja.core import indonesian
from sikinerja.core.context import Context
from sikinerja.core.time import Month, local_day
from sikinerja.kehadiran.queries import dirilis
from sikinerja.kepegawaian.queries.diminta import sapa
from sikinerja.kepegawaian.queries.keadaan import dicabut
from sikinerja.kepegawaian.queries.wewenang import menilai_kini
from sikinerja.mutasi.queries import berhenti
from sikinerja.mutasi.queries import pages as mutasi
from sikinerja.mutasi.rules.langkah import TugasMutasi
from sikinerja.pemberitahuan import queries as pemberitahuan
from sikinerja.pemberitahuan.models import Informasi
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries.draft import lengkap, satuan_skp
from sikinerja.realisasi.queries.month import ditarik_pada
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.realisasi.rules.kedudukan import Kedudukan, KedudukanBulan
from sikinerja.rekapitulasi import rules
from sikinerja.rekapitulasi.queries import rencana_kerja, tertunda
from sikinerja.rekapitulasi.rules import Fakta, Tugas, bulan_saya, tenggat, terbuka, tugas_nilai, tugas_skp
from sikinerja.rekapitulasi.rules.bulan_saya import BulanSaya, Draf, Kotak, kedudukan_saya, kotak_setahun
from sikinerja.rekapitulasi.rules.tugas_skp import KeadaanSkp
from sikinerja.skp.rules import StatusSkp


def rencana_hari_ini(ctx: Context) -> list[tuple[time, str]]:
    """Today's plans not yet entered: start and words. One query."""
    return list(
        RencanaAktivitas.objects.filter(
            pegawai=ctx.actor.pegawai_id, tanggal=ctx.today, dimasukkan_pada=None
        ).values_list("mulai", "uraian")[:20]
    )


def bulan_tersimpan(
    ctx: Context, months: Collection[Month]
) -> tuple[dict[Month, BulanSaya], dict[Month, Draf]]:
    """What is stored of one's months of these years, and the drafts of those not submitted. One query."""
    rows = (
        Realisasi.objects.filter(pegawai=ctx.actor.pegawai_id, tahun__in={m.tahun for m in months})
        .select_related("penilai__akun", "penilaian", "pengajuan", "draf", "skp__riwayat")
        .annotate(satuan=satuan_skp(), ditarik_pada=ditarik_pada(), dirilis=dirilis())
    )
    stored, drafts = {}, {}
    for row in rows:
        month, rated = Month(row.tahun, row.bulan), getattr(row, "penilaian", None)
        unfiled = row.status == StatusRealisasi.BELUM and hasattr(row, "draf")
        complete = unfiled and lengkap(row.draf.isian, row.satuan)
        stored[month] = BulanSaya(
            status=row.status,
            predikat=rated.predikat if rated else "",
            diajukan=row.pengajuan_id is not None,
            penilai=row.penilai.akun.nama if row.penilai else "",
            penilai_id=row.penilai_id,
            pd_id=row.skp.riwayat.perangkat_daerah_id if row.pengajuan_id is not None else None,
            nomor=row.pengajuan.nomor if row.pengajuan else "",
            diajukan_pada=row.pengajuan.diajukan_pada if row.pengajuan else None,
            ditarik_pada=row.ditarik_pada,
            draf_lengkap=complete,
            tuntas=row.skp.status == StatusSkp.SELESAI and row.dirilis,
        )
        if unfiled:
            drafts[month] = Draf(_tersimpan(ctx, row.draf.disimpan_pada), complete)
    return stored, drafts


TETAP = "Bila penilai Anda tetap, buka lalu simpan tanpa mengubahnya."
INFORMASI = 3
"""Announcements on the dashboard; all of them have a page."""


@dataclass(slots=True)
class Beranda:
    """What the dashboard shows. ``ditunggu``: what lies with others, until when or since when."""

    tugas: list[Tugas] = field(default_factory=list)
    ditunggu: list[Tugas] = field(default_factory=list)
    kotak: list[Kotak] = field(default_factory=list)
    informasi: list[Informasi] = field(default_factory=list)
    """The newest few; one more than :data:`INFORMASI` means there are more."""


def beranda(ctx: Context, fakta: Fakta) -> Beranda:
    """The tasks in order of deadline, what is waited for, the year, announcements (F1.5, F2.7)."""
    pd_ids = [fakta.pd_id] if fakta.pd_id else []
    informasi = pemberitahuan.informasi_berlaku(pd_ids=pd_ids, tanggal=ctx.today)
    found = Beranda(informasi=list(informasi[: INFORMASI + 1]))
    if fakta.is_asn:
        _milik_sendiri(ctx, fakta, found)
    _sebagai_penilai(ctx, fakta, found)
    held = any(plan.awal <= ctx.today <= plan.akhir for plan in fakta.periode)
    if held and not ctx.actor.purna and (plans := rencana_hari_ini(ctx)):
        found.tugas.append(_tugas_rencana(plans, ctx.today))
    found.tugas += tertunda.tugas_tertunda(ctx, fakta)
    told = sapa(ctx)
    for name in ("tugas", "ditunggu"):
        rows = [replace(row, keterangan=told(row.keterangan)) for row in getattr(found, name)]
        setattr(found, name, rules.urut(rows))
    return found


def _milik_sendiri(ctx: Context, fakta: Fakta, found: Beranda) -> None:
    """What an employee owes, waits for, and where the months of the year stand."""
    windows = rules.belum_diajukan(fakta, today=ctx.today, now=ctx.now, zone=ctx.zone)
    states = rencana_kerja.keadaan_skp(ctx)
    years = terbuka.tahun_terbuka(
        states, today=ctx.today, terdaftar=local_day(fakta.terdaftar_pada, ctx.zone)
    )
    months = _bulan_terbuka(ctx, fakta, states, years)
    asked = {*months, *rules.bulan_calon(ctx.today, [window.month for window in windows])}
    rows, drafts = bulan_tersimpan(ctx, asked | {Month.of(ctx.today)})
    stand = _berdiri(ctx, fakta, rows, asked, dicabut_pernah=any(one.dicabut for one in states))
    missed = bulan_saya.terlewat(fakta, {m: stand[m] for m in months})
    states, rows = _menilai_kini(ctx, states, rows)
    lacking = bulan_saya.kurang_skp(missed)
    _rencana_kerja(ctx, fakta, found, states=states, years=years, tanpa_skp=lacking)
    found.tugas += bulan_saya.tugas_isi(windows, drafts, stand, ctx.zone)
    found.tugas += bulan_saya.tugas_lewat(missed, terbuka.tahun_tuntas(states, years, ctx.today))
    found.ditunggu += bulan_saya.ditunggu_bulan(stand, rows, terbuka=months, zone=ctx.zone)
    plans = rules.akhir_terbuka(fakta, today=ctx.today)
    traces = {row.skp_id: row.jejak for row in states if row.skp_id is not None}
    found.tugas += tugas_skp.tugas_akhir(plans, traces, today=ctx.today)
    found.tugas += _ganti_penilai(ctx)
    found.kotak = kotak_setahun(fakta, rows, tahun=ctx.today.year, now=ctx.now, zone=ctx.zone)


def _berdiri(
    ctx: Context, fakta: Fakta, rows: dict[Month, BulanSaya], months: set[Month], *, dicabut_pernah: bool
) -> dict[Month, Kedudukan]:
    """Where one's months stand. One query where one was not filed and a state was ever taken away."""

    def now() -> dict[Month, Kedudukan]:
        of = ((month, rows.get(month, BulanSaya())) for month in months)
        return {m: kedudukan_saya(fakta, row, m, now=ctx.now, zone=ctx.zone) for m, row in of}

    found = now()
    if not dicabut_pernah or all(one.di != KedudukanBulan.TIDAK_MENGISI for one in found.values()):
        return found
    fakta.dicabut = dicabut(akun_id=ctx.actor.akun_id)
    return now() if fakta.dicabut else found


def langkah_skp(ctx: Context, fakta: Fakta) -> list[Tugas]:
    """What has to happen before an approved SKP holds today, the first step first: in the dashboard's words.

    Empty: nothing is owed. Three queries, up to four more where something waits or was begun.
    """
    if not rules.sedang_bertugas(fakta, ctx.today):
        return []
    states, _ = _menilai_kini(ctx, rencana_kerja.keadaan_skp(ctx), {})
    year = ctx.today.year
    this_year = [
        tenggat.dengan_tenggat(fakta, r, now=ctx.now, zone=ctx.zone) for r in states if r.tahun == year
    ]
    moved = [row for row in mutasi.tugas(ctx) if row.milik]
    return [
        *_tugas_mutasi(moved, {}),
        *tugas_skp.tugas_skp(
            this_year or [r for r in states if r.status != StatusSkp.KONSEP],
            year,
            ada_jabatan_aktif=any(row.aktif for row in states),
        ),
        *tugas_skp.ditunggu_skp([row for row in this_year if not row.versi]),
    ]


def _bulan_terbuka(ctx: Context, fakta: Fakta, states: list[KeadaanSkp], years: list[int]) -> list[Month]:
    """The months of which something is still owed. One query where a year or an SKP is rated."""
    begun = local_day(fakta.terdaftar_pada, ctx.zone)
    known = terbuka.tahun_saya(states, today=ctx.today, terdaftar=begun)
    months = terbuka.bulan_berlalu(known, ctx.today)
    rated = terbuka.bulan_dinilai(months, terbuka=years, periode=fakta.periode)
    told = rencana_kerja.menunggu_rilis(rated) if rated else set()
    return [month for month in months if month not in rated or month in told]


def _rencana_kerja(
    ctx: Context,
    fakta: Fakta,
    found: Beranda,
    *,
    states: list[KeadaanSkp],
    years: list[int],
    tanpa_skp: set[int],
) -> None:
    """SKP to make and to hand in, and those that lie with others.

    ``years``: those not rated. Who is away is asked about those in ``tanpa_skp``, of which a month is owed;
    who has left, about those that were approved: a revision under way, a year that waits to be rated.
    """
    there = rules.sedang_bertugas(fakta, ctx.today)
    left = ctx.actor.purna and not there
    if left:
        states = [row for row in states if row.versi]
    states = [tenggat.dengan_tenggat(fakta, row, now=ctx.now, zone=ctx.zone) for row in states]
    found.ditunggu += tugas_skp.ditunggu_skp(states)
    told = [row for row in states if there or left or row.tahun in tanpa_skp]
    found.tugas += tugas_skp.tugas_skp(
        told,
        ctx.today.year,
        ada_jabatan_aktif=any(row.aktif for row in states),
        terbuka=years,
        hadir_sejak=bulan_saya.hadir_sejak(fakta, ctx.today),
        is_bertugas=there or (not left and ctx.today.year in tanpa_skp),
    )


def _menilai_kini(
    ctx: Context, states: list[KeadaanSkp], rows: dict[Month, BulanSaya]
) -> tuple[list[KeadaanSkp], dict[Month, BulanSaya]]:
    """The same, naming who rates instead where something waits for a penilai who rates no more.

    One query where something waits; two more if so.
    """
    waiting: list[KeadaanSkp | BulanSaya] = [one for one in states if one.status in tugas_skp.DITUNGGU]
    waiting += [one for one in rows.values() if one.diajukan and not one.predikat]
    named = menilai_kini(ctx, penilai_ids=[one.penilai_id for one in waiting])

    def now(one: KeadaanSkp | BulanSaya) -> str:
        return named(one.penilai_id, one.penilai, ctx.actor.pegawai_id or 0)

    months = {month: replace(one, penilai=now(one)) for month, one in rows.items()}
    return [replace(one, penilai=now(one)) for one in states], months


def _sebagai_penilai(ctx: Context, fakta: Fakta, found: Beranda) -> None:
    """What subordinates wait for, and what came too late."""
    waiting = rules.belum_dinilai(fakta, now=ctx.now, zone=ctx.zone)
    found.tugas += tugas_nilai.tugas_nilai(waiting, ctx.zone)
    found.tugas += tugas_nilai.tugas_tidak_dinilai(fakta, now=ctx.now, zone=ctx.zone)
    if fakta.penilaian_skp or fakta.penilaian_akhir:
        found.tugas += tugas_skp.tugas_skp_bawahan(rencana_kerja.skp_menunggu(ctx))


def _tersimpan(ctx: Context, pada: datetime) -> str:
    local = pada.astimezone(ctx.zone)
    day = "hari ini" if local.date() == ctx.today else indonesian.tanggal(local.date())
    return f"Draf tersimpan {day} {indonesian.pukul(local)}"


def _tugas_rencana(rencana: list[tuple[time, str]], hari: date) -> Tugas:
    mulai, uraian = rencana[0]
    return Tugas(
        "Rencana hari ini",
        f"{indonesian.pukul(mulai)} {uraian}",
        "Catat aktivitas",
        ("aktivitas:ringkasan",),
        jumlah=len(rencana),
        satuan="rencana",
        sejak=hari,
    )


def _ganti_penilai(ctx: Context) -> list[Tugas]:
    """What a mutasi asks, and one's own penilai who rates no more: each riwayat once."""
    gone = berhenti.tugas(ctx)
    asked = {one.riwayat_id: f"{one.teks} {TETAP}" if one.pindah else one.teks for one in gone}
    return _tugas_mutasi(mutasi.tugas(ctx), asked)


def _tugas_mutasi(rows: list[TugasMutasi], asked: dict[int, str]) -> list[Tugas]:
    """What a mutasi asks of the mover, and of those who then change their penilai (BAB II.5, VII).

    ``asked``: by riwayat, why its penilai is to be changed anyway.
    """
    found: list[Tugas] = []
    since: dict[int, date] = {}
    for row in rows:
        sejak = indonesian.tanggal(row.tanggal)
        if row.milik:
            teks = f"Mutasi {sejak}: {row.berikut}"
            found.append(
                Tugas("Lanjutkan langkah mutasi", teks, "Lanjutkan", ("mutasi:lihat",), sejak=row.tanggal)
            )
        elif row.riwayat_id is not None:
            teks = (
                f"{row.nama} dimutasi mulai {sejak}. Ubahlah sesudah realisasi Anda dinilai olehnya."
                if row.lama
                else f"{row.nama} menjabat {row.jabatan} mulai {sejak}. Ubahlah bila ia sekarang atasan Anda."
            )
            teks = f"{teks} {TETAP}"
            asked[row.riwayat_id] = f"{asked[row.riwayat_id]} {teks}" if row.riwayat_id in asked else teks
            since[row.riwayat_id] = min(row.tanggal, since.get(row.riwayat_id, row.tanggal))
    for riwayat_id, teks in asked.items():
        page = ("riwayat_jabatan:edit", riwayat_id)
        found.append(Tugas("Ubah pejabat penilai", teks, "Ubah", page, sejak=since.get(riwayat_id)))
    return found
