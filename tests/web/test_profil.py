"""The page *Profil Pegawai* and its form (F2.1, F2.2)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from sikinerja.akun.models import Akun
from sikinerja.core.indonesian import nip
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.queries.cari import cari_penilai
from tests.cast import Cast, account, context, moment, tenure

Login = Callable[[Pegawai], Client]
ISIAN = {"nama": "Yohanes Baru, S.Kom", "no_hp": "+62 812 3456 7890", "email": "", "pangkat": ""}


def test_the_three_blocks_and_the_table(cast: Cast, login: Login) -> None:
    cast.pegawai.akun.last_login = moment("2023-03-06 05:52")
    cast.pegawai.akun.save()
    html = login(cast.pegawai).get("/profil/").content.decode()

    for words in (
        "PNS", "19900417 201502 1 003", "Yohanes Pegawai Contoh, S.Kom", "No. HP (WhatsApp)",
        "yohanes@contoh.test", "Penata Muda / III/a", "Fungsional Tertentu", "Pranata Komputer Ahli Pertama",
        "Badan Contoh Daerah", "Bidang Pengembangan", "Ratna Penilai Contoh, SH",
        "*****", "Level akses", "6 Maret 2023 pukul 05:52", "Riwayat Jabatan &amp; Unit Kerja", "03-01-2021",
        "+ Tambah Data", "Ubah Profil", nip(cast.penilai.nip),
    ):  # fmt: skip
        assert words in html, words


@pytest.mark.parametrize(
    ("who", "level"),
    [
        ("pegawai", "Pegawai"),
        ("penilai", "Pegawai, Pejabat Penilai"),
        ("kepala", "Pegawai, Pejabat Penilai, Pimpinan Perangkat Daerah"),
        ("pengelola", "Pegawai, Pengelola Kepegawaian"),
        ("bkd", "Pegawai, Pengelola Aplikasi"),
        ("gubernur", "Pejabat Penilai"),
    ],
)
def test_the_level_of_access_says_what_one_is(cast: Cast, login: Login, who: str, level: str) -> None:
    html = login(getattr(cast, who)).get("/profil/").content.decode()

    assert f"<dd>{level}</dd>" in html


def test_who_is_no_asn_has_no_riwayat(cast: Cast, login: Login) -> None:
    html = login(cast.gubernur).get("/profil/").content.decode()

    assert "Riwayat Jabatan" not in html
    assert "gubernur" in html


def test_an_account_without_a_person_has_a_page_too(cast: Cast, login: Login) -> None:
    client = Client()
    client.force_login(account("operator", "Operator BKD", bkd=True))

    assert "Pengelola Aplikasi" in client.get("/profil/").content.decode()
    assert client.get("/profil/edit/").status_code == 403
    assert client.get("/riwayat-jabatan/").status_code == 403


def test_nothing_active_is_said(cast: Cast, login: Login) -> None:
    cast.riwayat.aktif = False
    cast.riwayat.save()

    assert "Belum ada jabatan yang aktif" in login(cast.pegawai).get("/profil/").content.decode()


def test_who_sees_and_edits_whose_profile(cast: Cast, login: Login) -> None:
    page, edit = f"/profil/{cast.pegawai.pk}/", f"/profil/{cast.pegawai.pk}/edit/"
    for who, sees, edits in (
        (cast.pengelola, 200, 200),
        (cast.bkd, 200, 200),
        (cast.penilai, 200, 403),
        (cast.kepala, 200, 403),
        (cast.rekan, 404, 404),
        (cast.orang_lain, 404, 404),
        (cast.pengelola_lain, 404, 404),
    ):
        client = login(who)
        assert client.get(page).status_code == sees
        assert client.get(edit).status_code == edits
        assert client.post(edit, ISIAN).status_code == (303 if edits == 200 else edits)


def test_a_superior_sees_no_buttons(cast: Cast, login: Login) -> None:
    html = login(cast.penilai).get(f"/profil/{cast.pegawai.pk}/").content.decode()

    assert "Ubah Profil" not in html
    assert "Hapus" not in html
    assert "Ganti password" not in html


@pytest.mark.parametrize("number", ["0", "999999999", "9" * 30])
def test_nobody_of_that_number_is_not_found(cast: Cast, login: Login, number: str) -> None:
    assert login(cast.bkd).get(f"/profil/{number}/").status_code == 404


def test_an_edit_is_saved_and_said(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    client.post("/profil/edit/", ISIAN)

    html = client.get("/profil/").content.decode()
    assert "Perubahan profil sudah disimpan." in html
    assert "Yohanes Baru, S.Kom" in html
    assert "081234567890" in html


def test_wrong_input_is_told_beside_the_field_and_kept(cast: Cast, login: Login) -> None:
    answer = login(cast.pegawai).post(
        "/profil/edit/", ISIAN | {"nama": " ", "no_hp": "0380-12", "email": "bukan email", "pangkat": "0"}
    )

    html = answer.content.decode()
    assert answer.status_code == 422
    assert "hal perlu diperbaiki" in html
    assert "0380-12" in html
    assert "bukan email" in html
    cast.pegawai.akun.refresh_from_db()
    assert cast.pegawai.akun.nama == "Yohanes Pegawai Contoh, S.Kom"


@pytest.mark.parametrize("field", ["nama", "no_hp", "email"])
def test_endless_texts_and_nul_are_refused(cast: Cast, login: Login, field: str) -> None:
    for text in ("x" * 1_000_000, "a\0b"):
        assert login(cast.pegawai).post("/profil/edit/", ISIAN | {field: text}).status_code == 422


def test_the_page_needs_few_queries_whatever_the_rows(
    cast: Cast, login: Login, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for tahun in range(2001, 2023):
        tenure(
            cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.penilai, tahun=tahun,
            tmt=date(2000, 1, 1), aktif=False,
        )  # fmt: skip
    client = login(cast.pegawai)
    with django_assert_max_num_queries(12):
        client.get("/profil/")


def test_a_name_is_tidied_and_found_both_ways(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    assert client.post("/profil/edit/", ISIAN | {"nama": "Yohanes  Fanggi ,S.AP"}).status_code == 303
    cast.pegawai.akun.refresh_from_db()
    assert cast.pegawai.akun.nama == "Yohanes Fanggi, S.AP"
    for kept in ("Yohanes Fanggi, S.AP", "Yohanes Fanggi,S.AP"):
        Akun.objects.filter(pk=cast.pegawai.akun_id).update(nama=kept)
        for q in ("fanggi,s.ap", "Fanggi, S.AP"):
            assert cari_penilai(context(cast.pegawai), q=q), (kept, q)
