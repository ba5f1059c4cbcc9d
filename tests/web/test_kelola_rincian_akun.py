"""Kelola » Akun » one account: sessions, second factor, history (F8.8)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.akun.models import KodePemulihan, Passkey, Totp
from sikinerja.akun.rules.riwayat import kata, oleh
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai, Pengelola
from sikinerja.pemberitahuan.models import Pemberitahuan, Surat
from tests.builders import faktor
from tests.cast import Cast

Login = Callable[[Pegawai], Client]


def here(pegawai: Pegawai, step: str = "") -> str:
    return f"/kelola/akun/{pegawai.pk}/{step}"


def test_pengelola_ends_every_session(cast: Cast, login: Login) -> None:
    phone, desk, client = login(cast.pegawai), login(cast.pegawai), login(cast.pengelola)
    page = client.get(here(cast.pegawai)).text
    assert "Yohanes Pegawai Contoh" in page
    assert "Perangkat yang sedang masuk</dt><dd>2</dd>" in page
    assert "tetap berlaku" in client.get(here(cast.pegawai, "akhiri-sesi/")).text
    assert client.post(here(cast.pegawai, "akhiri-sesi/")).headers["Location"] == here(cast.pegawai)
    assert phone.get("/").status_code == desk.get("/").status_code == 303
    cast.pegawai.akun.refresh_from_db()
    assert login(cast.pegawai).get("/").status_code == 200
    assert "Petrus Pengelola Contoh" in Pemberitahuan.objects.get(akun=cast.pegawai.akun).isi
    page = client.get(here(cast.pegawai)).text
    assert "Semua sesi diakhiri" in page
    assert "oleh Petrus Pengelola Contoh, pengelola kepegawaian, untuk Yohanes Pegawai Contoh" in page


def test_a_lost_phone_is_reset_with_a_reason(cast: Cast, login: Login) -> None:
    faktor.totp(cast.pegawai.akun)
    faktor.passkey(cast.pegawai.akun)
    phone, client = login(cast.pegawai), login(cast.pengelola)
    assert "Terpasang" in client.get(here(cast.pegawai)).text
    empty = client.post(here(cast.pegawai, "reset-verifikasi/"), {"alasan": " "})
    assert empty.status_code == 422
    assert Totp.objects.exists()
    done = client.post(here(cast.pegawai, "reset-verifikasi/"), {"alasan": "HP hilang di kapal"})
    assert done.headers["Location"] == here(cast.pegawai)
    assert not any(kind.objects.exists() for kind in (Totp, Passkey, KodePemulihan))
    assert phone.get("/").status_code == 303
    assert "HP hilang di kapal" in Pemberitahuan.objects.get(akun=cast.pegawai.akun).isi
    assert "HP hilang di kapal" in Surat.objects.get(kepada="yohanes@contoh.test").isi
    row = Jejak.objects.get(aksi="akun.reset_faktor")
    assert (row.untuk, row.data) == (cast.pegawai.akun, {"alasan": "HP hilang di kapal"})
    assert "HP hilang di kapal" in client.get(here(cast.pegawai)).text
    client.post(here(cast.pegawai, "reset-verifikasi/"), {"alasan": "Sekali lagi"})
    assert Jejak.objects.filter(aksi="akun.reset_faktor").count() == 1


@pytest.mark.parametrize("step", ["akhiri-sesi/", "reset-verifikasi/"])
def test_who_may_more_is_out_of_reach(cast: Cast, login: Login, step: str) -> None:
    Pengelola.objects.create(pegawai=cast.rekan, perangkat_daerah=cast.dinas)
    for who, whom, code in (
        (cast.pengelola, cast.bkd, 403),
        (cast.pengelola, cast.rekan, 403),
        (cast.pengelola, cast.pengelola, 403),
        (cast.pengelola, cast.orang_lain, 404),
        (cast.kepala, cast.pegawai, 404),
        (cast.pegawai, cast.rekan, 404),
    ):
        faktor.passkey(whom.akun, nama=f"{who.pk}-{whom.pk}-{step}")
        assert login(who).post(here(whom, step), {"alasan": "x"}).status_code == code
    assert not Jejak.objects.filter(aksi__in=["akun.reset_faktor", "akun.akhiri_semua_sesi"]).exists()
    assert "hanya dapat dikelola oleh" in login(cast.pengelola).get(here(cast.bkd)).text


def test_words_of_the_history() -> None:
    assert kata("akun.reset_faktor") == "Verifikasi dua langkah direset"
    assert kata("rilis.bekukan_bulan") == "Bekukan bulan"
    assert oleh(nama="A", sebagai="", untuk="") == "oleh A"
    assert oleh(nama="A", sebagai="Plt. Kepala", untuk="B") == "oleh A, Plt. Kepala, untuk B"
