"""Who died in mid-year: the year is closed without a final rating, and nobody is asked for it (G12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sikinerja.core.time import Month
from sikinerja.dokumen.queries.massal import lembar_pd
from sikinerja.dokumen.rules import JenisDokumen as J
from sikinerja.dokumen.rules import massal
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai
from sikinerja.kepegawaian.operations import keadaan
from sikinerja.kepegawaian.rules.keadaan import IsianKeadaan
from sikinerja.mutasi.queries.bergantung import bergantung
from sikinerja.mutasi.queries.menunggu import menunggu_banyak
from sikinerja.penilaian.queries import akhir as nilai
from sikinerja.rekapitulasi.queries.beranda import beranda
from sikinerja.rekapitulasi.queries.facts import fakta
from sikinerja.skp.models import Skp
from sikinerja.skp.queries import pages
from tests.builders import akhir, realisasi, rilis, tpp
from tests.builders import skp as build_skp
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
MARET, APRIL, TAHUN_DEPAN = "2023-03-20 09:00", "2023-04-20 09:00", "2024-02-01 09:00"
CLOSED = "Meninggal dunia 18 Maret 2023, tanpa penilaian akhir"


def dies(cast: Cast) -> KeadaanKhusus:
    isian = IsianKeadaan("MENINGGAL", date(2023, 3, 18), None, "Akta 1")
    return keadaan.catat(context(cast.bkd, MARET), pegawai_id=cast.pegawai.pk, isian=isian)


def reasons(cast: Cast) -> dict[J, str]:
    """What DAFTAR.csv says beside each of the three documents."""
    return {one.jenis: one.halangan for one in lembar_pd(cast.badan.pk, 2023)}


def asks(cast: Cast, at: str) -> list[str]:
    """What the dashboard of the rater asks for."""
    ctx = context(cast.penilai, at)
    return [one.judul for one in beranda(ctx, fakta(ctx)).tugas]


def test_the_list_of_documents_says_how_the_year_ended(cast: Cast) -> None:
    build_skp.disetujui(cast.riwayat)
    assert reasons(cast) == {J.SKP: "", J.EVALUASI: massal.BELUM_SELESAI, J.AKHIR: massal.BELUM_SELESAI}
    state = dies(cast)
    assert reasons(cast) == {J.SKP: "", J.EVALUASI: CLOSED, J.AKHIR: CLOSED}
    keadaan.hapus(context(cast.bkd, MARET), keadaan_id=state.pk, alasan="Keliru")
    assert reasons(cast)[J.AKHIR] == massal.BELUM_SELESAI


def test_an_skp_that_was_never_approved_ends_so_too(cast: Cast) -> None:
    build_skp.konsep(cast.riwayat, rhk=1, indikator=1)
    dies(cast)
    assert reasons(cast) == {J.SKP: massal.BELUM_DISETUJUI, J.EVALUASI: CLOSED, J.AKHIR: CLOSED}


def test_what_was_handed_in_is_rated(cast: Cast) -> None:
    skp = build_skp.disetujui(cast.riwayat, rhk=1, indikator=1)
    akhir.diajukan(skp)
    dies(cast)
    assert reasons(cast)[J.AKHIR] == massal.BELUM_SELESAI
    assert fakta(context(cast.penilai, TAHUN_DEPAN)).penilaian_akhir == 1
    akhir.nilai(skp)
    assert reasons(cast) == {J.SKP: "", J.EVALUASI: "", J.AKHIR: ""}


def test_pages_say_it_and_count_it_apart(cast: Cast, login: Login) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    build_skp.disetujui(cast.riwayat_penilai)
    dies(cast)
    page = login(cast.pengelola).get("/kelola/dokumen/?tahun=2023").text
    assert "1 SKP belum selesai dinilai" in page
    assert "1 SKP tanpa penilaian akhir: pegawainya meninggal dunia" in page
    printing = login(cast.pengelola).get(f"/skp/{skp.pk}/cetak/").text
    assert printing.count(f"Tidak ada: m{CLOSED[1:]}.") == 2
    assert "Belum tersedia" not in printing
    assert CLOSED in login(cast.pengelola).get(f"/rekapitulasi/pegawai/{cast.pegawai.pk}/?tahun=2023").text
    assert CLOSED in login(cast.penilai).get("/penilaian/realisasi-akhir/?tahun=2023").text


def test_a_year_that_was_begun_and_never_handed_in_is_said_so_to_its_rater(cast: Cast) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    akhir.mulai(skp)
    dies(cast)
    assert nilai.kata(context(cast.penilai, MARET), [Skp.objects.get(pk=skp.pk)]) == {skp.pk: CLOSED}


@pytest.mark.parametrize("make", [build_skp.diajukan, build_skp.revisi_diajukan])
def test_nobody_is_asked_to_answer_the_dead(cast: Cast, login: Login, make: Callable[..., Skp]) -> None:
    make(cast.riwayat)
    ctx = context(cast.penilai, MARET)
    asked = set(asks(cast, MARET)) - {"Buat SKP 2023"}

    def hangs() -> bool:
        found = bergantung(ctx, pegawai_id=cast.penilai.pk)
        return bool(found.skp or found.revisi)

    assert fakta(ctx).penilaian_skp == 1
    assert asked
    assert hangs()
    dies(cast)
    assert fakta(ctx).penilaian_skp == 0
    assert not asked & set(asks(cast, MARET))
    assert not hangs()
    assert "menunggu persetujuan" not in str(menunggu_banyak(ctx, penilai_ids=[cast.penilai.pk]))
    assert pages.menunggu_per_tahun(ctx) == {}
    html = login(cast.penilai).get("/penilaian/skp/?tahun=2023").text
    assert CLOSED in html
    assert "menunggu Anda sejak" not in html


def test_a_month_that_was_filed_is_told_until_it_is_released(cast: Cast) -> None:
    """The heirs' pay: rated in time it counts, later a dispensation still helps; after that nothing does."""
    skp = build_skp.disetujui(cast.riwayat, rhk=1, indikator=1)
    realisasi.diajukan(skp, month=Month(2023, 2))
    dies(cast)
    ctx = context(cast.penilai, APRIL)
    assert [one.tuntas for one in fakta(ctx).menunggu] == [False]
    tpp.berlaku()
    rilis.dirilis(cast)
    assert [one.tuntas for one in fakta(ctx).menunggu] == [True]
    KeadaanKhusus.objects.all().delete()
    assert [one.tuntas for one in fakta(ctx).menunggu] == [False]
