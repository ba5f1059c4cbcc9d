"""Login with a second factor through the web door (issue 4 §1)."""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from datetime import timedelta

import pyotp
import pytest
from django.test import Client
from pytest_django import Settings

from sikinerja.akun.models import Akun, KodePemulihan, Passkey
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan.models import Pemberitahuan
from sikinerja.web import clock
from tests.builders import faktor
from tests.builders.passkey import Perangkat
from tests.cast import PASSWORD, Cast

At = Callable[[str], None]
HERE = "/masuk/langkah-kedua/"
ORIGIN = "https://kinerja.contoh.test"


@pytest.fixture(autouse=True)
def _place(settings: Settings, at: At) -> None:
    settings.BASE_URL = ORIGIN


def kode(steps: int = 0) -> str:
    return pyotp.TOTP(faktor.RAHASIA).at(clock.real(), counter_offset=steps)


def first_step(who: Pegawai, onward: str = "", **extra: str) -> Client:
    client = Client(**extra)
    form = {"username": who.akun.username, "password": PASSWORD, "next": onward}
    answer = client.post("/masuk/", form)
    assert (answer.status_code, answer.headers["Location"]) == (303, HERE)
    return client


def type_code(client: Client, isian: str) -> int:
    return client.post(HERE, {"isian": isian}).status_code


def pilihan(page: str) -> str:
    found = re.search(r'data-options="([^"]+)"', page)
    assert found, page
    return html.unescape(found[1])


def test_the_password_alone_opens_nothing(cast: Cast) -> None:
    faktor.totp(cast.pegawai.akun)
    client = first_step(cast.pegawai, "/pemberitahuan/")
    assert client.get("/").headers["Location"].startswith("/masuk/")
    assert not Jejak.objects.filter(aksi="akun.masuk").exists()
    assert Akun.objects.get(pk=cast.pegawai.akun_id).last_login is None
    page = client.get(HERE).text
    assert "Kode dari aplikasi" in page
    answer = client.post(HERE, {"isian": kode()})
    assert answer.headers["Location"] == "/pemberitahuan/"
    assert client.get("/").status_code == 200
    assert Jejak.objects.get(aksi="akun.masuk").data == {"faktor": "TOTP"}
    assert Akun.objects.get(pk=cast.pegawai.akun_id).last_login is not None


def test_who_has_none_is_in_at_once(cast: Cast) -> None:
    client = Client()
    client.post("/masuk/", {"username": cast.pegawai.akun.username, "password": PASSWORD})
    assert client.get("/").status_code == 200


def test_a_code_opens_once(cast: Cast) -> None:
    faktor.totp(cast.pegawai.akun)
    used = kode()
    assert type_code(first_step(cast.pegawai), used) == 303
    again = first_step(cast.pegawai)
    refused = again.post(HERE, {"isian": used})
    assert refused.status_code == 422
    assert "sudah dipakai" in refused.text
    assert type_code(again, kode(1)) == 303


def test_a_recovery_code_opens_once_and_the_owner_is_told(cast: Cast) -> None:
    faktor.totp(cast.pegawai.akun)
    assert type_code(first_step(cast.pegawai), "7k2m q9xd 0rt4 hb6w") == 303
    told = Pemberitahuan.objects.get(akun=cast.pegawai.akun)
    assert "tersisa 0 kode" in told.isi
    assert type_code(first_step(cast.pegawai), faktor.KODE) == 422
    assert KodePemulihan.objects.get().dipakai_pada is not None


def test_the_codes_of_somebody_else_open_nothing(cast: Cast) -> None:
    faktor.totp(cast.pegawai.akun)
    faktor.totp(cast.rekan.akun)
    faktor.kode_pemulihan(cast.rekan.akun, "AAAA-BBBB-CCCC-DDDD")
    assert type_code(first_step(cast.pegawai), "AAAA-BBBB-CCCC-DDDD") == 422


def test_guessing_is_slowed_down_and_the_owner_is_told(cast: Cast) -> None:
    faktor.totp(cast.pegawai.akun)
    client = first_step(cast.pegawai)
    assert [type_code(client, "000000") for _ in range(7)] == [422] * 5 + [429] * 2
    told = Pemberitahuan.objects.get(akun=cast.pegawai.akun)
    assert told.judul == "Seseorang mengetahui password Anda"
    waiting = client.post(HERE, {"isian": kode()})
    assert waiting.status_code == 429
    assert int(waiting.headers["Retry-After"]) <= 60


def test_guesses_from_many_addresses_are_slowed_down_for_an_hour(cast: Cast, at: At) -> None:
    faktor.totp(cast.pegawai.akun)
    for n in range(20):
        type_code(first_step(cast.pegawai, REMOTE_ADDR=f"198.51.100.{n}"), "000000")
    fresh = first_step(cast.pegawai, REMOTE_ADDR="203.0.113.9")
    refused = fresh.post(HERE, {"isian": kode()})
    assert refused.status_code == 429
    assert "60 menit" in refused.text
    at("2023-03-07 10:00:01")
    assert type_code(fresh, kode()) == 303


@pytest.mark.parametrize("typed", ["", " ", "x" * 5000, "a\0b", "١٢٣٤٥٦", "' OR 1=1 --"])
def test_nonsense_is_answered(cast: Cast, typed: str) -> None:
    faktor.totp(cast.pegawai.akun)
    assert type_code(first_step(cast.pegawai), typed) == 422


def test_the_first_step_holds_ten_minutes_and_dies_with_the_password(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    faktor.totp(cast.pegawai.akun)
    client, late = first_step(cast.pegawai), clock.real() + timedelta(minutes=11)
    other = first_step(cast.pegawai)
    with monkeypatch.context() as moved:
        moved.setattr(clock, "real", lambda: late)
        assert client.get(HERE).headers["Location"] == "/masuk/"
    akun = Akun.objects.get(pk=cast.pegawai.akun_id)
    akun.set_password("Sasando-sepuluh-senar")
    akun.save()
    assert other.post(HERE, {"isian": kode()}).headers["Location"] == "/masuk/"
    assert Client().get(HERE).headers["Location"] == "/masuk/"


def test_deactivated_between_the_steps(cast: Cast) -> None:
    faktor.totp(cast.pegawai.akun)
    client = first_step(cast.pegawai)
    Akun.objects.filter(pk=cast.pegawai.akun_id).update(aktif=False)
    assert client.post(HERE, {"isian": kode()}).headers["Location"] == "/masuk/"


def test_a_passkey_is_registered_and_opens(cast: Cast, login: Callable[[Pegawai], Client]) -> None:
    owner, phone, there = login(cast.pegawai), Perangkat(ORIGIN), "/profil/keamanan/passkey/tambah/"
    question = pilihan(owner.get(there).text)
    made = owner.post(there, {"nama": "HP Samsung", "jawaban": phone.buat(question)})
    assert made.status_code == 200
    assert len(re.findall(r"<code>[0-9A-Z-]{19}</code>", made.text)) == 10
    assert "HP Samsung" in owner.get("/profil/keamanan/").text
    client = first_step(cast.pegawai)
    page = client.get(HERE).text
    assert "Kode pemulihan" in page
    proof = phone.bukti(pilihan(page))
    assert client.post(HERE, {"jawaban": proof}).headers["Location"] == "/"
    assert client.get("/").status_code == 200
    replayed = first_step(cast.pegawai)
    replayed.get(HERE)
    assert replayed.post(HERE, {"jawaban": proof}).status_code == 422
    assert Jejak.objects.get(aksi="akun.masuk").data == {"faktor": "PASSKEY"}


@pytest.mark.parametrize("wrong", ["origin", "counter", "signature", "json", "empty", "nothing"])
def test_a_wrong_proof_opens_nothing(cast: Cast, login: Callable[[Pegawai], Client], wrong: str) -> None:
    owner, phone, there = (
        login(cast.pegawai),
        Perangkat(ORIGIN, hitungan=7),
        "/profil/keamanan/passkey/tambah/",
    )
    owner.post(there, {"nama": "x", "jawaban": phone.buat(pilihan(owner.get(there).text))})
    client = first_step(cast.pegawai)
    question = pilihan(client.get(HERE).text)
    if wrong == "origin":
        phone.origin = "https://jahat.test"
    if wrong == "counter":
        phone.hitungan = 3
    if wrong == "signature":
        phone.kunci = Perangkat(ORIGIN).kunci
    answer = {"json": "{", "empty": "", "nothing": "[]"}.get(wrong) or phone.bukti(question)
    refused = client.post(HERE, {"jawaban": "" if wrong == "empty" else answer})
    assert refused.status_code == 422
    assert "Passkey tidak dapat diperiksa" in refused.text
    assert client.get("/").status_code == 303
    assert Passkey.objects.get().terakhir_dipakai_pada is None
