"""Riwayat jabatan through the browser: add, copy, edit, delete, take over (F2.3–F2.7)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sikinerja.core.time import Month
from sikinerja.kepegawaian import rules
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.realisasi.models import Realisasi
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import isian, post
from tests.cast import Cast

Login = Callable[[Pegawai], Client]
TAMBAH = "/riwayat-jabatan/tambah/"


def text(answer: object) -> str:
    return answer.content.decode()


def test_one_is_added(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    assert "Ketik nama jabatan lalu pilih dari daftar yang muncul." in text(client.get(TAMBAH))

    assert client.post(TAMBAH, post(isian(cast))).headers["Location"] == "/profil/"

    assert "Riwayat jabatan sudah disimpan." in text(client.get("/profil/"))
    assert RiwayatJabatan.objects.filter(pegawai=cast.pegawai).count() == 2


def test_wrong_input_is_told_and_kept(cast: Cast, login: Login) -> None:
    answer = login(cast.pegawai).post(
        TAMBAH,
        {"tahun": "1999", "tmt": "2023-02-31", "jabatan": "abc", "unit_kerja": "9" * 30, "penilai": "-1"},
    )

    html = text(answer)
    assert answer.status_code == 422
    assert "8 hal perlu diperbaiki" in html
    assert 'value="1999"' in html


def test_what_the_room_refuses_stands_beside_its_field(cast: Cast, login: Login) -> None:
    answer = login(cast.pegawai).post(
        TAMBAH, post(isian(cast), unit_kerja=999999, penilai=cast.pegawai.pk, jabatan=cast.jabatan_kabid.pk)
    )

    html = text(answer)
    assert answer.status_code == 422
    assert "3 hal perlu diperbaiki" in html
    assert rules.PENILAI_SENDIRI in html
    assert "Kepala Bidang Pengembangan" in html


def test_without_javascript_search_brings_a_list_and_keeps_what_was_typed(cast: Cast, login: Login) -> None:
    data = post(isian(cast), jabatan="", cari="jabatan", jabatan_cari="komputer pranata", tmt="2020-02-30")
    answer = login(cast.pegawai).post(TAMBAH, data)

    html = text(answer)
    assert answer.status_code == 200
    assert re.search(rf'type="radio" name="jabatan" value="{cast.jabatan_staf.pk}"', html)
    assert "2020-02-30" in html
    assert "perlu diperbaiki" not in html
    assert "Ratna Penilai Contoh, SH" in html
    assert RiwayatJabatan.objects.filter(pegawai=cast.pegawai).count() == 1


def test_a_search_for_nothing_or_nonsense_is_harmless(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    for data in (
        {"cari": "penilai", "penilai_cari": "zzzz"},
        {"cari": "x"},
        {"cari": "jabatan", "jabatan_cari": "\0"},
    ):
        assert client.post(TAMBAH, data).status_code == 200


def test_a_copy_starts_from_the_old_one(cast: Cast, login: Login) -> None:
    html = text(login(cast.pegawai).get(f"/riwayat-jabatan/{cast.riwayat.pk}/copy/"))

    assert "Salin Riwayat Jabatan" in html
    assert 'value="2021-01-03"' in html
    assert "Ratna Penilai Contoh, SH" in html


def test_an_edit_without_a_new_penilai_is_saved_at_once(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    url = f"/riwayat-jabatan/{cast.riwayat.pk}/edit/"
    assert "Ubah Riwayat Jabatan" in text(client.get(url))

    answer = client.post(url, post(cast.riwayat, tmt="2021-02-01"))

    assert answer.status_code == 303
    cast.riwayat.refresh_from_db()
    assert cast.riwayat.tmt.isoformat() == "2021-02-01"


def test_a_new_penilai_is_asked_about_with_the_open_months(cast: Cast, login: Login) -> None:
    month = build.diajukan(build_skp.disetujui(cast.riwayat))
    client, url = login(cast.pegawai), f"/riwayat-jabatan/{cast.riwayat.pk}/edit/"
    data = post(cast.riwayat, penilai=cast.kepala.pk, penilai_semula=cast.penilai.pk)

    ask = client.post(url, data)
    html = text(ask)
    assert ask.status_code == 200
    assert "Realisasi Februari 2023" in html
    assert "Tetap dinilai Ratna Penilai Contoh, SH" in html
    assert "Pindah ke Maria Kepala Contoh, M.Si" in html
    assert RiwayatJabatan.objects.get(pk=cast.riwayat.pk).penilai == cast.penilai

    unanswered = client.post(url, data | {"konfirmasi": "1"})
    assert unanswered.status_code == 422

    done = client.post(url, data | {"konfirmasi": "1", f"bulan_{month.pk}": "pindah"})
    assert done.status_code == 303
    assert RiwayatJabatan.objects.get(pk=cast.riwayat.pk).penilai == cast.kepala
    assert Realisasi.objects.get(pk=month.pk).penilai == cast.kepala


def test_a_stale_page_is_told_so(cast: Cast, login: Login) -> None:
    url = f"/riwayat-jabatan/{cast.riwayat.pk}/edit/"
    data = post(cast.riwayat, penilai=cast.kepala.pk, penilai_semula=cast.rekan.pk, konfirmasi="1")

    assert login(cast.pegawai).post(url, data).status_code == 409


def test_delete_asks_first(cast: Cast, login: Login) -> None:
    client, url = login(cast.pegawai), f"/riwayat-jabatan/{cast.riwayat.pk}/hapus/"
    html = text(client.get(url))
    assert "Hapus riwayat jabatan ini?" in html
    assert "Tindakan ini tidak dapat dibatalkan." in html

    assert client.post(url).status_code == 303
    assert "sudah dihapus" in text(client.get("/profil/"))
    assert client.get(url).status_code == 404


def test_a_riwayat_with_skp_is_not_deleted_and_whom_to_ask_is_said(cast: Cast, login: Login) -> None:
    build_skp.konsep(cast.riwayat)
    answer = login(cast.pegawai).post(
        f"/riwayat-jabatan/{cast.riwayat.pk}/hapus/", headers={"HX-Request": "true"}
    )

    assert answer.status_code == 422
    assert rules.RIWAYAT_BER_SKP in text(answer)
    assert "<html" not in text(answer)


def test_the_pengelola_who_is_asked_can_do_it(cast: Cast, login: Login) -> None:
    build_skp.diajukan(cast.riwayat)
    client, url = login(cast.pengelola), f"/riwayat-jabatan/{cast.riwayat.pk}/hapus/"
    html = text(client.get(url))
    assert "SKP 2023 ikut dihapus" in html
    assert "2 RHK, 4 indikator" in html

    answer = client.post(url, {"alasan": ""})
    assert answer.status_code == 422
    assert RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).exists()

    assert client.post(url, {"alasan": "Salah jabatan."}).status_code == 303
    assert not RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).exists()
    assert "Salah jabatan." in text(login(cast.pegawai).get("/pemberitahuan/"))


def test_what_was_approved_is_refused_with_what_to_do_instead(cast: Cast, login: Login) -> None:
    build_skp.disetujui(cast.riwayat)
    client, url = login(cast.bkd), f"/riwayat-jabatan/{cast.riwayat.pk}/hapus/"
    html = text(client.get(url))
    assert "pernah disetujui" in html
    assert 'name="alasan"' not in html
    assert client.post(url, {"alasan": "Coba."}).status_code == 409


def test_last_year_is_taken_over(cast: Cast, login: Login, at: Callable[[str], None]) -> None:
    client = login(cast.pegawai)
    assert "sudah ada" in text(client.get("/riwayat-jabatan/salin/"))
    at("2024-01-02 08:00")
    assert "Salin dari tahun lalu" in text(client.get("/riwayat-jabatan/salin/"))

    assert client.post("/riwayat-jabatan/salin/").status_code == 303

    assert "Riwayat jabatan tahun 2024 sudah dibuat." in text(client.get("/profil/"))
    assert RiwayatJabatan.objects.get(pegawai=cast.pegawai, tahun=2024).aktif


@pytest.mark.parametrize("gesture", ["copy", "edit", "hapus"])
def test_who_may_touch_a_riwayat(cast: Cast, login: Login, gesture: str) -> None:
    url = f"/riwayat-jabatan/{cast.riwayat.pk}/{gesture}/"
    for who, code in (
        (cast.pegawai, 200),
        (cast.pengelola, 200),
        (cast.bkd, 200),
        (cast.penilai, 403),
        (cast.kepala, 403),
        (cast.rekan, 404),
        (cast.orang_lain, 404),
        (cast.pengelola_lain, 404),
        (cast.kepala_lain, 404),
    ):
        assert login(who).get(url).status_code == code
        if code != 200:
            assert login(who).post(url, post(cast.riwayat)).status_code == code
    for number in ("0", "9" * 30):
        assert login(cast.bkd).get(f"/riwayat-jabatan/{number}/{gesture}/").status_code == 404


def test_pengelola_add_for_their_people_only(cast: Cast, login: Login) -> None:
    url = f"/riwayat-jabatan/pegawai/{cast.pegawai.pk}/tambah/"
    for who, code in ((cast.pengelola, 303), (cast.penilai, 403), (cast.pengelola_lain, 404)):
        assert login(who).post(url, post(isian(cast))).status_code == code
    assert login(cast.bkd).get(f"/riwayat-jabatan/pegawai/{cast.gubernur.pk}/tambah/").status_code == 403


@pytest.mark.parametrize("page", ["", "tambah/", "salin/"])
def test_pages_need_few_queries(
    cast: Cast, login: Login, page: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = login(cast.pegawai)
    with django_assert_max_num_queries(12):
        assert client.get(f"/riwayat-jabatan/{page}").status_code == 200


def test_the_question_about_months_needs_few_queries(
    cast: Cast, login: Login, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    skp = build_skp.disetujui(cast.riwayat)
    for bulan in range(1, 13):
        build.diajukan(skp, month=Month(2023, bulan))
    client = login(cast.pegawai)
    # a POST: tried once for its faults, then the page and its question, and whether the penilai moved
    with django_assert_max_num_queries(61):
        client.post(f"/riwayat-jabatan/{cast.riwayat.pk}/edit/", post(cast.riwayat, penilai=cast.rekan.pk))


def test_a_correction_by_the_pengelola_asks_why(cast: Cast, login: Login) -> None:
    client, url = login(cast.pengelola), f"/riwayat-jabatan/{cast.riwayat.pk}/edit/"
    assert "Alasan koreksi" in text(client.get(url))
    assert "Alasan koreksi" not in text(login(cast.pegawai).get(url))
    data = post(cast.riwayat, tmt="2021-02-01")
    answer = client.post(url, data)
    assert answer.status_code == 422
    assert 'value="2021-02-01"' in answer.text
    assert client.post(url, data | {"alasan": "TMT menurut SK 821/7/2021"}).status_code == 303
    assert "TMT menurut SK 821/7/2021" in text(login(cast.pegawai).get("/pemberitahuan/"))
