"""The bell through the web door (F8.6)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan.models import Pemberitahuan
from tests.cast import Cast, moment

Login = Callable[[Pegawai], Client]


def line(
    cast: Cast, *, tautan: str = "/profil/", judul: str = "SKP Anda disetujui", n: int = 0
) -> Pemberitahuan:
    """One new notice for the owner."""
    return Pemberitahuan.objects.create(
        akun=cast.pegawai.akun,
        judul=judul,
        isi="Catatan: <b>baik</b>",
        tautan=tautan,
        kunci=f"uji:{n}:{tautan}",
        dibuat_pada=moment("2023-03-06 08:05"),
    )


def test_nothing_there_says_so(cast: Cast, login: Login) -> None:
    assert "Belum ada pemberitahuan" in login(cast.pegawai).get("/pemberitahuan/").text


def test_a_click_marks_as_read_and_leads_on(cast: Cast, login: Login) -> None:
    notice, client = line(cast), login(cast.pegawai)
    page = client.get("/pemberitahuan/").text
    assert "1 belum dibaca" in page
    assert "6 Maret 2023 pukul 08:05 WITA" in page
    assert "&lt;b&gt;" in page
    address = f"/pemberitahuan/{notice.pk}/baca/"
    assert client.get(address).status_code == 405
    for _ in range(2):
        response = client.post(address)
        assert (response.status_code, response.headers["Location"]) == (303, "/profil/")
    notice.refresh_from_db()
    assert notice.dibaca_pada == moment("2023-03-07 09:00")
    assert "belum dibaca" not in client.get("/pemberitahuan/").text


@pytest.mark.parametrize("tautan", ["", "https://jahat.test/", "//jahat.test/", "javascript:alert(1)"])
def test_a_notice_never_leads_outside(cast: Cast, login: Login, tautan: str) -> None:
    response = login(cast.pegawai).post(f"/pemberitahuan/{line(cast, tautan=tautan).pk}/baca/")
    assert response.headers["Location"] == "/pemberitahuan/"


def test_all_at_once_and_only_ones_own(cast: Cast, login: Login) -> None:
    for n in range(30):
        line(cast, n=n)
    other, owner = login(cast.penilai), login(cast.pegawai)
    first = Pemberitahuan.objects.latest("id")
    assert other.post(f"/pemberitahuan/{first.pk}/baca/").status_code == 404
    assert other.post(f"/pemberitahuan/{'9' * 30}/baca/").status_code == 404
    assert other.post("/pemberitahuan/baca-semua/").status_code == 303
    assert Pemberitahuan.objects.filter(dibaca_pada=None).count() == 30
    assert "Halaman 2 dari 2" in owner.get("/pemberitahuan/?halaman=2").text
    assert owner.post("/pemberitahuan/baca-semua/").status_code == 303
    assert not Pemberitahuan.objects.filter(dibaca_pada=None).exists()
    assert "Tandai semua dibaca" not in owner.get("/pemberitahuan/").text


def test_bell_mail_or_both_is_chosen_on_a_page(cast: Cast, login: Callable[[Pegawai], Client]) -> None:
    client, there = login(cast.pegawai), "/pemberitahuan/pilihan/"
    assert client.get(there).text.count("checked") == 4
    refused = client.post(there, {"langkah": ["SUREL"], "pengingat": []})
    assert refused.status_code == 422
    assert "tidak dapat dimatikan" in refused.text
    assert "sedikitnya satu" in refused.text
    assert client.post(there, {"langkah": ["LONCENG"], "pengingat": ["SUREL"]}).status_code == 303
    assert client.get(there).text.count("checked") == 2
    assert client.post(there, {"langkah": ["X"], "pengingat": ["SUREL"]}).status_code == 422
    assert "belum memiliki alamat surel" in login(cast.rekan).get(there).text
