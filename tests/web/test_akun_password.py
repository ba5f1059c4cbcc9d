"""First passwords, later changes, and the link by mail (F1.3, F1.4, BAB I.3)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from sikinerja.akun.models import Akun
from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan.models import Pemberitahuan, Surat
from tests.cast import PASSWORD, Cast

BARU = "Lima-perahu-di-Alor"
NIP = "199004172015021003"
EMAIL = "yohanes@contoh.test"
Login = Callable[[Pegawai], Client]


def change(client: Client, baru: str = BARU, **more: str):  # type: ignore[no-untyped-def]
    return client.post("/ganti-password/", {"baru": baru, "ulang": baru, **more})


@pytest.fixture
def first(cast: Cast) -> Cast:
    """The owner still has the first password."""
    Akun.objects.filter(pk=cast.pegawai.akun_id).update(harus_ganti_password=True)
    cast.pegawai.akun.refresh_from_db()
    return cast


def test_first_password_must_be_replaced(first: Cast, login: Login) -> None:
    client = login(first.pegawai)
    for address in ("/", "/pemberitahuan/"):
        assert client.get(address).headers["Location"] == "/ganti-password/"
    page = client.get("/ganti-password/").text
    assert "Minimal 10 karakter" in page
    assert "Password lama" not in page
    response = change(client)
    assert (response.status_code, response.headers["Location"]) == (303, "/")
    assert client.get("/").status_code == 200
    akun = Akun.objects.get(pk=first.pegawai.akun_id)
    assert akun.check_password(BARU)
    assert not Pemberitahuan.objects.exists()
    row = Jejak.objects.get(aksi="akun.ganti_password")
    assert BARU not in str(row.data)


@pytest.mark.parametrize(
    ("baru", "message"),
    [
        ("pendek-9x", "minimal 10 karakter"),
        ("1234567890", "terlalu umum"),
        (NIP, "mirip dengan NIP"),
        ("Yohanes Pegawai Contoh", "mirip dengan NIP, nama"),
        (PASSWORD, "berbeda dari password lama"),
        ("", "wajib diisi"),
        ("x" * 200, "karakter"),
    ],
)
def test_weak_passwords_are_refused_in_plain_words(
    first: Cast, login: Login, baru: str, message: str
) -> None:
    response = change(login(first.pegawai), baru)
    assert response.status_code == 422
    assert message in response.text
    assert Akun.objects.get(pk=first.pegawai.akun_id).harus_ganti_password


def test_both_entries_must_match(first: Cast, login: Login) -> None:
    response = login(first.pegawai).post("/ganti-password/", {"baru": BARU, "ulang": BARU + "x"})
    assert response.status_code == 422
    assert "tidak sama" in response.text


def test_a_later_change_ends_the_other_sessions_and_tells_the_owner(cast: Cast, login: Login) -> None:
    here, phone = login(cast.pegawai), login(cast.pegawai)
    assert change(here, lama=PASSWORD).status_code == 303
    assert here.get("/").status_code == 200
    assert phone.get("/").status_code == 303
    assert Pemberitahuan.objects.get().judul == "Password Anda telah diubah"
    assert Surat.objects.get().kepada == EMAIL


def test_a_later_change_needs_the_old_password_and_guessing_it_is_slow(cast: Cast, login: Login) -> None:
    client = login(cast.pegawai)
    assert change(client).status_code == 422
    answers = [change(client, lama=f"tebakan-{n}") for n in range(7)]
    assert [a.status_code for a in answers] == [422] * 5 + [429] * 2
    assert "Password lama salah." in answers[0].text
    assert "Retry-After" in answers[-1].headers
    assert Client().post("/masuk/", {"username": NIP, "password": PASSWORD}).status_code == 303


def ask(username: str = NIP, email: str = EMAIL, client: Client | None = None):  # type: ignore[no-untyped-def]
    return (client or Client()).post("/lupa-password/", {"username": username, "email": email})


def link() -> str:
    """The local address in the newest mail."""
    found = re.search(r"http://localhost:8000(/password-baru/\S+)", Surat.objects.latest("id").isi)
    assert found
    return found[1]


def test_the_answer_is_the_same_whether_the_pair_is_right(cast: Cast) -> None:
    cast.rekan.akun.email = "agus@contoh.test"
    cast.rekan.akun.aktif = False
    cast.rekan.akun.save()
    answers = [
        ask("1990 0417 201502 1 003", "Yohanes@Contoh.test"),
        ask(email="lain@contoh.test"),
        ask("199004172015021009"),
        ask("gubernur", ""[:0] or "x@y.test"),
        ask(cast.rekan.akun.username, "agus@contoh.test"),
    ]
    assert {a.status_code for a in answers} == {200}
    assert len({a.text for a in answers}) == 1
    assert "Jika NIP dan surel cocok, tautan untuk membuat password baru sudah dikirim." in answers[0].text
    surat = Surat.objects.get()
    assert (surat.subjek, surat.kepada) == ("Reset Password Aplikasi Si-Kinerja", EMAIL)
    assert "60 menit" in surat.isi


def test_the_link_sets_a_password_once_and_ends_all_sessions(cast: Cast, login: Login) -> None:
    elsewhere, client = login(cast.pegawai), Client()
    ask()
    address = link()
    moved = client.get(address)
    assert moved.status_code == 303
    assert address.split("/")[-2] not in moved.headers["Location"]
    page = client.get(moved.headers["Location"])
    assert page.headers["Referrer-Policy"] == "same-origin"
    weak = client.post(moved.headers["Location"], {"baru": "pendek", "ulang": "pendek"})
    assert weak.status_code == 422
    done = client.post(moved.headers["Location"], {"baru": BARU, "ulang": BARU})
    assert done.headers["Location"] == "/masuk/"
    assert elsewhere.get("/").status_code == 303
    assert client.post("/masuk/", {"username": NIP, "password": BARU}).status_code == 303
    again = Client().get(address)
    assert again.status_code == 410
    assert "Minta tautan baru" in again.text


FORGED = ["x/y", "MQ/atur", "9" * 40 + "/a-b", "/", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5/a-b"]


@pytest.mark.parametrize("address", [f"/password-baru/{end}/" for end in FORGED])
def test_forged_links(cast: Cast, address: str) -> None:
    assert Client().get(address).status_code in (404, 410)
    assert Client().post(address, {"baru": BARU, "ulang": BARU}).status_code in (404, 410)


def test_an_old_link_and_one_of_the_wrong_account(cast: Cast, settings: Settings) -> None:
    ask()
    own = link()
    other = own.replace(own.split("/")[2], "MQ")
    assert Client().get(other).status_code == 410
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert Client().get(own).status_code == 410


def test_asking_is_slowed_down_and_mails_once_a_minute(cast: Cast, at: Callable[[str], None]) -> None:
    answers = [ask() for _ in range(7)]
    assert [a.status_code for a in answers] == [200] * 5 + [429] * 2
    assert Surat.objects.count() == 1
    assert f'value="{EMAIL}"' in answers[-1].text
    assert ask(client=Client(REMOTE_ADDR="203.0.113.9")).status_code == 200
    assert Client().post("/masuk/", {"username": NIP, "password": PASSWORD}).status_code == 303
