"""Menu Rilis as people use it (F8.3, F8.4)."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client

from sikinerja.dokumen.queries import rekap
from sikinerja.kehadiran.models import Kehadiran
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.rilis.models import Rilis, RilisBaris
from sikinerja.rilis.rules import keluaran
from tests.builders import realisasi, rilis, tpp
from tests.builders import skp as build_skp
from tests.builders.kehadiran import kehadiran
from tests.cast import Cast, context
from tests.web.asked import answered

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]


@pytest.fixture
def made(cast: Cast) -> Rilis:
    """February is released: one person rated, with attendance."""
    tpp.berlaku()
    realisasi.selesai(build_skp.disetujui(cast.riwayat))
    kehadiran(cast.pegawai, nilai=Decimal("68.75"))
    return rilis.dirilis(cast)


def table(answer: HttpResponse) -> list[list[str]]:
    """The rows of a CSV below its heading."""
    text = b"".join(answer).decode("utf-8-sig")  # type: ignore[arg-type]
    rows = list(csv.reader(io.StringIO(text), delimiter=";"))
    head = next(number for number, row in enumerate(rows) if row[:1] == ["No."])
    return rows[head + 1 :]


def test_an_employee_reads_why_it_is_so_much(cast: Cast, made: Rilis, login: Login) -> None:
    client = login(cast.pegawai)
    assert client.get("/rilis/").headers["Location"] == "/rilis/saya/"
    assert "Kenapa 87,5 %?" in client.get("/rilis/saya/").content.decode()
    page = client.get("/rilis/saya/2023/2/").content.decode()
    for words in (
        "Kenapa 87,50 %?",
        "Predikat Baik: 100 % × bobot kinerja 60 % = 60,00 %",
        "Nilai absensi 68,75: 68,75 % × bobot kehadiran 40 % = 27,50 %",
        cast.penilai.akun.nama,
    ):
        assert words in page
    assert client.get("/rilis/saya/2023/1/").status_code == 404
    other = RilisBaris.objects.get(pegawai=cast.rekan)
    assert client.get(f"/rilis/baris/{other.pk}/").status_code == 404


def test_bkd_releases_a_month_from_the_page(cast: Cast, login: Login, at: Callable[[str], None]) -> None:
    tpp.berlaku()
    build_skp.disetujui(cast.riwayat)
    client = login(cast.bkd)
    at("2023-03-12 12:00")
    assert "Rilis lebih awal memerlukan alasan" in client.get("/rilis/bulan/2023/2/").content.decode()
    refused = client.post("/rilis/bulan/2023/2/rilis/", {"alasan": " "})
    assert refused.status_code == 422
    assert "Batas terakhir bulan ini belum lewat" in refused.content.decode()
    at("2023-03-13 09:00")
    assert "Siapkan rilis" in client.get("/rilis/").content.decode()
    asked = answered(client, "/rilis/bulan/2023/2/rilis/", {"alasan": ""})
    assert "Belum ada absensi seorang pun: semua perangkat daerah." in asked.asked  # type: ignore[attr-defined]
    assert "Belum ada predikat seorang pun: semua perangkat daerah." in asked.asked  # type: ignore[attr-defined]
    job = Pekerjaan.objects.get()
    assert asked.headers["Location"] == f"/rilis/kemajuan/{job.pk}/"
    assert "0 dari 9 pegawai dibekukan" in client.get(asked.headers["Location"]).content.decode()
    again = client.post("/rilis/bulan/2023/2/rilis/", {"alasan": ""})
    assert again.status_code == 409


def test_who_lacks_what_is_a_click_away(cast: Cast, login: Login) -> None:
    tpp.berlaku()
    build_skp.disetujui(cast.riwayat)
    client = login(cast.bkd)
    missing = client.get(f"/rilis/bulan/2023/2/kurang/?apa=TIDAK_MENGISI&pd={cast.badan.pk}")
    assert cast.pegawai.akun.nama in missing.content.decode()
    elsewhere = client.get(f"/rilis/bulan/2023/2/kurang/?apa=TIDAK_MENGISI&pd={cast.dinas.pk}")
    assert "Tidak ada pegawai dalam daftar ini" in elsewhere.content.decode()
    assert client.get("/rilis/bulan/2023/2/kurang/?apa=x&pd=y&halaman=99").status_code == 200


def test_a_pengelola_takes_the_own_pd_along(cast: Cast, made: Rilis, login: Login) -> None:
    mine = table(login(cast.pengelola).get(f"/rilis/{made.pk}/unduh/?bentuk=csv"))
    assert {row[7] for row in mine} == {cast.badan.nama}
    assert cast.pegawai.nip in {row[1] for row in mine}
    everybody = table(login(cast.bkd).get(f"/rilis/{made.pk}/unduh/?bentuk=csv"))
    assert len(everybody) == made.jumlah
    client = login(cast.pengelola_lain)
    assert client.get(f"/rilis/{made.pk}/unduh/?bentuk=csv&pd={cast.badan.pk}").status_code == 404
    assert cast.pegawai.akun.nama not in client.get(f"/rilis/{made.pk}/pegawai/").content.decode()


def test_a_large_file_is_asked_for(
    cast: Cast, made: Rilis, login: Login, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(keluaran.TERBANYAK, keluaran.Bentuk.XLSX, 2)
    client, address = login(cast.bkd), f"/rilis/{made.pk}/unduh/?bentuk=xlsx"
    assert "berkas ini dibuat di belakang layar" in client.get(address).content.decode()
    asked = client.post(address)
    job = rilis.ditulis(Pekerjaan.objects.get(jenis=keluaran.JENIS))
    assert "Berkas siap diunduh" in client.get(asked.headers["Location"]).content.decode()
    got = client.get(f"/rilis/kemajuan/{job.pk}/unduh/")
    assert got.headers["Content-Disposition"].endswith('rilis-2023-02-0.xlsx"')
    assert b"".join(got.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
    assert login(cast.kepala).get(asked.headers["Location"]).status_code == 404


def test_a_printed_recap_is_checked_by_its_code(cast: Cast, made: Rilis, login: Login) -> None:
    client = login(cast.pengelola)
    paper = client.get(f"/rilis/{made.pk}/pdf/?pd={cast.badan.pk}")
    assert paper.headers["Content-Type"] == "application/pdf"
    kode = rekap.terbitan(context(cast.pengelola), rilis_id=made.pk, pd_id=cast.badan.pk).kode
    page = Client().get(f"/verifikasi/{kode}/").content.decode()
    assert "asli dan masih berlaku" in page
    assert cast.badan.nama in page
    assert cast.pegawai.akun.nama not in page
    rilis.koreksi_dibuka(cast, made)
    Kehadiran.objects.update(nilai=Decimal(90))
    rilis.dirilis(cast, at="2023-03-21 09:00")
    assert "sudah diganti" in Client().get(f"/verifikasi/{kode}/").content.decode()


def test_a_correction_from_the_page(cast: Cast, made: Rilis, login: Login, at: Callable[[str], None]) -> None:
    client = login(cast.bkd)
    at("2023-03-20 09:00")
    assert client.post(f"/rilis/{made.pk}/koreksi/", {"alasan": ""}).status_code == 422
    opened = client.post(f"/rilis/{made.pk}/koreksi/", {"alasan": "Absensi tertukar"})
    page = client.get(opened.headers["Location"]).content.decode()
    assert "Koreksi dibuka oleh Bekade Contoh: Absensi tertukar" in page
    assert "<h1>Siapkan rilis Februari 2023 (koreksi ke-1)</h1>" in page
    asked = client.get("/rilis/bulan/2023/2/rilis/").content.decode()
    assert "<h1>Rilis Februari 2023 (koreksi ke-1)?</h1>" in asked
    koreksi = rilis.Koreksi.objects.get()
    given_up = client.post(f"/rilis/koreksi/{koreksi.pk}/batal/")
    assert "Bulan ini sudah dirilis" in client.get(given_up.headers["Location"]).content.decode()


def test_a_month_that_is_not_over_is_not_asked_about(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    led = client.get("/rilis/bulan/2023/3/rilis/").headers["Location"]
    assert led == "/rilis/bulan/2023/3/"
    assert "Maret 2023 belum berakhir." in client.get(led).content.decode()
