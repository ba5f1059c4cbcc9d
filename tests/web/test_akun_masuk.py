"""Login and logout through the web door (F1.2, F1.3, BAB I.2)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.test import Client

from sikinerja.akun.models import PercobaanMasuk
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from tests.cast import PASSWORD, Cast, moment

SALAH = "NIP atau password salah."
At = Callable[[str], None]


def enter(client: Client, username: str, password: str = PASSWORD, **more: str):  # type: ignore[no-untyped-def]
    return client.post("/masuk/", {"username": username, "password": password, **more})


def test_visitors_are_led_to_the_login(cast: Cast) -> None:
    response = Client().get("/pemberitahuan/")
    assert (response.status_code, response.headers["Location"]) == (303, "/masuk/?next=/pemberitahuan/")
    assert "LOGIN" in Client().get("/masuk/").text
    client = Client()
    searched = client.get("/pemberitahuan/?halaman=2").headers["Location"]
    assert searched == "/masuk/?next=/pemberitahuan/%3Fhalaman%3D2"
    onward = re.search(r'name="next" value="([^"]*)"', client.get(searched).text)
    assert onward is not None
    assert onward[1] == "/pemberitahuan/?halaman=2"


@pytest.mark.parametrize("typed", ["199004172015021003", "19900417 201502 1 003", " 1990 0417 2015021003 "])
def test_nip_with_spaces(cast: Cast, at: At, typed: str) -> None:
    client = Client()
    response = enter(client, typed)
    assert (response.status_code, response.headers["Location"]) == (303, "/")
    page = client.get("/")
    assert page.status_code == 200
    assert "Yohanes Pegawai Contoh" in page.text
    cast.pegawai.akun.refresh_from_db()
    assert cast.pegawai.akun.last_login == moment("2023-03-07 09:00")
    assert Jejak.objects.filter(aksi="akun.masuk", akun=cast.pegawai.akun).count() == 1


def test_username_of_bkd_with_capitals(cast: Cast) -> None:
    assert enter(Client(), "GuBerNur").status_code == 303


def test_wrong_pair_says_the_same_whether_the_account_exists(cast: Cast) -> None:
    wrong = enter(Client(), "199004172015021003", "salah-sekali")
    unknown = enter(Client(), "199004172015021004", "salah-sekali")
    plain = [re.sub(r'value="[^"]*"', "", r.text) for r in (wrong, unknown)]
    assert plain[0] == plain[1]
    assert wrong.status_code == unknown.status_code == 422
    assert re.search(r'<div class="toast is-error"[^>]*role="alert".*' + SALAH, wrong.text)
    assert f"<title>{SALAH} · Masuk" in wrong.text
    assert 'value="199004172015021003"' in wrong.text
    assert "salah-sekali" not in wrong.text
    rows = list(Jejak.objects.filter(aksi="akun.gagal_masuk"))
    assert len(rows) == 2
    assert "1990" not in str([r.data for r in rows])


@pytest.mark.parametrize("username", ["", " ", "x" * 5000, "a\0b", "' OR 1=1 --"])
def test_nonsense_is_answered(cast: Cast, username: str) -> None:
    assert enter(Client(), username).status_code == 422
    assert enter(Client(), "gubernur", "p" * 100_000).status_code == 422


def test_inactive_account_is_told_to_whom_to_turn(cast: Cast) -> None:
    cast.pegawai.akun.aktif = False
    cast.pegawai.akun.save()
    right = enter(Client(), cast.pegawai.akun.username)
    assert right.status_code == 422
    assert "Hubungi pengelola kepegawaian" in right.text
    wrong = enter(Client(), cast.pegawai.akun.username, "salah-sekali")
    assert SALAH in wrong.text
    assert "nonaktif" not in wrong.text


def test_deactivation_ends_the_session(cast: Cast, login: Callable[[Pegawai], Client]) -> None:
    client = login(cast.pegawai)
    cast.pegawai.akun.aktif = False
    cast.pegawai.akun.save()
    assert client.get("/").status_code == 303


@pytest.mark.parametrize(
    ("onward", "lands"),
    [
        ("/pemberitahuan/?halaman=2", "/pemberitahuan/?halaman=2"),
        ("https://jahat.test/", "/"),
        ("//jahat.test/", "/"),
        ("/\\jahat.test", "/"),
        ("javascript:alert(1)", "/"),
        ("/keluar/", "/"),
        ("", "/"),
    ],
)
def test_next_leads_to_our_own_pages_only(cast: Cast, onward: str, lands: str) -> None:
    assert enter(Client(), "gubernur", next=onward).headers["Location"] == lands


def test_session_is_new_after_login(cast: Cast) -> None:
    client = Client()
    enter(client, "gubernur", "salah-sekali")
    before = client.cookies.get("sesi")
    enter(client, "gubernur")
    after = client.cookies["sesi"]
    assert before is None or before.value != after.value
    assert after["httponly"]


def test_leaving(cast: Cast, login: Callable[[Pegawai], Client]) -> None:
    client = login(cast.pegawai)
    asked = client.get("/keluar/")
    assert asked.status_code == 200
    assert "Keluar dari semua perangkat" in asked.text
    assert client.get("/").status_code == 200
    assert client.post("/keluar/").headers["Location"] == "/masuk/"
    assert "Anda sudah keluar." in client.get("/masuk/").text
    assert client.get("/").status_code == 303
    assert client.post("/keluar/").status_code == 303


def test_leaving_everywhere(cast: Cast, login: Callable[[Pegawai], Client]) -> None:
    here, phone = login(cast.pegawai), login(cast.pegawai)
    other = login(cast.rekan)
    assert here.get("/keluar/semua/").status_code == 405
    assert here.post("/keluar/semua/").headers["Location"] == "/masuk/"
    assert here.get("/").status_code == 303
    assert phone.get("/").status_code == 303
    assert other.get("/").status_code == 200


def test_brute_force_is_told_to_wait_and_the_owner_elsewhere_is_not(cast: Cast, at: At) -> None:
    attacker, owner = Client(REMOTE_ADDR="198.51.100.7"), Client(REMOTE_ADDR="203.0.113.9")
    answers = [enter(attacker, "gubernur", f"tebakan-{n}").status_code for n in range(8)]
    assert answers == [422] * 5 + [429] * 3
    told = enter(attacker, "gubernur", "tebakan")
    assert 0 < int(told.headers["Retry-After"]) <= 60
    assert "Tunggu 60 detik" in told.text
    assert 'value="gubernur"' in told.text
    assert enter(owner, "gubernur").status_code == 303
    at("2023-03-07 09:01:00")
    assert enter(attacker, "gubernur").status_code == 303
    assert not PercobaanMasuk.objects.filter(pada__gte=moment("2023-03-07 09:01:00")).exists()


def test_an_unknown_name_costs_a_hash_too(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time an answer takes must not tell whether the account exists."""
    hashed: list[str] = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda self, *words: hashed.append("x") or encode(self, *words)
    )
    enter(Client(), "199004172015021003", "salah-sekali")
    known = len(hashed)
    enter(Client(), "190001012000011001", "salah-sekali")
    assert len(hashed) == 2 * known > 0


def test_an_attack_from_many_addresses_leaves_the_owner_in(cast: Cast, at: At) -> None:
    for n in range(24):
        enter(Client(REMOTE_ADDR=f"198.51.100.{n}"), "gubernur", "tebakan")
    again = enter(Client(REMOTE_ADDR="198.51.100.1"), "gubernur", "tebakan")
    assert again.status_code == 429
    slip = Client(REMOTE_ADDR="203.0.113.9")
    assert enter(slip, "gubernur", "salah-ketik").status_code == 422
    assert enter(slip, "gubernur").status_code == 429
    assert enter(Client(REMOTE_ADDR="203.0.113.10"), "gubernur").status_code == 303
    at("2023-03-07 09:01:00")
    assert enter(slip, "gubernur").status_code == 303
