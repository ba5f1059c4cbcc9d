"""Around the month: a pimpinan finds on the 9th who has not filed, and who is slow to rate (F8.5)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from tests.builders import realisasi, rilis, skp, tpp
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]


def page(client: Client, address: str) -> str:
    """What stands there."""
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def followed(html: str, words: str) -> str:
    """The address behind the link that says so."""
    for address, inner in re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', html, re.DOTALL):
        if words in re.sub(r"<[^>]+>", " ", inner):
            return str(address).replace("&amp;", "&").partition("#")[0]
    raise AssertionError(f"no link says {words}")


def test_on_the_9th_the_head_finds_who_has_not_filed(
    cast: Cast, login: Login, at: Callable[[str], None]
) -> None:
    skp.disetujui(cast.riwayat_penilai)
    skp.disetujui(cast.riwayat)
    realisasi.diajukan(skp.disetujui(cast.rekan.riwayat.get()))
    at("2023-03-09 08:00")
    client = login(cast.kepala)

    month = page(client, followed(page(client, "/"), "Rekapitulasi"))
    assert "Batas pengisian 10 Maret 2023 pukul 23:59 WITA – 1 hari lagi" in month
    late = page(client, "/rekapitulasi/" + followed(month, "Belum mengisi"))
    assert cast.pegawai.akun.nama in late
    assert cast.penilai.akun.nama in late
    assert cast.rekan.akun.nama not in late

    person = page(client, followed(late, cast.pegawai.akun.nama))
    assert "Belum mengisi" in person
    assert "SKP 2023" in person

    queue = page(client, followed(month, "Antrean penilai"))
    assert cast.penilai.akun.nama in queue


def test_after_the_12th_the_page_says_that_the_release_comes_next(
    cast: Cast, login: Login, at: Callable[[str], None]
) -> None:
    realisasi.selesai(skp.disetujui(cast.riwayat))
    at("2023-03-13 08:00")

    assert "Langkah berikutnya: rilis nilai oleh BKD" in page(login(cast.kepala), "/rekapitulasi/")


def test_after_the_release_the_page_leads_to_it(cast: Cast, login: Login, at: Callable[[str], None]) -> None:
    realisasi.selesai(skp.disetujui(cast.riwayat))
    skp.disetujui(cast.rekan.riwayat.get())
    tpp.berlaku()
    rilis.dirilis(cast)
    at("2023-03-13 10:00")
    for address in (reverse("rekapitulasi:bulan"), reverse("rekapitulasi:unit")):
        html = page(login(cast.kepala), address)
        assert "Langkah berikutnya" not in html
        assert "dan rilisnya dikoreksi" in html
        assert "Februari 2023" in page(login(cast.kepala), followed(html, "Rilis Februari 2023"))
