"""Who leaves service in mid-year reports and closes the year at its last day, not in December (§5, §9)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

import pytest
from django.test import Client

from sikinerja.aktivitas import operations as aktivitas
from sikinerja.aktivitas.queries import pages
from sikinerja.core.errors import Conflict, Forbidden, Invalid
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.operations import keadaan
from sikinerja.kepegawaian.rules.keadaan import IsianKeadaan, JenisKeadaan, Keadaan, hari_terakhir
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.penilaian.queries import akhir as nilai
from sikinerja.realisasi.operations import akhir
from sikinerja.realisasi.queries import akhir as halaman
from sikinerja.rekapitulasi.queries.beranda import beranda
from sikinerja.rekapitulasi.queries.facts import fakta
from sikinerja.rekapitulasi.rules import lencana
from sikinerja.skp.models import Skp
from sikinerja.skp.operations import revisi
from sikinerja.skp.queries import pages as skp_pages
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
FEBRUARI, MARET, APRIL = "2023-02-28 09:00", "2023-03-20 09:00", "2023-04-03 09:00"
PENSIUN = IsianKeadaan("PENSIUN", date(2023, 4, 1), None, "SK 800/2/2023")
DESEMBER = date(2023, 12, 31)


@pytest.fixture
def skp(cast: Cast) -> Skp:
    """Of the whole year; its owner retires on the 1st of April, recorded in February."""
    row = build_skp.disetujui(cast.riwayat)
    keadaan.catat(context(cast.bkd, FEBRUARI), pegawai_id=cast.pegawai.pk, isian=PENSIUN)
    return row


def tasks(who: Pegawai, at: str) -> dict[str, str]:
    ctx = context(who, at)
    return {task.judul: task.keterangan for task in beranda(ctx, fakta(ctx)).tugas}


def test_the_notice_names_the_last_day_and_the_realisasi_akhir(cast: Cast, skp: Skp) -> None:
    told = Pemberitahuan.objects.get(akun=cast.pegawai.akun).isi
    assert "Hari terakhir tugas Anda 31 Maret 2023" in told
    assert "realisasi akhir SKP Anda dapat diisi mulai 1 Maret 2023" in told


@pytest.mark.parametrize(
    ("at", "words"),
    [
        (FEBRUARI, None),
        (MARET, "Dapat diisi sejak 1 Maret 2023. Masa tugas Anda berakhir 31 Maret 2023."),
        (APRIL, "Masa tugas Anda berakhir 31 Maret 2023."),
    ],
)
def test_it_is_a_task_from_the_last_month_of_service_on(
    cast: Cast, skp: Skp, at: str, words: str | None
) -> None:
    assert tasks(cast.pegawai, at).get("Isi realisasi akhir 2023") == words
    ctx = context(cast.pegawai, at)
    badge = lencana(fakta(ctx), today=ctx.today, now=ctx.now, zone=ctx.zone)
    assert badge.realisasi_akhir == (words is not None)
    assert ("mulai_akhir" in skp_pages.boleh(ctx, skp)) == (words is not None)
    rater = nilai.kata(context(cast.penilai, at), [skp])[skp.pk]
    assert rater == ("Belum mengisi" if words else "Belum waktunya")


def test_before_it_says_since_when_and_refuses(cast: Cast, skp: Skp) -> None:
    early = context(cast.pegawai, FEBRUARI)
    why = "mulai 1 Maret 2023, yaitu pada bulan terakhir masa tugas (sampai 31 Maret 2023)"
    assert why in halaman.isi(early, skp_id=skp.pk).belum
    with pytest.raises(Forbidden, match="1 Maret 2023"):
        akhir.mulai(early, skp_id=skp.pk)
    assert akhir.mulai(context(cast.pegawai, APRIL), skp_id=skp.pk).status == "REALISASI"


def test_activities_end_with_the_service(cast: Cast, skp: Skp) -> None:
    def enter(day: date) -> None:
        aktivitas.tambah(
            context(cast.pegawai, APRIL), tanggal=day, mulai=time(8), selesai=time(9), uraian="Menyusun",
            indikator_id=None,
        )  # fmt: skip

    enter(date(2023, 3, 31))
    with pytest.raises(Invalid) as refused:
        enter(date(2023, 4, 3))
    assert "Masa tugas Anda berakhir 31 Maret 2023 (Pensiun)" in str(refused.value.fields)
    page = pages.ringkasan(context(cast.pegawai, APRIL))
    assert page.terakhir_dimuat(date(2023, 4, 3)) == date(2023, 3, 31)
    assert not page.dimuat(date(2023, 4, 1))
    assert not page.boleh_rencana(date(2023, 4, 3))


def test_the_page_of_activities_says_so(cast: Cast, login: Login) -> None:
    build_skp.disetujui(cast.riwayat)
    keadaan_khusus(cast.pegawai, jenis="PENSIUN", tanggal_mulai=date(2023, 3, 1), tanggal_selesai=None)
    page = login(cast.pegawai).get("/aktivitas/").text
    assert "Aktivitas hari ini tidak dapat dicatat." in page
    assert "Masa tugas Anda berakhir 28 Februari 2023 (Pensiun)." in page
    assert "Catat aktivitas sampai 28 Februari 2023" in page


def test_no_revision_is_asked_for_after_the_service(cast: Cast, skp: Skp) -> None:
    assert "ajukan_revisi" in skp_pages.boleh(context(cast.pegawai, MARET), skp)
    ctx = context(cast.pegawai, APRIL)
    assert "ajukan_revisi" not in skp_pages.boleh(ctx, skp)
    with pytest.raises(Conflict, match="realisasi akhir"):
        revisi.ajukan_revisi(ctx, skp_id=skp.pk, catatan="Mohon revisi")


def test_a_revision_under_way_is_still_told_of(cast: Cast) -> None:
    build_skp.revisi(cast.riwayat)
    keadaan.catat(context(cast.bkd, FEBRUARI), pegawai_id=cast.pegawai.pk, isian=PENSIUN)
    ctx = context(cast.pegawai, APRIL)
    found = beranda(ctx, fakta(ctx))
    assert [one.judul for one in found.tugas + found.ditunggu if "evisi" in one.judul]


def test_who_died_is_named_so_in_the_list_of_the_year(cast: Cast) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    dead = IsianKeadaan("MENINGGAL", date(2023, 3, 18), None, "Akta 1")
    keadaan.catat(context(cast.bkd, MARET), pegawai_id=cast.pegawai.pk, isian=dead)
    rows = [Skp.objects.get(pk=skp.pk)]
    assert nilai.kata(context(cast.penilai, MARET), rows) == {
        skp.pk: "Meninggal dunia 18 Maret 2023, tanpa penilaian akhir"
    }


@pytest.mark.parametrize(
    ("jenis", "selesai", "last"),
    [
        (JenisKeadaan.KONTRAK_BERAKHIR, None, date(2023, 3, 31)),
        (JenisKeadaan.KONTRAK_BERAKHIR, date(2023, 6, 30), DESEMBER),
        (JenisKeadaan.PENSIUN, date(2023, 6, 30), date(2023, 3, 31)),
        (JenisKeadaan.CUTI_BESAR, None, DESEMBER),
    ],
)
def test_a_contract_that_is_followed_by_another_ends_nothing(
    jenis: JenisKeadaan, selesai: date | None, last: date
) -> None:
    assert hari_terakhir([Keadaan(jenis, date(2023, 4, 1), selesai)], DESEMBER) == last
