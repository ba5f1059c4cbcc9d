"""Kelola » Webhook through the web door."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.webhook import rules
from sikinerja.webhook.models import Kiriman, Webhook
from tests.builders import webhook as build
from tests.cast import Cast

Login = Callable[[Pegawai], Client]
WISH = {"nama": "Aplikasi gaji", "alamat": "https://gaji.contoh.test/", "peristiwa": ["bulan.dirilis"]}


def test_bkd_registers_and_sees_the_key_once(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    assert "Belum ada sistem yang dikabari" in client.get("/kelola/webhook/").text
    shown = client.post("/kelola/webhook/tambah/", WISH).text
    hook = Webhook.objects.get()
    assert hook.rahasia in shown
    assert hook.rahasia not in client.get(f"/kelola/webhook/{hook.pk}/").text
    assert hook.rahasia not in client.get(f"/kelola/webhook/{hook.pk}/rahasia/").text
    client.post(f"/kelola/webhook/{hook.pk}/rahasia/")
    assert Webhook.objects.get().rahasia != hook.rahasia


def test_what_was_typed_stays_beside_the_message(cast: Cast, login: Login) -> None:
    response = login(cast.bkd).post("/kelola/webhook/tambah/", WISH | {"alamat": "http://gaji.contoh.test/"})
    assert response.status_code == 422
    assert rules.ALAMAT_HTTPS in response.text
    assert 'value="http://gaji.contoh.test/"' in response.text
    assert not Webhook.objects.exists()


def test_off_on_trial_and_again(cast: Cast, login: Login) -> None:
    client, hook = login(cast.bkd), build.webhook(cast)
    page = f"/kelola/webhook/{hook.pk}/"
    assert client.post(f"{page}matikan/", {"alasan": ""}).status_code == 422
    assert client.post(f"{page}matikan/", {"alasan": "Sistem diganti"}).status_code == 303
    assert "Sistem diganti" in client.get(page).text
    assert client.post(f"{page}uji/").status_code == 409
    client.post(f"{page}hidupkan/")
    client.post(f"{page}uji/")
    assert "Kiriman percobaan" in client.get(page).text
    failed = build.kiriman(hook, "GAGAL")
    assert "Penerima menjawab 500" in client.get(page).text
    client.post(f"{page}kiriman/{failed.pk}/")
    assert Kiriman.objects.get(pk=failed.pk).status == "MENUNGGU"
