"""Who rates and who rated is said the same everywhere, whatever became of the penilai (issue 9 §1)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from sikinerja.core.sql import reading
from sikinerja.core.time import Month
from sikinerja.dokumen.queries.facts import facts
from sikinerja.dokumen.rules import JenisDokumen
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan, RiwayatPenilai
from sikinerja.penilaian.queries import subordinates
from sikinerja.realisasi import steps
from sikinerja.realisasi.models import Realisasi
from sikinerja.rekapitulasi.queries import bulanan, ekspor, halaman, orang
from sikinerja.rekapitulasi.queries.bulanan import Saring
from sikinerja.rekapitulasi.rules.ekspor import IsiEkspor
from sikinerja.rekapitulasi.rules.permintaan import Permintaan
from sikinerja.rilis.queries import fakta
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from tests.api.client import Program, ok
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders import token
from tests.builders.berhenti import berkeadaan
from tests.builders.mutasi import KASUS_1, KASUS_2, pindah
from tests.cast import ZONE, Cast, context

FEBRUARI = Month(2023, 2)
Login = Callable[[Pegawai], Client]


def moved(cast: Cast, row: Realisasi | None, *, along: bool) -> None:
    """The riwayat names the Kepala from now on; ``along``: the filed month goes to her too."""
    RiwayatPenilai.objects.filter(riwayat=cast.riwayat).update(tanggal_selesai=date(2023, 3, 2))
    RiwayatPenilai.objects.create(riwayat=cast.riwayat, penilai=cast.kepala, tanggal_mulai=date(2023, 3, 3))
    cast.riwayat.penilai = cast.kepala
    cast.riwayat.save()
    if along and row is not None:
        with transaction.atomic():
            steps.pindahkan_penilai(context(cast.bkd), realisasi_id=row.pk, penilai_id=cast.kepala.pk)


def unfiled(cast: Cast, skp: Skp) -> str:
    moved(cast, None, along=False)
    return cast.kepala.akun.nama


def unfiled_after_a_mutasi(cast: Cast, skp: Skp) -> str:
    """Case 2 of BAB VII.1: February is the old SKP's, whose penilai will rate it."""
    pindah(cast, KASUS_2, at="2023-03-05 09:00")
    return cast.penilai.akun.nama


def unfiled_after_an_early_mutasi(cast: Cast, skp: Skp) -> str:
    """Case 1: February is the new SKP's, once that is approved."""
    row = pindah(cast, KASUS_1, at="2023-03-05 09:00")
    Skp.objects.filter(riwayat=row.riwayat_baru).update(status="DISETUJUI", versi_terakhir=1)
    return cast.kepala.akun.nama


def filed_before_a_mutasi(cast: Cast, skp: Skp) -> str:
    build.diajukan(skp)
    pindah(cast, KASUS_2, at="2023-03-05 09:00")
    return cast.penilai.akun.nama


def filed_and_the_penilai_is_gone(cast: Cast, skp: Skp) -> str:
    """It stands with who is gone until the penilai is changed; who rates instead is said beside it."""
    build.diajukan(skp)
    berkeadaan(cast, cast.penilai, "PENSIUN")
    return cast.penilai.akun.nama


def filed_stays(cast: Cast, skp: Skp) -> str:
    moved(cast, build.diajukan(skp), along=False)
    return cast.penilai.akun.nama


def filed_moves(cast: Cast, skp: Skp) -> str:
    moved(cast, build.diajukan(skp), along=True)
    return cast.kepala.akun.nama


def half_stays(cast: Cast, skp: Skp) -> str:
    moved(cast, build.dinilai(skp), along=False)
    return cast.penilai.akun.nama


def half_moves(cast: Cast, skp: Skp) -> str:
    moved(cast, build.dinilai(skp), along=True)
    return cast.kepala.akun.nama


def rated(cast: Cast, skp: Skp) -> str:
    """The name as it was then, whatever it is now."""
    then = cast.penilai.akun.nama
    build.selesai(skp)
    moved(cast, None, along=False)
    cast.penilai.akun.nama = "Ratna Nama Baru, SH, MH"
    cast.penilai.akun.save()
    return then


def rated_by_plt(cast: Cast, skp: Skp) -> str:
    """Somebody else than with whom the row stands."""
    row = build.dinilai(skp)
    who = {"nama": cast.rekan.akun.nama, "nip": cast.rekan.nip or "", "jabatan": "Plt. Kepala Bidang"}
    build.tutup(row, penilai=cast.rekan, identitas=who)
    moved(cast, None, along=False)
    return cast.rekan.akun.nama


STORIES = [
    unfiled, unfiled_after_a_mutasi, unfiled_after_an_early_mutasi, filed_before_a_mutasi,
    filed_and_the_penilai_is_gone, filed_stays, filed_moves, half_stays, half_moves, rated, rated_by_plt,
]  # fmt: skip


def _lists(who: Pegawai, bawahan: Pegawai) -> bool:
    """In the list of the page, and in that of the API."""
    there = subordinates.daftar(context(who), month=FEBRUARI).rows
    found = bawahan.akun.nama in [line.nama for line in there]
    said = ok(Program(token.pribadi(who)).get("/penilaian/realisasi-bulanan?tahun=2023&bulan=2"))["data"]
    assert (bawahan.akun.nama in [line["nama"] for line in said]) is found
    return found


@pytest.mark.parametrize("story", STORIES)
def test_every_place_names_the_same_person(
    cast: Cast, login: Login, story: Callable[[Cast, Skp], str]
) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    expected = story(cast, skp)
    row = Realisasi.objects.filter(pegawai=cast.pegawai).first()
    bkd = context(cast.bkd)

    asked, _ = bulanan.parameter(bkd, month=FEBRUARI, pd_ids=None)
    said = {
        "rekap": next(
            o.penilai
            for o in bulanan.daftar(asked, Saring(), halaman=1).rows
            if o.pegawai_id == cast.pegawai.pk
        )
    }
    with transaction.atomic():
        said["rilis"] = next(
            f.penilai_nama
            for f in fakta.baca(FEBRUARI, zone=ZONE).stream()
            if f.pegawai_id == cast.pegawai.pk
        )
    if row is not None:
        year = orang.setahun(bkd, pegawai_id=cast.pegawai.pk, tahun=2023)
        said["setahun"] = year.bulan[1].penilai
        page = login(cast.pegawai).get(reverse("realisasi_bulanan:lihat", args=(2023, 2))).content.decode()
        api = Program(token.pribadi(cast.pegawai)).get("/realisasi-bulanan/2023/2")
        said["api"] = ok(api)["penilai"].partition("(menggantikan ")[2].rstrip(")") or ok(api)["penilai"]
        said["halaman"] = page.partition("Pejabat penilai: ")[2].partition("<")[0].strip()
    if row is not None and row.status == "SELESAI":
        printed = skp_queries.get(context(cast.pegawai), skp_id=skp.pk)
        paper = facts(bkd, printed, jenis=JenisDokumen.EVALUASI, bulan=2)
        said["cetak"] = paper["penilai"]["nama"]
    else:
        (rater,) = [who for who in (cast.penilai, cast.kepala) if _lists(who, cast.pegawai)]
        gone = context(cast.penilai).actor.purna
        assert not gone or rater == cast.kepala, "the own penilai goes on for who is gone"
        said["daftar"] = cast.penilai.akun.nama if gone else rater.akun.nama
        if row is not None:
            (said["antrean"],) = [a.nama for a in bulanan.antrean(asked, halaman=1).rows]
    assert set(said.values()) == {expected}, said


def no_skp(cast: Cast) -> str:
    pindah(cast, KASUS_2, at="2023-03-05 09:00")
    RiwayatJabatan.objects.filter(pegawai=cast.pegawai, aktif=True).update(tmt=date(2023, 3, 1))
    return cast.penilai.akun.nama


def old_konsep(cast: Cast) -> str:
    build_skp.konsep(cast.riwayat)
    return no_skp(cast)


def new_konsep(cast: Cast) -> str:
    """It begins within February: there the month would be filed."""
    pindah(cast, KASUS_1, at="2023-02-22 09:00")
    baru = RiwayatJabatan.objects.get(pegawai=cast.pegawai, aktif=True)
    assert Skp.objects.filter(riwayat=baru, periode_awal__lte=FEBRUARI.last).exists()
    return cast.kepala.akun.nama


@pytest.mark.parametrize("story", [no_skp, old_konsep, new_konsep])
def test_a_month_without_an_approved_skp_is_one_raters(cast: Cast, story: Callable[[Cast], str]) -> None:
    expected = story(cast)
    asked, _ = bulanan.parameter(context(cast.bkd), month=FEBRUARI, pd_ids=None)
    rows = bulanan.daftar(asked, Saring(), halaman=1).rows
    assert [o.penilai for o in rows if o.pegawai_id == cast.pegawai.pk] == [expected]
    raters = (cast.penilai, cast.kepala)
    listed = [
        who.akun.nama
        for who in raters
        for row in subordinates.daftar(context(who), month=FEBRUARI).rows
        if row.nip == cast.pegawai.nip
    ]
    assert listed == [expected]


def test_the_file_and_the_page_of_one_person_name_who_rates_now(cast: Cast, login: Login) -> None:
    build.diajukan(build_skp.disetujui(cast.riwayat))
    berkeadaan(cast, cast.penilai, "PENSIUN")
    minta = Permintaan(tahun=2023, bulan=2)
    for who in (cast.kepala, cast.bkd):
        ctx = context(who)
        page = {o.pegawai_id: o.penilai for o in halaman.bulan_ini(ctx, minta).daftar.rows}
        table, _ = ekspor.tabel(ctx, halaman.dasar(ctx, minta), IsiEkspor.BULAN)
        with reading():
            (file,) = [row[5] for row in table.rows if row[0] == cast.pegawai.nip]
        year = orang.setahun(ctx, pegawai_id=cast.pegawai.pk, tahun=2023)
        assert {page[cast.pegawai.pk], file, year.penilai, *year.penilai_skp.values()} == {
            f"{cast.kepala.akun.nama} (menggantikan {cast.penilai.akun.nama})"
        }
    address = reverse("rekapitulasi:pegawai", args=(cast.pegawai.pk,))
    assert "menggantikan" in login(cast.kepala).get(f"{address}?tahun=2023").content.decode()
