"""The first page: what I owe, my year, announcements (F1.5, F2.7)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.pemberitahuan.models import Informasi
from tests.builders import skp as skp_builder
from tests.cast import Cast, moment

Login = Callable[[Pegawai], Client]


def page(client: Client) -> str:
    response = client.get("/")
    assert response.status_code == 200
    return response.content.decode()


def test_an_employee_sees_the_open_month_with_its_deadline(cast: Cast, login: Login) -> None:
    skp_builder.disetujui(cast.riwayat)
    html = page(login(cast.pegawai))
    assert "Isi realisasi Februari 2023" in html
    assert "10 Maret 2023 pukul 23:59" in html
    assert "hari lagi" in html


def test_who_has_no_skp_is_asked_to_make_one(cast: Cast, login: Login) -> None:
    assert "Buat SKP 2023" in page(login(cast.pegawai))


def test_a_new_year_asks_for_this_years_riwayat_first(cast: Cast, login: Login) -> None:
    RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(tahun=2022)
    html = page(login(cast.pegawai))
    assert "Isi riwayat jabatan 2023" in html
    assert "Buat SKP 2023" not in html
    assert "Buat SKP 2022" in html, "the former year's is still owed"


def test_nothing_owed_says_so(cast: Cast, login: Login) -> None:
    assert "Tidak ada yang menunggu Anda" in page(login(cast.gubernur))


def test_announcements_that_hold_today_are_shown(cast: Cast, login: Login) -> None:
    for judul, sampai in (("Masih berlaku", date(2023, 3, 7)), ("Sudah lewat", date(2023, 3, 6))):
        Informasi.objects.create(
            judul=judul,
            isi="Isi",
            berlaku_dari=date(2023, 3, 1),
            berlaku_sampai=sampai,
            dibuat_pada=moment("2023-03-01 08:00"),
        )
    html = page(login(cast.pegawai))
    assert "Masih berlaku" in html
    assert "Sudah lewat" not in html


def test_the_page_needs_few_queries(
    cast: Cast, login: Login, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    skp_builder.disetujui(cast.riwayat_penilai)
    client = login(cast.penilai)
    with django_assert_max_num_queries(12):
        page(client)


@pytest.mark.parametrize(
    ("username", "nama", "greeting"),
    [
        ("198506122010012014", "Ratna Dewi Lestari, SH", "Ibu Ratna"),
        ("199004172015021003", "Yohanes Bria, S.Kom", "Bapak Yohanes"),
        ("gubernur", "Gubernur Contoh", "Gubernur"),
    ],
)
def test_people_are_greeted_by_name(username: str, nama: str, greeting: str) -> None:
    from sikinerja.web.dashboard.words import salam

    assert salam(moment("2023-03-07 09:00"), nama, username).endswith(greeting)


def test_the_penilai_is_asked_about_plans_and_about_revisions(cast: Cast, login: Login) -> None:
    skp_builder.diajukan(cast.riwayat)
    skp_builder.revisi(RiwayatJabatan.objects.get(pegawai=cast.rekan))
    html = page(login(cast.penilai))
    assert "1 SKP diajukan untuk disetujui" in html
    assert "1 revisi SKP menunggu jawaban" in html
    assert "Agus Rekan Contoh · diajukan 1 Februari 2023" in html


def test_menu_shows_what_one_is(cast: Cast, login: Login) -> None:
    assert "Penilaian" not in page(login(cast.pegawai))
    assert "Penilaian" in page(login(cast.penilai))
    assert "Kelola" in page(login(cast.pengelola))
    assert "Kelola" not in page(login(cast.pegawai))
