"""Over random worlds: "Semua sudah selesai" is said exactly when no other surface says something is owed.

Dashboard against year strip, table of months, recap, the page of a person, TPP (what a release freezes) and
the list of the rater: also of who moved to another PD in mid-month (where one PD has more time), who rates
others, who manages a second PD.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date

import pytest

from sikinerja.core.context import Context
from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, Pengelola, RiwayatJabatan
from sikinerja.penilaian.queries import subordinates
from sikinerja.realisasi.models import Realisasi
from sikinerja.realisasi.queries import year
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.rekapitulasi.queries import beranda, bulanan, facts, orang
from sikinerja.rekapitulasi.queries.bulanan import Saring
from sikinerja.skp.models import Skp
from sikinerja.tpp.queries import fakta as tpp
from tests.builders import realisasi
from tests.builders import skp as build
from tests.builders.jadwal import khusus
from tests.builders.kepegawaian import keadaan_khusus
from tests.builders.mutasi import KASUS_1, KASUS_2, pindah
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
DUNIA = 40
OWED = {K.BELUM_DIISI, K.TIDAK_MENGISI, K.TANPA_SKP, K.MENUNGGU, K.BELUM_DINILAI}
ISI = ("", "diajukan", "dinilai", "selesai", "selesai", "selesai")
PADA = ("2023-02-08 09:00", "2023-02-13 09:00", "2023-03-07 09:00", "2023-03-11 09:00", "2023-03-13 09:00")


@dataclass
class Dunia:
    """What somebody's year looks like, and when one looks."""

    skp: str
    bulan: dict[int, str]
    pindah: date | None
    baru: bool
    cuti: bool
    menilai: str
    dua_pd: bool
    pada: str
    longgar: str = ""
    """The PD that has more time for February."""

    @classmethod
    def acak(cls, seed: int) -> Dunia:
        """Mostly all is well: what is owed is one thing among many."""
        choose = random.Random(seed)  # noqa: S311 - a game
        pada = choose.choice(PADA)
        moves = choose.choice([KASUS_1, KASUS_2]) if pada > "2023-03" and choose.random() < 0.4 else None
        return cls(
            skp=choose.choice(["disetujui"] * 5 + ["", "konsep", "diajukan", "revisi"]),
            bulan={n: choose.choice(ISI) for n in (1, 2) if f"2023-{n + 1:02d}" < pada},
            pindah=moves,
            baru=choose.random() < 0.5,
            cuti=choose.random() < 0.2,
            menilai=choose.choice(["", "", "", *ISI[1:4]]),
            dua_pd=choose.random() < 0.3,
            pada=pada,
            longgar=choose.choice(["", "", "badan", "dinas"]),
        )

    def bangun(self, cast: Cast) -> None:
        """Write it."""
        made = {"": None, "konsep": build.konsep, "diajukan": build.diajukan, "revisi": build.revisi}
        make = made.get(self.skp, build.disetujui)
        plan = make(cast.riwayat) if make else None
        if plan is not None and plan.versi_terakhir:
            self._bulan(cast, plan)
        if self.longgar:
            khusus(cast, pd=getattr(cast, self.longgar))
        if self.cuti:
            day = {"tanggal_mulai": date(2023, 1, 1), "tanggal_selesai": date(2023, 1, 31)}
            keadaan_khusus(cast.pegawai, jenis="CUTI_SAKIT", **day)
        if self.dua_pd:
            Pengelola.objects.create(pegawai=cast.pegawai, perangkat_daerah=cast.dinas)
        if self.menilai:
            RiwayatJabatan.objects.filter(pegawai=cast.rekan).update(penilai=cast.pegawai)
            getattr(realisasi, self.menilai)(build.disetujui(cast.rekan.riwayat.get()))

    def _bulan(self, cast: Cast, plan: Skp) -> None:
        if self.bulan.get(1):
            getattr(realisasi, self.bulan[1])(plan, month=Month(2023, 1))
        if self.pindah:
            unit = cast.orang_lain.riwayat.get().unit_kerja
            pindah(
                cast, self.pindah, jenis_jabatan="FUNGSIONAL", jabatan_id=cast.jabatan_staf.pk,
                perangkat_daerah_id=cast.dinas.pk, unit_kerja_id=unit.pk, penilai_id=cast.kepala_lain.pk,
            )  # fmt: skip
            plan.refresh_from_db()
        if self.bulan.get(2):
            getattr(realisasi, self.bulan[2])(plan)
        new = Skp.objects.filter(pegawai=cast.pegawai, status="KONSEP").exclude(pk=plan.pk).first()
        if new is not None and self.baru:
            build.add_rhk(new, 1, indikator=1)
            build.step(new, "ajukan", "PENILAIAN", cast.pegawai, "2023-03-03 09:00")
            build.isi_ekspektasi(new)
            build.approve(new)


def terutang(cast: Cast, ctx: Context) -> dict[str, set[int]]:
    """Each surface: the months of 2023 that something is owed for."""
    home = beranda.beranda(ctx, facts.fakta(ctx))
    bkd = context(cast.bkd, ctx.local_now.strftime("%Y-%m-%d %H:%M"))
    person = orang.setahun(bkd, pegawai_id=cast.pegawai.pk, tahun=2023)
    recap, hasil = set(), set()
    for n in range(1, ctx.today.month):
        asked, _ = bulanan.parameter(bkd, month=Month(2023, n), pd_ids=None)
        (row,) = (
            one
            for one in bulanan.daftar(asked, Saring(), halaman=1).rows
            if one.pegawai_id == cast.pegawai.pk
        )
        recap |= {n} if row.status in OWED else set()
        one = tpp.baca(Month(2023, n), zone=ctx.zone).seorang(cast.pegawai.pk)
        ends = one is None or one.fakta.hasil.adalah_predikat or one.fakta.keadaan
        hasil |= set() if ends else {n}
    return {
        "year strip": {box.bulan for box in home.kotak if box.kedudukan in OWED},
        "table of months": {
            r.month.bulan for r in year.halaman(ctx, tahun=2023).rows if r.kedudukan.di in OWED
        },
        "recap": recap,
        "page of the person": {row.bulan for row in person.bulan if row.petak.kode in OWED},
        "TPP": hasil,
    }


def urusan(cast: Cast, ctx: Context) -> list[str]:
    """What else is open: of SKP, the year, and those whom the person rates."""
    me = cast.pegawai
    found = [
        f"SKP {row.status}"
        for row in Skp.objects.filter(pegawai=me).exclude(status__in=("DISETUJUI", "SELESAI"))
    ]
    found += ["SKP to make" for _ in RiwayatJabatan.objects.filter(pegawai=me, aktif=True, skp=None)]
    ended = Skp.objects.filter(pegawai=me, status="DISETUJUI", periode_akhir__lt=ctx.today)
    found += ["year to report" for _ in ended]
    mine = subordinates.daftar(ctx, month=Month(2023, 2)).rows
    found += [f"to rate: {row.nama}" for row in mine if row.menunggu or row.kedudukan.berakhir]
    waiting = Realisasi.objects.filter(skp__riwayat__perangkat_daerah=cast.dinas).exclude(status="SELESAI")
    if Pengelola.objects.filter(pegawai=me).exists() and ctx.today == date(2023, 3, 11):
        found += [f"to remind of: {row.pk}" for row in waiting]
    return found


def said(cast: Cast, world: Dunia) -> bool:
    """Whether the dashboard says that all is done; every surface agrees."""
    world.bangun(cast)
    ctx = context(Pegawai.objects.get(pk=cast.pegawai.pk), world.pada)
    home = beranda.beranda(ctx, facts.fakta(ctx))
    months, other = terutang(cast, ctx), urusan(cast, ctx)
    strip = months["year strip"]
    assert months == dict.fromkeys(months, strip), world
    titles = [task.judul for task in (*home.tugas, *home.ditunggu)]
    assert (not titles) is (not strip and not other), (world, titles, strip, other)
    return not titles


@pytest.mark.parametrize("seed", range(DUNIA))
def test_all_done_is_said_exactly_when_nothing_is_owed_anywhere(seed: int, cast: Cast) -> None:
    said(cast, Dunia.acak(seed))


@pytest.mark.parametrize("february", ["", "diajukan", "selesai"])
@pytest.mark.parametrize("pindah", [None, KASUS_2])
def test_a_world_in_which_all_is_done_says_so(cast: Cast, february: str, pindah: date | None) -> None:
    """The contrary of a test that would hold if nobody were ever told."""
    world = Dunia(
        "disetujui", {1: "selesai", 2: february}, pindah, baru=True, cuti=False, menilai="", dua_pd=False,
        pada=PADA[2],
    )  # fmt: skip
    assert said(cast, world) is (february == "selesai" and pindah is None)


@pytest.mark.parametrize("pada", PADA[3:])
@pytest.mark.parametrize("longgar", ["badan", "dinas"])
@pytest.mark.parametrize("february", ["", "diajukan"])
def test_a_mover_between_two_deadlines(cast: Cast, february: str, longgar: str, pada: str) -> None:
    world = Dunia(
        "disetujui", {1: "selesai", 2: february}, KASUS_2, baru=True, cuti=False, menilai="", dua_pd=False,
        pada=pada, longgar=longgar,
    )  # fmt: skip
    assert not said(cast, world)
    ctx = context(Pegawai.objects.get(pk=cast.pegawai.pk), pada)
    (box,) = (one for one in beranda.beranda(ctx, facts.fakta(ctx)).kotak if one.bulan == 2)
    still = longgar == "badan"
    filed = K.MENUNGGU if still or pada == PADA[3] else K.BELUM_DINILAI
    assert box.kedudukan == (filed if february else K.BELUM_DIISI if still else K.TIDAK_MENGISI)
