"""Tokens through the web door: one's own, and those of machines."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from sikinerja.akun.models import Token
from sikinerja.akun.queries.token import token_berlaku
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.web import clock, masuk
from tests.cast import PASSWORD, Cast, moment

Login = Callable[[Pegawai], Client]
HERE, MESIN = "/profil/keamanan/token/", "/kelola/token/"
NOW = moment("2023-03-07 09:00")


def wish(**over: Any) -> dict[str, Any]:
    return {"nama": "Skrip saya", "cakupan": ["pribadi:baca"], "berlaku_sampai": "2023-06-05", **over}


def shown(text: str) -> str:
    found = re.search(r"sk_[pm]_[0-9a-f]{64}", text)
    assert found, text
    return found[0]


def test_a_token_is_shown_once_and_revoked(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    assert "Belum ada token" in client.get(HERE).text
    made = client.post(f"{HERE}buat/", wish())
    assert made.status_code == 200
    rahasia = shown(made.text)
    assert "Hanya ditampilkan satu kali." in made.text
    found = token_berlaku(token=rahasia, now=NOW)
    assert found is not None
    assert found.akun == cast.pegawai.akun
    page = client.get(HERE).text
    assert rahasia not in page
    assert rahasia[:12] in page
    assert "5 Juni 2023" in page
    there = f"{HERE}{found.token_id}/cabut/"
    assert "tidak dapat dipulihkan" in client.get(there).text
    assert client.post(there).headers["Location"] == HERE
    assert token_berlaku(token=rahasia, now=NOW) is None
    assert "Dicabut" in client.get(HERE).text


@pytest.mark.parametrize(
    ("over", "message"),
    [
        ({"nama": ""}, "Beri nama"),
        ({"nama": "x" * 500}, "karakter"),
        ({"cakupan": []}, "Pilih sedikitnya satu"),
        ({"cakupan": ["rilis:baca"]}, "tidak dapat dipilih"),
        ({"berlaku_sampai": ""}, "wajib"),
        ({"berlaku_sampai": "2023-03-07"}, "mulai besok"),
        ({"berlaku_sampai": "2024-03-07"}, "satu tahun"),
        ({"berlaku_sampai": "kapan saja"}, "tanggal"),
    ],
)
def test_wrong_wishes_are_answered(cast: Cast, login: Login, over: dict[str, Any], message: str) -> None:
    answer = login(cast.pegawai).post(f"{HERE}buat/", wish(**over))
    assert answer.status_code == 422
    assert message.lower() in answer.text.lower()
    assert not Token.objects.exists()


def test_bkd_lets_a_machine_of_one_pd_in(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    values = wish(cakupan=["kehadiran:tulis"], perangkat_daerah_id=cast.badan.pk)
    rahasia = shown(client.post(f"{MESIN}buat/", values).text)
    found = token_berlaku(token=rahasia, now=NOW)
    assert found is not None
    assert (found.akun, found.perangkat_daerah_id) == (None, cast.badan.pk)
    assert "Badan Contoh Daerah" in client.get(MESIN).text
    assert client.post(f"{MESIN}buat/", wish(cakupan=["pribadi:baca"])).status_code == 422
    assert client.post(f"{MESIN}buat/", {**values, "perangkat_daerah_id": "999999"}).status_code == 422
    token = Token.objects.get()
    assert client.get(f"{HERE}{token.pk}/cabut/").status_code == 404
    assert client.post(f"{MESIN}{token.pk}/cabut/").status_code == 303
    assert login(cast.pengelola).post(f"{MESIN}buat/", values).status_code == 404


def test_an_old_password_is_asked_again(cast: Cast, login: Login, monkeypatch: pytest.MonkeyPatch) -> None:
    client, later = login(cast.pegawai), clock.real() + masuk.FRESH + timedelta(minutes=1)
    monkeypatch.setattr(clock, "real", lambda: later)
    assert client.post(f"{HERE}buat/", wish()).status_code == 200
    asked = client.get(f"{HERE}buat/")
    assert asked.headers["Location"] == f"/profil/keamanan/pastikan/?next={HERE}buat/"
    page = client.get(asked.headers["Location"]).text
    assert "Pastikan ini Anda" in page
    there = {"next": f"{HERE}buat/"}
    wrong = client.post("/profil/keamanan/pastikan/", {"password": "bukan ini", **there})
    assert wrong.status_code == 422
    assert f'value="{HERE}buat/"' in wrong.text
    right = client.post("/profil/keamanan/pastikan/", {"password": PASSWORD, **there})
    assert right.headers["Location"] == f"{HERE}buat/"
    assert client.get(f"{HERE}buat/").status_code == 200
    outside = client.post("/profil/keamanan/pastikan/", {"password": PASSWORD, "next": "//jahat.test/"})
    assert outside.headers["Location"] == "/profil/keamanan/"


def test_guessing_the_password_there_is_slowed_down(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    codes = [client.post("/profil/keamanan/pastikan/", {"password": "x"}).status_code for _ in range(7)]
    assert codes == [422] * 5 + [429] * 2
