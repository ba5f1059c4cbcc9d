"""Kelola » Akun » Gabungkan data ganda on screen: previewed, done, taken back (§3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Gabungan, Pegawai
from tests.builders import kehadiran
from tests.cast import Cast, person

Login = Callable[[Pegawai], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture
def ganda(cast: Cast) -> Pegawai:
    return person("YOHANES PEGAWAI CONTOH", nip="199004172015021009")


def there(cast: Cast, name: str = "gabungkan") -> str:
    return reverse(f"kelola:{name}", args=(cast.pegawai.pk,))


def typed(ganda: Pegawai, **change: str) -> dict[str, str]:
    return {"terkelola": str(ganda.pk), "nomor": "ganda", "alasan": "Terdaftar dua kali", **change}


def test_nothing_happens_before_the_preview_was_said_yes_to(cast: Cast, ganda: Pegawai, login: Login) -> None:
    client = login(cast.bkd)
    assert client.get(there(cast)).status_code == 200
    preview = client.post(there(cast), typed(ganda)).content.decode()
    assert "Penggabungan dapat dibatalkan selama satu hari" in preview
    assert "login dengan 19900417 201502 1 009" in preview
    assert not Gabungan.objects.exists()
    assert client.post(there(cast), typed(ganda, pasti="1")).status_code == 303
    account = client.get(reverse("kelola:rincian_akun", args=(cast.pegawai.pk,))).content.decode()
    assert "19900417 201502 1 009" in account
    assert there(cast, "pisahkan") in account
    assert client.get(there(cast, "pisahkan")).status_code == 200
    assert client.post(there(cast, "pisahkan")).status_code == 303
    assert Pegawai.objects.get(pk=ganda.pk).nip == "199004172015021009"
    assert client.get(there(cast, "pisahkan")).status_code == 303


def test_a_contradiction_is_named_in_the_preview(cast: Cast, ganda: Pegawai, login: Login) -> None:
    kehadiran.kehadiran(ganda)
    page = login(cast.bkd).post(there(cast), typed(ganda)).content.decode()
    assert "Berpindah ke data yang tetap dipakai: 1 Kehadiran." in page
    assert 'name="pasti"' in page
    kehadiran.kehadiran(cast.pegawai)
    page = login(cast.bkd).post(there(cast), typed(ganda)).content.decode()
    assert "Keduanya tidak dapat digabungkan" in page
    assert "Kehadiran Februari 2023 ada pada keduanya" in page
    assert 'name="pasti"' not in page
    assert login(cast.bkd).post(there(cast), typed(ganda, pasti="1")).status_code in {200, 422}
    assert not Gabungan.objects.exists()


@pytest.mark.parametrize(
    "wrong",
    [{"terkelola": ""}, {"terkelola": "9" * 18}, {"nomor": "lain"}, {"alasan": ""}, {"alasan": "x" * 501}],
)
def test_wrong_input_is_answered(cast: Cast, ganda: Pegawai, login: Login, wrong: dict[str, str]) -> None:
    assert login(cast.bkd).post(there(cast), typed(ganda, **wrong)).status_code in {404, 422}


def test_without_javascript_somebody_is_searched_with_a_button(
    cast: Cast, ganda: Pegawai, login: Login
) -> None:
    sent = {"cari": "terkelola", "terkelola_cari": "199004172015021009", "alasan": "Ganda", "nomor": "tetap"}
    page = login(cast.bkd).post(there(cast), sent).content.decode()
    assert "YOHANES PEGAWAI CONTOH" in page
    assert "Ganda" in page
