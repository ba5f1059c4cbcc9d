"""Setting second factors up and taking them away (issue 4 §1)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyotp
import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import Settings

from sikinerja.akun.models import KodePemulihan, Passkey, Totp
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan.models import Pemberitahuan, Surat
from sikinerja.web import clock
from tests.builders import faktor
from tests.builders.passkey import Perangkat
from tests.cast import Cast
from tests.web.test_langkah_kedua import ORIGIN, pilihan

Login = Callable[[Pegawai], Client]
HERE = "/profil/keamanan/"
PASANG = f"{HERE}aplikasi/pasang/"


def secret(page: str) -> str:
    found = re.search(r'id="rahasia"[^>]*>([A-Z2-7 ]+)<', page)
    assert found, page
    return found[1].replace(" ", "")


def test_an_app_is_connected_by_its_first_code(cast: Cast, login: Login) -> None:
    client, phone = login(cast.pegawai), login(cast.pegawai)
    page = client.get(PASANG).text
    assert "<svg" in page
    rahasia = secret(page)
    assert secret(client.get(PASANG).text) == rahasia
    wrong = client.post(PASANG, {"kode": "000000"})
    assert wrong.status_code == 422
    assert secret(wrong.text) == rahasia
    made = client.post(PASANG, {"kode": pyotp.TOTP(rahasia).at(clock.real())})
    codes = re.findall(r"<code>([0-9A-Z-]{19})</code>", made.text)
    assert len(set(codes)) == 10
    assert "Hanya ditampilkan satu kali." in made.text
    row = Totp.objects.get()
    assert rahasia not in row.rahasia
    assert not KodePemulihan.objects.filter(sidik__in=codes).exists()
    assert phone.get("/").status_code == 303
    shown = client.get(HERE).text
    assert "Terpasang" in shown
    assert "Tersisa 10 dari 10" in shown
    assert Surat.objects.filter(kepada="yohanes@contoh.test").count() == 1
    assert client.get(PASANG).headers["Location"] == HERE
    rows = list(Jejak.objects.filter(objek_jenis="akun.akun").values_list("aksi", "data"))
    assert ("akun.pasang_faktor", {"faktor": "TOTP", "nama": ""}) in rows
    assert rahasia not in str(rows)


def test_new_recovery_codes_replace_the_old(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    assert client.post(f"{HERE}kode-pemulihan/").status_code == 403
    faktor.totp(cast.pegawai.akun)
    assert "tidak berlaku lagi" in client.get(f"{HERE}kode-pemulihan/").text
    made = client.post(f"{HERE}kode-pemulihan/")
    assert len(re.findall(r"<code>[0-9A-Z-]{19}</code>", made.text)) == 10
    assert KodePemulihan.objects.count() == 10
    assert Pemberitahuan.objects.get().judul == "Kode pemulihan baru dibuat"


def test_the_last_factor_goes_with_its_codes(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    faktor.totp(cast.pegawai.akun)
    passkey = faktor.passkey(cast.pegawai.akun)
    assert client.post(f"{HERE}passkey/{passkey.pk}/hapus/").headers["Location"] == HERE
    assert KodePemulihan.objects.exists()
    assert client.post(f"{HERE}aplikasi/hapus/").headers["Location"] == HERE
    assert client.post(f"{HERE}aplikasi/hapus/").headers["Location"] == HERE
    assert not KodePemulihan.objects.exists()
    assert Jejak.objects.filter(aksi="akun.hapus_faktor").count() == 2
    assert Pemberitahuan.objects.count() == 2


def test_who_must_sets_one_up_before_anything_else(cast: Cast, login: Login, settings: Settings) -> None:
    settings.WAJIB_FAKTOR_KEDUA = ["bkd", "pengelola"]
    for who in (cast.bkd, cast.pengelola):
        client = login(who)
        for address in ("/", "/kelola/akun/", "/profil/"):
            assert client.get(address).headers["Location"] == HERE
        assert "Wajib bagi pengelola." in client.get(HERE).text
        rahasia = secret(client.get(PASANG).text)
        client.post(PASANG, {"kode": pyotp.TOTP(rahasia).at(clock.real())})
        assert client.get("/kelola/akun/").status_code == 200
        assert client.get(f"{HERE}aplikasi/hapus/").status_code == 303, "not offered"
        assert "Pasang cara lain dulu" in client.get(HERE).text
        refused = client.post(f"{HERE}aplikasi/hapus/")
        assert refused.status_code == 403
        assert "Pasang cara lain dulu" in refused.text
        faktor.passkey(who.akun, nama=who.akun.nama)
        assert client.post(f"{HERE}aplikasi/hapus/").status_code == 303
    assert login(cast.pegawai).get("/").status_code == 200


def test_a_passkey_needs_a_name_and_is_registered_once(cast: Cast, login: Login, settings: Settings) -> None:
    settings.BASE_URL = ORIGIN
    client, phone, there = login(cast.pegawai), Perangkat(ORIGIN), f"{HERE}passkey/tambah/"

    def send(nama: str, device: Perangkat = phone) -> str:
        answer = device.buat(pilihan(client.get(there).text))
        return client.post(there, {"nama": nama, "jawaban": answer}).text

    assert "Beri nama" in send("  ")
    assert "Passkey tidak dapat diperiksa" in send("x", Perangkat("https://jahat.test"))
    assert "Kode pemulihan" in send("HP")
    assert "sudah terdaftar" in send("HP lagi")
    assert "Perangkat belum menjawab" in client.post(there, {"nama": "HP", "jawaban": ""}).text
    stale = client.post(
        there, {"nama": "HP", "jawaban": Perangkat(ORIGIN).buat(pilihan(client.get(there).text))}
    )
    assert stale.status_code == 303
    assert Passkey.objects.count() == 2


def test_nobody_touches_the_passkeys_of_others(cast: Cast, login: Login) -> None:
    passkey = faktor.passkey(cast.pegawai.akun)
    assert login(cast.bkd).post(f"{HERE}passkey/{passkey.pk}/hapus/").status_code == 404
    assert Passkey.objects.exists()


def test_the_database_lets_no_code_open_twice(cast: Cast) -> None:
    row = faktor.totp(cast.pegawai.akun)
    Totp.objects.filter(pk=row.pk).update(langkah_terakhir=5)
    with pytest.raises(IntegrityError), transaction.atomic():
        Totp.objects.filter(pk=row.pk).update(langkah_terakhir=4)
    KodePemulihan.objects.update(dipakai_pada=row.dibuat_pada)
    with pytest.raises(IntegrityError), transaction.atomic():
        KodePemulihan.objects.update(dipakai_pada=None)
