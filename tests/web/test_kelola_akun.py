"""Kelola » Akun through the web door (F1.3)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sikinerja.akun.models import Akun
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai, Pengelola, RiwayatJabatan
from sikinerja.pemberitahuan.models import Pemberitahuan
from tests.cast import PASSWORD, Cast

Login = Callable[[Pegawai], Client]
NIP = "19950312 202012 2 007"
TYPED = "199503122020122007"


def filled(cast: Cast, **over: Any) -> dict[str, Any]:
    """The form *Buat akun* for somebody new in ``badan``."""
    return {
        "jenis_kepegawaian": "PNS",
        "nomor": NIP,
        "nama": "Siti Baru Contoh, S.Sos",
        "email": "siti@contoh.test",
        "no_hp": "0812 3456 7890",
        "perangkat_daerah": cast.badan.pk,
        "unit_kerja": cast.bidang.pk,
        "jenis_jabatan": "FUNGSIONAL",
        "jabatan": cast.jabatan_staf.pk,
        "tmt": "2023-03-01",
        "penilai": cast.penilai.pk,
        **over,
    }


def shown(text: str) -> str:
    """The first password on the page."""
    found = re.search(r"[a-z]{4}(?:-[a-z]{4}){4}", text)
    assert found, text
    return found[0]


def test_pengelola_opens_an_account_and_the_person_gets_in(cast: Cast, login: Login) -> None:
    response = login(cast.pengelola).post("/kelola/akun/tambah/", filled(cast))
    assert response.status_code == 200, response.text
    password = shown(response.text)
    assert "Hanya ditampilkan satu kali." in response.text
    akun = Akun.objects.get(username=TYPED)
    assert (akun.harus_ganti_password, akun.aktif) == (True, True)
    riwayat = RiwayatJabatan.objects.get(pegawai=akun.pegawai)
    assert (riwayat.aktif, riwayat.tahun) == (True, 2023)
    assert (riwayat.penilai, riwayat.unit_kerja) == (cast.penilai, cast.bidang)
    assert akun.pegawai.no_hp == "081234567890"
    person = Client()
    person.post("/masuk/", {"username": NIP, "password": password})
    assert person.get("/").headers["Location"] == "/ganti-password/"
    rows = list(Jejak.objects.values_list("aksi", "data"))
    assert "akun.buat" in [aksi for aksi, _ in rows]
    assert password not in str(rows)
    assert not Akun.objects.filter(password__contains=password).exists()


@pytest.mark.parametrize(
    ("over", "message"),
    [
        ({"nomor": "1995031220201220"}, "18 angka"),
        ({"nomor": "19951312 202012 2 007"}, "tanggal lahir"),
        ({"nomor": "19950312 202013 2 007"}, "bulan pengangkatan"),
        ({"nomor": "19950312 202012 3 007"}, "angka ke-15"),
        ({"nomor": "19010312 202012 2 007"}, "tahun 1901 tidak masuk akal"),
        ({"nomor": "19950312 209912 2 007"}, "2099 belum tiba"),
        ({"nomor": "1995031220201220x7"}, "18 angka"),
        ({"nomor": "199004172015021003"}, "sudah mempunyai akun"),
        ({"nama": "  "}, "wajib diisi"),
        ({"nama": "x" * 10_000}, "karakter"),
        ({"email": "bukan-email"}, "email"),
        ({"no_hp": "123"}, "Nomor HP"),
        ({"jabatan": ""}, "Isian ini wajib diisi."),
        ({"jabatan": "9" * 30}, "Ketik, lalu pilih"),
        ({"jabatan": "999999"}, "Pilih jabatan dari daftar"),
        ({"unit_kerja": "999999"}, "Pilih unit kerja dari daftar"),
        ({"tmt": "kemarin"}, "tanggal"),
        ({"tmt": ""}, "Isian ini wajib diisi."),
        ({"perangkat_daerah": ""}, "Isian ini wajib diisi."),
        ({"jenis_kepegawaian": "NON_ASN", "nomor": "seseorang"}, "pilihan"),
    ],
)
def test_wrong_input_is_answered_and_nothing_is_written(
    cast: Cast, login: Login, over: dict[str, Any], message: str
) -> None:
    before = Akun.objects.count()
    response = login(cast.pengelola).post("/kelola/akun/tambah/", filled(cast, **over))
    assert response.status_code == 422
    assert message.lower() in response.text.lower()
    assert Akun.objects.count() == before
    if "nama" not in over:
        assert "Siti Baru Contoh" in response.text


def test_pengelola_opens_no_account_in_another_pd(cast: Cast, login: Login) -> None:
    response = login(cast.pengelola).post(
        "/kelola/akun/tambah/", filled(cast, perangkat_daerah=cast.dinas.pk)
    )
    assert response.status_code == 422
    assert not Akun.objects.filter(username=TYPED).exists()


def test_pppk_numbers_have_no_month(cast: Cast, login: Login) -> None:
    values = filled(cast, jenis_kepegawaian="PPPK", nomor="19950312 2021 21 2 007")
    assert login(cast.bkd).post("/kelola/akun/tambah/", values).status_code == 200


def test_bkd_opens_an_account_for_somebody_who_is_no_asn(cast: Cast, login: Login) -> None:
    values = {"jenis_kepegawaian": "NON_ASN", "nomor": "Wakil.Gubernur", "nama": "Wakil Gubernur Contoh"}
    client = login(cast.bkd)
    assert client.post("/kelola/akun/tambah/", {**values, "nomor": "123456"}).status_code == 422
    assert client.post("/kelola/akun/tambah/", values).status_code == 200
    pegawai = Pegawai.objects.get(akun__username="wakil.gubernur")
    assert (pegawai.nip, pegawai.riwayat.count()) == (None, 0)


def test_search_without_javascript_keeps_what_was_typed(cast: Cast, login: Login) -> None:
    values = filled(cast, cari="penilai", penilai="", penilai_cari="ratna")
    response = login(cast.pengelola).post("/kelola/akun/tambah/", values)
    assert response.status_code == 200
    assert "Ratna Penilai Contoh" in response.text
    assert "Siti Baru Contoh" in response.text
    assert not Akun.objects.filter(username=TYPED).exists()


def test_a_new_first_password(cast: Cast, login: Login) -> None:
    owner, pengelola = login(cast.pegawai), login(cast.pengelola)
    address = f"/kelola/akun/{cast.pegawai.pk}/password/"
    assert "Password lama langsung tidak berlaku" in pengelola.get(address).text
    assert owner.get("/").status_code == 200
    password = shown(pengelola.post(address).text)
    assert owner.get("/").status_code == 303
    akun = Akun.objects.get(pk=cast.pegawai.akun_id)
    assert akun.check_password(password)
    assert not akun.check_password(PASSWORD)
    assert akun.harus_ganti_password
    assert "Petrus Pengelola Contoh" in Pemberitahuan.objects.get().isi


def test_deactivate_and_activate_with_a_reason(cast: Cast, login: Login) -> None:
    owner, pengelola = login(cast.pegawai), login(cast.pengelola)
    address = f"/kelola/akun/{cast.pegawai.pk}/status/"
    assert pengelola.post(address, {"aktif": "0", "alasan": " "}).status_code == 422
    assert pengelola.post(address, {"aktif": "0", "alasan": "Pensiun"}).status_code == 303
    assert pengelola.post(address, {"aktif": "0", "alasan": "Pensiun"}).status_code == 303
    assert owner.get("/").status_code == 303
    rows = Jejak.objects.filter(aksi="akun.nonaktifkan")
    assert [r.data for r in rows] == [{"alasan": "Pensiun"}]
    assert "Nonaktif" in pengelola.get("/kelola/akun/?status=nonaktif").text
    login_page = Client().post("/masuk/", {"username": cast.pegawai.akun.username, "password": PASSWORD})
    assert "Hubungi pengelola kepegawaian" in login_page.text
    assert pengelola.post(address, {"aktif": "1", "alasan": "Keliru"}).status_code == 303
    assert owner.get("/").status_code == 303
    assert Client().post(
        "/masuk/", {"username": cast.pegawai.akun.username, "password": PASSWORD}
    ).status_code == 303  # fmt: skip


def test_nobody_manages_their_own_account_or_one_that_may_do_more(cast: Cast, login: Login) -> None:
    pengelola, bkd = login(cast.pengelola), login(cast.bkd)
    for client, pegawai in ((pengelola, cast.pengelola), (bkd, cast.bkd), (pengelola, cast.bkd)):
        for end in ("password", "status"):
            address = f"/kelola/akun/{pegawai.pk}/{end}/"
            assert client.get(address).status_code == 403
            assert client.post(address, {"aktif": "0", "alasan": "x"}).status_code == 403
    Pengelola.objects.create(pegawai=cast.rekan, perangkat_daerah=cast.dinas)
    assert pengelola.get(f"/kelola/akun/{cast.rekan.pk}/password/").status_code == 403
    assert bkd.get(f"/kelola/akun/{cast.rekan.pk}/password/").status_code == 200
    assert not Jejak.objects.filter(aksi__startswith="akun.").exclude(aksi="akun.masuk").exists()


def test_strangers_find_nothing(cast: Cast, login: Login) -> None:
    for person in (cast.pegawai, cast.penilai, cast.kepala, cast.gubernur):
        assert login(person).get("/kelola/akun/").status_code == 404
        assert login(person).post("/kelola/akun/tambah/", filled(cast)).status_code == 404
    other = login(cast.pengelola_lain)
    for address in (f"/kelola/akun/{cast.pegawai.pk}/status/", f"/kelola/akun/{'9' * 30}/password/"):
        assert other.get(address).status_code == 404
        assert other.post(address, {"alasan": "x", "aktif": "0"}).status_code == 404


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=yohanes pegawai", True),
        ("q=19900417 2015", True),
        ("q=agus", False),
        ("status=aktif", True),
        ("status=nonaktif", False),
        ("status=pertama", False),
        ("status=ngawur", True),
        ("q=" + "x" * 5000, True),
        ("halaman=999999999999", True),
    ],
)
def test_the_list_is_searched(cast: Cast, login: Login, query: str, found: bool) -> None:
    response = login(cast.pengelola).get(f"/kelola/akun/?{query}")
    assert response.status_code == 200
    assert ("Yohanes Pegawai Contoh" in response.text) is found
    assert "Orang Lain Contoh" not in response.text


def test_bkd_sees_all_and_the_menu(cast: Cast, login: Login) -> None:
    text = login(cast.bkd).get("/kelola/akun/").text
    assert "Orang Lain Contoh" in text
    assert "Gubernur Contoh" in text
    assert "/kelola/akun/" in login(cast.pengelola).get("/kelola/").text
    assert 'href="/kelola/"' in login(cast.pengelola).get("/").text
    assert 'href="/kelola/"' not in login(cast.pegawai).get("/").text
