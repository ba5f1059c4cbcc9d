"""Whoever is sent to somebody is sent to who rates now, never to who is gone (issue 9 §1)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai
from sikinerja.realisasi.models import Pengajuan
from sikinerja.realisasi.operations import flow
from sikinerja.realisasi.rules import Isian
from sikinerja.skp import queries as skp_queries
from tests.api.client import Program, ok
from tests.builders import akhir, token
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import keadaan_khusus
from tests.cast import Cast, context

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]


def text(answer: object) -> str:
    return answer.content.decode()


@pytest.fixture
def kini(cast: Cast) -> str:
    """The penilai has died; how who rates from now on is named."""
    keadaan_khusus(cast.penilai, jenis="MENINGGAL", tanggal_selesai=None)
    return f"{cast.kepala.akun.nama} (menggantikan {cast.penilai.akun.nama})"


def test_after_the_deadline_one_is_sent_to_who_rates_now(
    cast: Cast, login: Login, at: Callable[[str], None], kini: str
) -> None:
    build.diajukan(build_skp.disetujui(cast.riwayat))
    at("2023-03-13 09:00")

    assert f"Hubungi {kini} dan pengelola kepegawaian" in text(
        login(cast.pegawai).get("/realisasi-bulanan/2023/2/")
    )
    said = ok(Program(token.pribadi(cast.pegawai)).get("/realisasi-bulanan/2023/2"))
    assert f"Hubungi {kini} dan" in said["berakhir"]


def test_a_receipt_names_to_whom_it_went_and_keeps_that(cast: Cast, login: Login, kini: str) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    rows = skp_queries.indikator_berlaku(skp_id=skp.pk)
    isian = {row.indikator_id: Isian("1", "https://drive.example.test/1") for row in rows}
    receipt = flow.ajukan(
        context(cast.pegawai),
        month=Month(2023, 2), isian=isian, catatan="", konfirmasi=True, langkah=None,
    )  # fmt: skip
    client = login(cast.pegawai)
    pages = ("/realisasi-bulanan/2023/2/", f"/realisasi-bulanan/tanda-terima/{receipt.pk}/")
    line = f"<dt>Diajukan kepada</dt><dd>{kini}</dd>"
    assert all(line in text(client.get(page)) for page in pages)

    KeadaanKhusus.objects.all().delete()  # recorded by mistake: the receipt is of its moment
    assert all(line in text(client.get(page)) for page in pages)
    assert "Sekarang dinilai oleh" not in text(client.get(pages[0]))


def test_an_older_receipt_went_to_the_penilai_it_names(cast: Cast, login: Login) -> None:
    row = build.diajukan(build_skp.disetujui(cast.riwayat))

    assert Pengajuan.objects.get().kepada == ""
    page = text(login(cast.pegawai).get(f"/realisasi-bulanan/tanda-terima/{row.pengajuan_id}/"))
    assert f"<dt>Diajukan kepada</dt><dd>{cast.penilai.akun.nama}</dd>" in page


def test_a_submitted_skp_is_with_who_rates_now(cast: Cast, login: Login, kini: str) -> None:
    skp = build_skp.diajukan(cast.riwayat)
    page = text(login(cast.pegawai).get(f"/skp/{skp.pk}/"))
    assert f"SKP ini ada pada {kini} sejak" in page


def test_the_year_names_who_rates_now(cast: Cast, login: Login, kini: str) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    client = login(cast.pegawai)
    akhir.mulai(skp)
    assert "Sekarang dinilai oleh" in text(client.get(f"/skp/{skp.pk}/realisasi-akhir/"))


def test_the_submitted_year_names_who_rates_now(cast: Cast, login: Login, kini: str) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    akhir.diajukan(skp)
    page = text(login(cast.pegawai).get(f"/skp/{skp.pk}/realisasi-akhir/lihat/"))

    assert f"{kini} menilai hasil kerja dan perilaku." in page
    assert f"<dt>Nama Lengkap</dt><dd>{kini}</dd>" in page


def test_the_forms_of_an_skp_say_to_whom_it_goes(cast: Cast, login: Login, kini: str) -> None:
    approved = build_skp.disetujui(cast.riwayat)

    assert f"Kepada {kini}" in text(login(cast.pegawai).get(f"/skp/{approved.pk}/ajukan-revisi/"))
    page = text(login(cast.bkd).get(f"/rekapitulasi/pegawai/{cast.pegawai.pk}/?tahun=2023"))
    assert f"<dt>Pejabat penilai</dt><dd>{kini}</dd>" in page


def test_after_the_deadline_badge_and_steps_say_what_the_list_says(
    cast: Cast, login: Login, at: Callable[[str], None]
) -> None:
    row = build.diajukan(build_skp.disetujui(cast.riwayat))
    at("2023-03-13 09:00")
    pages = [
        text(login(cast.pegawai).get("/realisasi-bulanan/2023/2/")),
        text(login(cast.penilai).get(f"/penilaian/realisasi-bulanan/{row.pk}/hasil-kerja/")),
    ]

    for page in pages:
        assert "dari 4: <b>Belum dinilai</b>" in page
        assert ">Penilaian Hasil Kerja</span>" not in page
