"""BAB I of the manual, told through the web door: coming in, a forgotten password, what everybody sees."""

from __future__ import annotations

import re
from collections.abc import Callable

import pyotp
import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.pemberitahuan.models import Surat
from sikinerja.web import clock
from sikinerja.worker import passwords
from tests.cast import PASSWORD, Cast

Login = Callable[[Pegawai], Client]
BARU = "Sasando-sepuluh-senar"


def enter(client: Client, username: str, password: str) -> int:
    return client.post(reverse("akun:masuk"), {"username": username, "password": password}).status_code


@pytest.mark.usefixtures("at")
def test_2_login_with_nip_as_it_is_written_on_paper(cast: Cast) -> None:
    client = Client()
    assert "Lupa Password?" in client.get(reverse("akun:masuk")).content.decode()
    assert enter(client, "19900417 201502 1 003", PASSWORD) == 303
    assert "Yohanes Pegawai Contoh" in client.get("/").content.decode()


@pytest.mark.usefixtures("at")
def test_2_a_wrong_pair_is_told_without_saying_which_was_wrong(cast: Cast) -> None:
    client = Client()
    wrong_password = client.post(
        reverse("akun:masuk"), {"username": cast.pegawai.nip, "password": "bukan ini"}
    )
    nobody = client.post(reverse("akun:masuk"), {"username": "190001012000011001", "password": "bukan ini"})
    assert wrong_password.status_code == nobody.status_code == 422
    for answer in (wrong_password, nobody):
        assert "NIP atau password salah." in answer.content.decode()
        assert 'role="alert"' in answer.content.decode()
    assert client.get("/").status_code == 303


@pytest.mark.usefixtures("at")
def test_3_a_forgotten_password_is_made_anew_by_a_link_that_works_once(cast: Cast) -> None:
    client = Client()
    answer = client.post(
        reverse("akun:lupa_password"), {"username": cast.pegawai.nip, "email": "yohanes@contoh.test"}
    )
    assert "Jika NIP dan surel cocok" in answer.content.decode()
    surat = Surat.objects.get(kepada="yohanes@contoh.test")
    assert surat.subjek == "Reset Password Aplikasi Si-Kinerja"
    found = re.search(r"(/password-baru/\S+)", surat.isi)
    assert found is not None
    link = found.group(1)

    page = client.get(link)
    form = page.headers["Location"]
    names = re.findall(
        r'<input[^>]+type="password"[^>]+name="(\w+)"|name="(\w+)"[^>]+type="password"',
        client.get(form).content.decode(),
    )
    fields = {a or b: BARU for a, b in names}
    assert client.post(form, fields).status_code == 303
    assert enter(Client(), cast.pegawai.nip or "", BARU) == 303
    assert enter(Client(), cast.pegawai.nip or "", PASSWORD) == 422
    assert Client().get(link).status_code == 410


@pytest.mark.usefixtures("at")
def test_3_a_pair_that_does_not_fit_gets_the_same_answer_and_no_mail(cast: Cast) -> None:
    answers = [
        Client().post(reverse("akun:lupa_password"), {"username": nip, "email": email}).content.decode()
        for nip, email in ((cast.pegawai.nip, "salah@contoh.test"), ("190001012000011001", "a@contoh.test"))
    ]
    assert all("Jika NIP dan surel cocok" in answer for answer in answers)
    assert not Surat.objects.exists()


@pytest.mark.usefixtures("at")
def test_2_first_passwords_for_a_whole_pd_are_printed_and_handed_out(cast: Cast, login: Login) -> None:
    pengelola = login(cast.pengelola)
    begun = pengelola.post(reverse("kelola:password_massal"), {"siapa": "semua"}).headers["Location"]
    passwords.buat(Pekerjaan.objects.get().pk)
    assert "siap dicetak" in pengelola.get(begun).content.decode()
    paper = pengelola.post(begun).content.decode()
    found = re.search(r"<b>Yohanes[^<]*</b>.*?<code>([^<]+)</code>", paper)
    assert found is not None
    client = Client()
    assert enter(client, cast.pegawai.nip or "", found[1]) == 303
    assert client.get("/").headers["Location"] == reverse("akun:ganti_password")
    assert pengelola.post(begun).status_code == 409


@pytest.mark.usefixtures("at")
def test_2_a_second_factor_is_set_up_used_lost_and_reset(cast: Cast, login: Login) -> None:
    owner, pengelola = login(cast.pegawai), login(cast.pengelola)
    page = owner.get(reverse("keamanan:pasang_totp")).content.decode()
    shown = re.search(r'id="rahasia"[^>]*>([A-Z2-7 ]+)<', page)
    assert shown is not None
    phone = pyotp.TOTP(shown[1].replace(" ", ""))
    made = owner.post(reverse("keamanan:pasang_totp"), {"kode": phone.at(clock.real())}).content.decode()
    paper = re.findall(r"<code>([0-9A-Z-]{19})</code>", made)
    for code in (phone.at(clock.real(), counter_offset=1), paper[3]):
        client = Client()
        assert enter(client, cast.pegawai.nip or "", PASSWORD) == 303
        assert client.get("/").status_code == 303
        assert client.post(reverse("akun:langkah_kedua"), {"isian": code}).status_code == 303
        assert "Yohanes Pegawai Contoh" in client.get("/").content.decode()
    reset = reverse("kelola:reset_verifikasi", args=[cast.pegawai.pk])
    assert pengelola.post(reset, {"alasan": "HP jatuh ke laut"}).status_code == 303
    assert "HP jatuh ke laut" in Surat.objects.filter(kepada="yohanes@contoh.test").latest("id").isi
    client = Client()
    enter(client, cast.pegawai.nip or "", PASSWORD)
    assert "Yohanes Pegawai Contoh" in client.get("/").content.decode()


def test_4_menu_shortcuts_name_and_bell_by_what_one_is(cast: Cast, login: Login) -> None:
    everybody = (
        "Dashboard",
        "Profil",
        "SKP",
        "Aktivitas Harian",
        "Realisasi Bulanan",
        "Pemberitahuan",
        "Informasi",
    )
    shortcuts = ("btn-gold", "btn-primary", "btn-grey")
    for person, own, not_own in (
        (cast.pegawai, ("19900417 201502 1 003",), ("Penilaian", "Kelola")),
        (cast.penilai, ("Penilaian",), ("Kelola",)),
        (cast.pengelola, ("Kelola",), ("Penilaian",)),
    ):
        html = login(person).get("/").content.decode()
        for word in (*everybody, *shortcuts, *own):
            assert word in html, (person, word)
        for word in not_own:
            assert word not in html, (person, word)
