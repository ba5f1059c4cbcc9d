"""One person's year as the recap shows it: SKP, months, ratings, activities (F8.5)."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import partial
from typing import Any

from django.db.models import Q

from sikinerja.core.context import Context
from sikinerja.core.errors import Forbidden, NotFound
from sikinerja.core.sql import Question
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.kepegawaian.queries import keadaan
from sikinerja.kepegawaian.queries.wewenang import menilai_kini
from sikinerja.kepegawaian.rules.berhenti import keadaan_lepas
from sikinerja.kepegawaian.rules.keadaan import keadaan_bulan, meninggal_pada
from sikinerja.penilaian.rules import nama_penilai
from sikinerja.realisasi.models import Realisasi
from sikinerja.rekapitulasi.queries.lingkup import TERTUTUP
from sikinerja.rekapitulasi.queries.tahunan import jendela_per_pd
from sikinerja.rekapitulasi.rules.tahunan import (
    BulanTersimpan,
    Petak,
    jendela_orang,
    pd_bulan,
    petak_setahun,
)
from sikinerja.skp.models import Skp
from sikinerja.skp.queries.persetujuan import PERTAMA, periode
from sikinerja.skp.rules import StatusSkp
from sikinerja.skp.rules.akhir import tanpa_penilaian

PD = "skp__riwayat__perangkat_daerah"
AKTIVITAS = Question.beside(__file__, "aktivitas_tahun.sql")


@dataclass(frozen=True, slots=True)
class BulanOrang:
    """One month of a person, with what was reported and how it was rated. Moments in UTC."""

    bulan: int
    petak: Petak
    diajukan_pada: datetime | None
    penilai: str
    rating_hasil_kerja: str
    rating_perilaku: str
    selesai_pada: datetime | None
    aktivitas: int
    menit: int
    di: str = ""
    """The PD out of the viewer's sight in which it was filed, or would be: its details stay there."""


@dataclass(frozen=True, slots=True)
class SetahunOrang:
    """A person's year; ``skp`` are those within the viewer's sight, with penilai and PD loaded."""

    pegawai: Pegawai
    riwayat: RiwayatJabatan | None
    tahun: int
    tahun_kini: int
    skp: list[Skp]
    bulan: list[BulanOrang]
    penilai: str = ""
    """Who rates now; "": nobody is named."""
    penilai_skp: Mapping[int, str] = field(default_factory=dict)
    """The same of each SKP; of a finished one whom its riwayat names."""
    tanpa_penilaian: Mapping[int, str] = field(default_factory=dict)
    """SKP that are closed without a final rating, and why."""


def setahun(ctx: Context, *, pegawai_id: int, tahun: int | None) -> SetahunOrang:
    """Somebody who has, or had, a place in a PD the actor looks after; nine queries (eleven).

    Of who has been in several PD the details stay in each; where a month stands is said of all of them, as in
    the grid. Forbidden for whoever sees no recap, NotFound for people of other PD.
    """
    pd = ctx.actor.pengelola_pd | ctx.actor.pimpinan_pd
    if not ctx.actor.is_bkd and not pd:
        raise Forbidden(TERTUTUP)
    mine = Q() if ctx.actor.is_bkd else Q(perangkat_daerah__in=pd)
    people = Pegawai.objects.select_related("akun", "pangkat").annotate(**keadaan.kolom("pk"))
    pegawai = people.filter(pk=pegawai_id).first()
    rows = RiwayatJabatan.objects.filter(mine, pegawai=pegawai_id)
    riwayat = (
        rows.select_related("jabatan", "unit_kerja", "perangkat_daerah", "penilai__akun")
        .order_by("-aktif", "-tahun", "-tmt", "-pk")
        .first()
    )
    if pegawai is None or (riwayat is None and not ctx.actor.is_bkd):
        raise NotFound("Pegawai tidak ditemukan.")
    year = tahun or ctx.today.year
    semua = list(
        Skp.objects.filter(pegawai=pegawai_id, tahun=year)
        .select_related(
            *(f"riwayat__{name}" for name in ("jabatan", "unit_kerja", "penilai__akun", "perangkat_daerah"))
        )
        .annotate(**PERTAMA)
        .order_by("periode_awal")
    )
    plans = [plan for plan in semua if ctx.actor.is_bkd or plan.riwayat.perangkat_daerah_id in pd]
    pd_id = riwayat.perangkat_daerah_id if riwayat else None
    months = _bulan(ctx, pegawai, year, semua, tampak=None if ctx.actor.is_bkd else pd, pd_id=pd_id)
    kini, per_skp = _penilai(ctx, pegawai, riwayat, plans)
    died = meninggal_pada(keadaan.dari_kolom(vars(pegawai)))
    closed = {plan.pk: text for plan in plans if (text := tanpa_penilaian(died, status=plan.status))}
    return SetahunOrang(pegawai, riwayat, year, ctx.today.year, plans, months, kini, per_skp, closed)


def _penilai(
    ctx: Context, pegawai: Pegawai, riwayat: RiwayatJabatan | None, plans: list[Skp]
) -> tuple[str, dict[int, str]]:
    """Who rates now: under a riwayat (""), and each of these SKP. One query, or three."""
    posts = [plan.riwayat for plan in plans] + ([riwayat] if riwayat else [])
    named = menilai_kini(ctx, penilai_ids=[post.penilai_id for post in posts])

    def kini(post: RiwayatJabatan, *, done: bool = False) -> str:
        name = post.penilai.akun.nama if post.penilai else ""
        return name if done else named(post.penilai_id, name, pegawai.pk)

    per_skp = {plan.pk: kini(plan.riwayat, done=plan.status == StatusSkp.SELESAI) for plan in plans}
    return (kini(riwayat) if riwayat else ""), per_skp


def _bulan(
    ctx: Context,
    pegawai: Pegawai,
    tahun: int,
    plans: list[Skp],
    *,
    tampak: Collection[int] | None,
    pd_id: int | None,
) -> list[BulanOrang]:
    """``tampak``: the PD whose details may be seen; None: all."""
    filed = _diajukan(pegawai, tahun)
    months = {
        n: BulanTersimpan(
            row["status"], row["penilaian__predikat"] or "", row["pengajuan"] is not None, row[PD]
        )
        for n, row in filed.items()
    }
    skp = [periode(plan, plan.riwayat.perangkat_daerah_id) for plan in plans]
    states = keadaan.dari_kolom(vars(pegawai))
    free = {n: keadaan_bulan(states, Month(tahun, n)) for n in range(1, 13)}
    jendela = partial(jendela_per_pd(ctx, tahun), pegawai.pk)
    boxes = petak_setahun(
        jendela_orang(jendela, months=months, skp=skp, selain=pd_id),
        months=months,
        skp=skp,
        keadaan={n: row.jenis for n, row in free.items() if row},
        now=ctx.now,
        zone=ctx.zone,
        lepas="" if pegawai.akun.aktif else keadaan_lepas(states, ctx.today),
    )
    span = {"pegawai": pegawai.pk, "awal": date(tahun, 1, 1), "akhir": date(tahun, 12, 31)}
    done = {row["bulan"]: (row["jumlah"], row["menit"]) for row in AKTIVITAS.rows(span)}
    names = {plan.riwayat.perangkat_daerah_id: plan.riwayat.perangkat_daerah.nama for plan in plans}
    found = []
    for n in range(1, 13):
        pd = pd_bulan(Month(tahun, n), row=months.get(n), skp=skp, selain=pd_id)
        di = "" if tampak is None or pd in tampak or pd is None else names[pd]
        found.append(_satu(n, boxes[n - 1], {} if di else filed.get(n, {}), done.get(n, (0, 0)), di))
    return found


def _diajukan(pegawai: Pegawai, tahun: int) -> dict[int, dict[str, Any]]:
    rows = Realisasi.objects.filter(pegawai=pegawai, tahun=tahun).order_by()
    columns = (
        "bulan",
        "status",
        "pengajuan",
        "pengajuan__diajukan_pada",
        PD,
        "penilai__akun__nama",
        "penilaian__identitas_penilai",
        "penilaian__rating_hasil_kerja",
        "penilaian__rating_perilaku",
        "penilaian__predikat",
        "penilaian__selesai_pada",
    )
    return {row["bulan"]: dict(row) for row in rows.values(*columns)}


def _satu(bulan: int, petak: Petak, row: dict[str, Any], done: tuple[int, int], di: str) -> BulanOrang:
    is_done = bool(row.get("penilaian__predikat"))
    return BulanOrang(
        bulan=bulan,
        petak=petak,
        diajukan_pada=row.get("pengajuan__diajukan_pada"),
        penilai=nama_penilai(
            row.get("penilaian__identitas_penilai") if is_done else None, row.get("penilai__akun__nama")
        ),
        rating_hasil_kerja=row["penilaian__rating_hasil_kerja"] if is_done else "",
        rating_perilaku=row["penilaian__rating_perilaku"] if is_done else "",
        selesai_pada=row.get("penilaian__selesai_pada"),
        aktivitas=done[0],
        menit=done[1],
        di=di,
    )
