"""Kelola » Akun » Gabungkan data ganda on screen: previewed, done, taken back (§3)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.jejak.rules.objek import OBJEK
from sikinerja.kepegawaian.models import Gabungan, Pegawai
from sikinerja.kepegawaian.queries.gabung import hubungan
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.worker import merging
from tests.builders import kehadiran
from tests.cast import Cast, person

Login = Callable[[Pegawai], Client]
pytestmark = pytest.mark.django_db


@pytest.fixture
def ganda(cast: Cast) -> Pegawai:
    return person("YOHANES PEGAWAI CONTOH", nip="199004172015021009")


def there(cast: Cast, name: str = "gabungkan") -> str:
    return reverse(f"kelola:{name}", args=(cast.pegawai.pk,))


def worked() -> None:
    """The worker takes its turn with what was asked for last."""
    merging.gabungkan(Pekerjaan.objects.latest("pk").pk)


def typed(ganda: Pegawai, /, **change: str) -> dict[str, str]:
    return {"ganda": str(ganda.pk), "nomor": "ganda", "alasan": "Terdaftar dua kali", **change}


def test_nothing_happens_before_the_preview_was_said_yes_to(cast: Cast, ganda: Pegawai, login: Login) -> None:
    client = login(cast.bkd)
    assert client.get(there(cast)).status_code == 200
    preview = client.post(there(cast), typed(ganda)).content.decode()
    assert "Penggabungan dapat dibatalkan selama satu hari" in preview
    assert "login dengan 19900417 201502 1 009" in preview
    assert not Gabungan.objects.exists()
    answer = client.post(there(cast), typed(ganda, pasti="1"))
    assert "Menunggu giliran" in client.get(answer.headers["Location"]).content.decode()
    assert not Gabungan.objects.exists()
    worked()
    done = client.get(answer.headers["Location"]).content.decode()
    assert "Data ganda 19900417 201502 1 009 sudah digabungkan. Tidak ada data yang perlu berpindah." in done
    account = client.get(reverse("kelola:rincian_akun", args=(cast.pegawai.pk,))).content.decode()
    assert "19900417 201502 1 009" in account
    assert there(cast, "pisahkan") in account
    assert client.get(there(cast, "pisahkan")).status_code == 200
    answer = client.post(there(cast, "pisahkan"))
    worked()
    assert "keduanya kembali seperti semula" in client.get(answer.headers["Location"]).content.decode()
    assert Pegawai.objects.get(pk=ganda.pk).nip == "199004172015021009"
    assert client.get(there(cast, "pisahkan")).status_code == 303


def test_what_moves_has_a_word_of_peoples_own() -> None:
    assert not {model._meta.label_lower for model, _ in hubungan()} - OBJEK.keys()


def test_a_contradiction_is_named_in_the_preview(cast: Cast, ganda: Pegawai, login: Login) -> None:
    kehadiran.kehadiran(ganda)
    page = login(cast.bkd).post(there(cast), typed(ganda)).content.decode()
    assert "<li>1 Kehadiran</li>" in page
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
    [{"ganda": ""}, {"ganda": "9" * 18}, {"nomor": "lain"}, {"alasan": ""}, {"alasan": "x" * 501}],
)
def test_wrong_input_is_answered(cast: Cast, ganda: Pegawai, login: Login, wrong: dict[str, str]) -> None:
    assert login(cast.bkd).post(there(cast), typed(ganda, **wrong)).status_code in {404, 422}


def test_the_same_record_is_refused_in_the_field(cast: Cast, ganda: Pegawai, login: Login) -> None:
    answer = login(cast.bkd).post(there(cast), typed(ganda, ganda=str(cast.pegawai.pk)))
    assert answer.status_code == 422
    assert "ini data yang sama" in answer.content.decode()


def test_without_javascript_somebody_is_searched_with_a_button(
    cast: Cast, ganda: Pegawai, login: Login
) -> None:
    sent = {"cari": "ganda", "ganda_cari": "199004172015021009", "alasan": "Ganda", "nomor": "tetap"}
    page = login(cast.bkd).post(there(cast), sent).content.decode()
    assert "YOHANES PEGAWAI CONTOH" in page
    assert "Ganda" in page


def test_an_honorer_is_found_by_name_or_username_and_chosen_as_the_double(cast: Cast, login: Login) -> None:
    honor = person("Yohanes Pegawai Contoh")
    Pegawai.objects.filter(pk=honor.pk).update(jenis_kepegawaian="NON_ASN", nip=None)
    type(honor.akun).objects.filter(pk=honor.akun_id).update(username="7371honor1")
    client = login(cast.bkd)
    for sought in ("Yohanes", "7371", "7371honor1"):
        found = client.get(reverse("kelola:cari_ganda"), {"q": sought}).json()
        assert honor.pk in [row["id"] for row in found]
        assert "7371honor1" in str(found)
    assert client.get(reverse("kelola:cari_ganda"), {"q": "7"}).json() == []
    page = client.post(there(cast), typed(honor, nomor="tetap", pasti="1"))
    assert page.status_code == 303
    worked()
    assert Gabungan.objects.get().nomor_ganda == "7371honor1"


def test_who_has_riwayat_never_ends_without_a_number(cast: Cast, ganda: Pegawai, login: Login) -> None:
    honor = person("Yohanes Pegawai Contoh")
    Pegawai.objects.filter(pk=honor.pk).update(jenis_kepegawaian="NON_ASN", nip=None)
    address = reverse("kelola:gabungkan", args=(honor.pk,))
    sent = {"ganda": str(cast.pegawai.pk), "nomor": "tetap", "alasan": "Dua kali", "pasti": "1"}
    assert "tetap PNS atau PPPK" in login(cast.bkd).post(address, sent).content.decode()
    assert login(cast.bkd).post(address, sent | {"nomor": "ganda"}).status_code == 303
