"""Until which day the documents of who left in mid-year speak: plan, month, year (documents.md §B-D, G12)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sikinerja.core.time import Month
from sikinerja.dokumen.operations.cetak import terbitkan
from sikinerja.dokumen.queries.facts import facts
from sikinerja.dokumen.queries.verifikasi import periksa
from sikinerja.dokumen.rules import JenisDokumen as J
from sikinerja.dokumen.rules.layout import periode
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Skp
from tests.builders import akhir, realisasi
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
SETAHUN, MARET = "1 JANUARI SD 31 DESEMBER TAHUN 2023", "1 MARET SD 31 MARET TAHUN 2023"


@pytest.fixture
def skp(cast: Cast) -> Skp:
    """Of the whole year, rated to the end; February and March rated too."""
    row = build_skp.disetujui(cast.riwayat, rhk=1, indikator=1)
    for bulan in (2, 3):
        realisasi.selesai(row, month=Month(2023, bulan))
    akhir.selesai(row)
    return Skp.objects.get(pk=row.pk)


def left(cast: Cast, since: date, jenis: str = "PENSIUN", selesai: date | None = None) -> None:
    keadaan_khusus(cast.pegawai, jenis=jenis, tanggal_mulai=since, tanggal_selesai=selesai)


def said(cast: Cast, skp: Skp, jenis: J, bulan: int = 0) -> str:
    return periode(facts(context(cast.pegawai), skp, jenis=jenis, bulan=bulan))


@pytest.mark.parametrize("jenis", ["PENSIUN", "KONTRAK_BERAKHIR", "MENINGGAL"])
def test_the_year_ends_with_the_service_and_the_plan_stays_as_approved(
    cast: Cast, skp: Skp, jenis: str
) -> None:
    assert [said(cast, skp, each) for each in J] == [SETAHUN] * 3
    left(cast, date(2023, 4, 1), jenis)
    served = "1 JANUARI SD 31 MARET TAHUN 2023"
    assert {each: said(cast, skp, each) for each in J} == {
        J.SKP: SETAHUN,
        J.EVALUASI: served,
        J.AKHIR: served,
    }
    assert said(cast, skp, J.EVALUASI, bulan=3) == MARET


@pytest.mark.parametrize(
    ("selesai", "march"), [(None, "1 MARET SD 17 MARET TAHUN 2023"), (date(2023, 3, 30), MARET)]
)
def test_the_month_of_the_last_day_ends_with_it_unless_they_came_back(
    cast: Cast, skp: Skp, selesai: date | None, march: str
) -> None:
    left(cast, date(2023, 3, 18), "KONTRAK_BERAKHIR", selesai)
    assert said(cast, skp, J.EVALUASI, bulan=2) == "1 FEBRUARI SD 28 FEBRUARI TAHUN 2023"
    assert said(cast, skp, J.EVALUASI, bulan=3) == march
    assert (said(cast, skp, J.AKHIR) == SETAHUN) is (selesai is not None)


def test_what_was_printed_before_holds_where_it_still_says_so(cast: Cast, skp: Skp) -> None:
    ctx = context(cast.pegawai)
    printed = {
        (jenis, bulan): terbitkan(ctx, skp_id=skp.pk, jenis=jenis, bulan=bulan).kode
        for jenis, bulan in ((J.SKP, 0), (J.EVALUASI, 2), (J.EVALUASI, 0), (J.AKHIR, 0))
    }
    left(cast, date(2023, 4, 1))
    checked = {key: periksa(ctx, kode=kode) for key, kode in printed.items()}
    assert {key for key, found in checked.items() if found and found.berlaku} == {(J.SKP, 0), (J.EVALUASI, 2)}
    again = periksa(ctx, kode=terbitkan(ctx, skp_id=skp.pk, jenis=J.AKHIR).kode)
    assert again is not None
    assert (again.berlaku, again.akhir) == (True, date(2023, 3, 31))


def test_the_pages_of_the_year_say_the_same(cast: Cast, skp: Skp, login: Login) -> None:
    left(cast, date(2023, 4, 1))
    for who, address in (
        (cast.pegawai, f"/skp/{skp.pk}/realisasi-akhir/lihat/"),
        (cast.penilai, f"/penilaian/realisasi-akhir/{skp.pk}/hasil/"),
    ):
        page = login(who).get(address, follow=True)
        assert page.status_code == 200, address
        assert "1 Januari s/d 31 Maret 2023" in page.text
    assert "1 Januari s/d 31 Desember 2023" in login(cast.pegawai).get(f"/skp/{skp.pk}/").text
