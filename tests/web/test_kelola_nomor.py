"""Kelola » Akun » Ubah NIP on screen (issue 9, §3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from tests.cast import PASSWORD, Cast

Login = Callable[[Pegawai], Client]
BARU = "199004172024211007"
pytestmark = pytest.mark.django_db


def there(cast: Cast) -> str:
    return reverse("kelola:ubah_nomor", args=(cast.pegawai.pk,))


def typed(cast: Cast, **change: str) -> dict[str, str]:
    found = {
        "semula": cast.pegawai.akun.username,
        "jenis_kepegawaian": "PPPK",
        "nomor": "19900417 202421 1 007",
    }
    return found | {"alasan": "SK kontrak 12/2024"} | change


def test_the_page_says_what_follows_and_the_history_keeps_it(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    page = client.get(there(cast)).content.decode()
    assert "Nomor lama masih dapat dipakai login sampai 8 Maret 2023" in page
    assert "Bukan ASN" not in page
    assert client.post(there(cast), typed(cast)).status_code == 303
    account = client.get(reverse("kelola:rincian_akun", args=(cast.pegawai.pk,))).content.decode()
    assert "pegawai diberi tahu" in account
    assert "19900417 202421 1 007" in account
    assert "19900417 201502 1 003" in account
    assert "SK kontrak 12/2024" in account
    visitor = Client()
    form = {"username": "NIP. 19900417 201502 1 003", "password": PASSWORD}
    assert visitor.post(reverse("akun:masuk"), form).status_code == 303
    told = visitor.get(reverse("dashboard:beranda")).content.decode()
    assert "Lain kali masuklah dengan 19900417 202421 1 007" in told


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ({"nomor": "199004172024211000"}, "000"),
        ({"nomor": "12"}, "18 angka"),
        ({"nomor": ""}, "wajib"),
        ({"alasan": " "}, "wajib"),
        ({"jenis_kepegawaian": "NON_ASN"}, "tetap PNS atau PPPK"),
        ({"nomor": "9" * 500}, "60 karakter"),
    ],
)
def test_wrong_input_stays_and_is_told(cast: Cast, login: Login, wrong: dict[str, str], text: str) -> None:
    answer = login(cast.bkd).post(there(cast), typed(cast, **wrong))
    assert answer.status_code == 422
    assert text in answer.content.decode()
    assert Pegawai.objects.get(pk=cast.pegawai.pk).nip == "199004172015021003"


def test_a_stale_page_is_told_so(cast: Cast, login: Login) -> None:
    assert login(cast.bkd).post(there(cast), typed(cast, semula="199004172015021999")).status_code == 409


def test_sent_twice_is_done_once(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    assert [client.post(there(cast), typed(cast)).status_code for _ in range(2)] == [303, 303]
    assert Pegawai.objects.get(pk=cast.pegawai.pk).riwayat_nomor.count() == 1


def test_the_tick_for_somebody_else_comes_when_it_is_needed(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    blank = client.get(reverse("kelola:tambah_akun")).content.decode()
    assert "orang_lain" not in blank
    sent = {
        "jenis_kepegawaian": "PNS", "nomor": "199004172015021004", "nama": "Yohanes Pegawai Contoh",
        "perangkat_daerah": str(cast.badan.pk), "unit_kerja": str(cast.bidang.pk), "tmt": "2021-01-03",
        "jenis_jabatan": cast.jabatan_staf.jenis, "jabatan": str(cast.jabatan_staf.pk), "penilai": "",
    }  # fmt: skip
    asked = client.post(reverse("kelola:tambah_akun"), sent)
    assert asked.status_code == 422
    assert 'name="orang_lain"' in asked.content.decode()
    assert (
        "Yohanes Pegawai Contoh, S.Kom sudah tercatat dengan NIP 19900417 201502 1 003"
        in asked.content.decode()
    )
    assert "centang pernyataan ini" in asked.content.decode()
    assert "Kelola › Akun › Buat akun" not in asked.content.decode()
    assert client.post(reverse("kelola:tambah_akun"), sent | {"orang_lain": "on"}).status_code == 200


def test_another_birthday_or_sex_is_asked_about_once(cast: Cast, login: Login) -> None:
    client, wrong = login(cast.bkd), {"jenis_kepegawaian": "PNS", "nomor": "199004172015022003"}
    asked = client.post(there(cast), typed(cast, **wrong))
    page = asked.content.decode()
    assert asked.status_code == 422
    assert "lahir 17 April 1990, pria" in page
    assert "lahir 17 April 1990, wanita" in page
    answer = client.post(there(cast), typed(cast, **wrong, pribadi_lain="on"))
    page = client.get(answer.headers["Location"]).content.decode()
    assert "diubah dari NIP 19900417 201502 1 003 menjadi NIP 19900417 201502 2 003" in page


def test_the_same_again_is_no_change(cast: Cast, login: Login) -> None:
    same = {"jenis_kepegawaian": "PNS", "nomor": cast.pegawai.akun.username}
    client = login(cast.bkd)
    page = client.get(client.post(there(cast), typed(cast, **same)).headers["Location"]).content.decode()
    assert "tidak ada yang diubah" in page
    assert "diberi tahu" not in page


def test_each_door_says_what_can_be_done_there(cast: Cast, login: Login) -> None:
    """Who stands before the form is not sent to it; who may be a double is merged, not renumbered."""
    twin = {"nomor": "199004172015021004", "jenis_kepegawaian": "PNS"}
    Pegawai.objects.filter(pk=cast.orang_lain.pk).update(nip="199004172015021008")
    cast.orang_lain.akun.__class__.objects.filter(pk=cast.orang_lain.akun_id).update(
        nama=cast.pegawai.akun.nama
    )
    page = login(cast.bkd).post(there(cast), typed(cast, **twin)).content.decode()
    assert "Gabungkan data ganda" in page
    assert "centang pernyataan ini" in page
    assert "Buat akun" not in page


def test_a_former_number_finds_its_person(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    client.post(there(cast), typed(cast))
    found = client.get(reverse("kelola:akun"), {"q": "19900417 2015"}).content.decode()
    assert "Yohanes Pegawai Contoh" in found
