"""One's own devices: seen, ended; what ends them all."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.akun.models import Sesi, Token
from sikinerja.akun.operations import token
from sikinerja.akun.queries.token import token_berlaku
from sikinerja.akun.rules.sesi import perangkat
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.kepegawaian.operations import akun
from tests.cast import PASSWORD, Cast, context, moment

Login = Callable[[Pegawai], Client]
HERE = "/profil/keamanan/"
PHONE = "Mozilla/5.0 (Linux; Android 13) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36"
DESK = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:121.0) Gecko/20100101 Firefox/121.0"


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (PHONE, "Chrome di Android"),
        (DESK, "Firefox di Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0) Version/17.0 Mobile Safari/604.1", "Safari di iPhone"),
        ("Mozilla/5.0 (Windows NT 10.0) Chrome/120.0 Safari/537.36 Edg/120.0", "Edge di Windows"),
        ("curl/8.0", "Perangkat tidak dikenal"),
        ("", "Perangkat tidak dikenal"),
    ],
)
def test_a_browser_is_named_as_people_know_it(said: str, word: str) -> None:
    assert perangkat(said) == word


def enter(who: Pegawai, agent: str) -> Client:
    client = Client(HTTP_USER_AGENT=agent)
    form = {"username": who.akun.username, "password": PASSWORD}
    assert client.post("/masuk/", form).status_code == 303
    return client


@pytest.mark.usefixtures("at")
def test_one_sees_ones_devices_and_ends_another(cast: Cast) -> None:
    phone, desk = enter(cast.pegawai, PHONE), enter(cast.pegawai, DESK)
    enter(cast.rekan, PHONE)
    page = desk.get(HERE).text
    assert "Chrome di Android" in page
    assert re.search(r"Firefox di Windows.*perangkat ini", page)
    assert "7 Maret 2023" in page
    buttons = re.findall(r"/profil/keamanan/sesi/(\w+)/akhiri/", page)
    assert len(buttons) == 1
    assert desk.post(f"{HERE}sesi/{buttons[0]}/akhiri/").headers["Location"] == HERE
    assert phone.get("/").status_code == 303
    assert desk.get("/").status_code == 200
    assert "Chrome di Android" not in desk.get(HERE).text
    assert Jejak.objects.get(aksi="akun.akhiri_sesi").data == {"perangkat": "Chrome di Android"}
    desk.post(f"{HERE}sesi/{buttons[0]}/akhiri/")
    assert "sudah berakhir" in desk.get(HERE).text


@pytest.mark.usefixtures("at")
def test_nobody_ends_the_session_of_somebody_else(cast: Cast) -> None:
    phone, other = enter(cast.pegawai, PHONE), enter(cast.rekan, DESK)
    third = enter(cast.pegawai, DESK)
    kunci = re.findall(r"/sesi/(\w+)/akhiri/", third.get(HERE).text)[0]
    other.post(f"{HERE}sesi/{kunci}/akhiri/")
    assert phone.get("/").status_code == 200
    assert not Jejak.objects.filter(aksi="akun.akhiri_sesi").exists()


@pytest.mark.usefixtures("at")
def test_a_new_password_leaves_only_this_device(cast: Cast) -> None:
    phone, desk = enter(cast.pegawai, PHONE), enter(cast.pegawai, DESK)
    new = "Sasando-sepuluh-senar"
    desk.post("/ganti-password/", {"lama": PASSWORD, "baru": new, "ulang": new})
    assert phone.get("/").status_code == 303
    assert desk.get("/").status_code == 200
    assert Sesi.objects.filter(akun=cast.pegawai.akun).count() == 1
    assert "Firefox di Windows" in desk.get(HERE).text


@pytest.mark.usefixtures("at")
def test_who_is_deactivated_loses_sessions_and_tokens_at_once(cast: Cast) -> None:
    phone = enter(cast.pegawai, PHONE)
    made = token.buat_token(
        context(cast.pegawai), nama="x", cakupan=["pribadi:baca"], berlaku_sampai=moment("2023-06-05").date()
    )
    for aktif in (False, True):
        akun.ubah_status(context(cast.bkd), pegawai_id=cast.pegawai.pk, aktif=aktif, alasan="Pindah")
    assert phone.get("/").status_code == 303
    assert not Sesi.objects.filter(akun=cast.pegawai.akun).exists()
    assert token_berlaku(token=made.rahasia, now=moment("2023-03-07 10:00")) is None
    assert Token.objects.get().dicabut_pada == moment("2023-03-07 09:00")
    assert Jejak.objects.get(aksi="akun.cabut_semua_token").untuk == cast.pegawai.akun
