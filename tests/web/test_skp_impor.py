"""Import RHK through the web door: both ways, and everything that can go wrong (F3.7, BAB III.4)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from sikinerja.integrasi import rules
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Indikator, Rhk, Skp
from tests.builders import skp as build
from tests.cast import Cast
from tests.loopback import Answer, Server, data, floods, hangs_up, says
from tests.web.poison import photograph

Login = Callable[[Pegawai], Client]
LAYANAN = {"cara": "LAYANAN"}


@pytest.fixture
def skp(cast: Cast) -> Skp:
    """The owner's empty KONSEP."""
    return build.konsep(cast.riwayat)


@pytest.fixture
def owner(cast: Cast, login: Login) -> Client:
    return login(cast.pegawai)


def content(skp: Skp, **change: Any) -> dict[str, Any]:
    """What Tool Kinerja would say of this SKP."""
    good = rules.contoh(
        nip=skp.pegawai.nip or "", tahun=skp.tahun, awal=skp.periode_awal, akhir=skp.periode_akhir, jpt=False
    )
    return good | change


def page(skp: Skp) -> str:
    return reverse("skp:impor", args=[skp.pk])


def text(answer: HttpResponse) -> str:
    return answer.content.decode()


def send(client: Client, skp: Skp, name: str, body: bytes) -> HttpResponse:
    return client.post(page(skp), {"cara": "BERKAS", "berkas": SimpleUploadedFile(name, body)})


def test_the_button_stands_on_a_konsep(owner: Client, skp: Skp) -> None:
    assert page(skp) in text(owner.get(reverse("skp:detail", args=[skp.pk])))


def test_once_handed_in_there_is_nothing_to_import_into(cast: Cast, owner: Client) -> None:
    skp = build.diajukan(cast.riwayat)
    assert page(skp) not in text(owner.get(reverse("skp:detail", args=[skp.pk])))
    assert owner.get(page(skp)).headers["Location"] == reverse("skp:detail", args=[skp.pk])
    assert send(owner, skp, "rhk.json", json.dumps(content(skp)).encode()).status_code == 409


def test_without_a_service_only_the_file_is_offered(owner: Client, skp: Skp, settings: Settings) -> None:
    settings.TOOL_KINERJA_API = ""
    shown = text(owner.get(page(skp)))
    assert "Apakah anda yakin" not in shown
    assert "Import berkas" in shown
    answer = owner.post(page(skp), LAYANAN)
    assert answer.status_code == 422
    assert "belum dihubungkan" in text(answer)


def test_yes_imports_and_says_how_many(owner: Client, skp: Skp, tool_kinerja: Server) -> None:
    tool_kinerja.answer = data(content(skp))
    shown = text(owner.get(page(skp)))
    assert "Apakah anda yakin akan melakukan Import RHK dari aplikasi Tool Kinerja?" in shown
    assert ">Ya</button>" in shown
    assert ">Tidak</a>" in shown
    there = reverse("skp:detail", args=[skp.pk])
    for words in (
        "Berhasil Import 2 Rencana Hasil Kerja dan 3 Indikator dari aplikasi Tool Kinerja.",
        "Tidak ada yang baru",
    ):
        answer = owner.post(page(skp), LAYANAN)
        assert (answer.status_code, answer.headers["Location"]) == (303, there)
        assert words in text(owner.get(there))
    assert (Rhk.objects.count(), Indikator.objects.count()) == (2, 3)


def test_an_unequal_periode_is_told_with_the_way_out(owner: Client, skp: Skp, tool_kinerja: Server) -> None:
    tool_kinerja.answer = data(content(skp, periode_akhir="2023-06-30"))
    answer = owner.post(page(skp), LAYANAN)
    assert answer.status_code == 422
    said = text(answer)
    assert "Gagal Import Rencana Hasil Kerja dari Tool Kinerja." in said
    assert "Salah satu penyebab gagal import adalah Periode SKP tidak cocok." in said
    assert 'href="https://tool-kinerja.contoh.test/"' in said
    assert "Buka Aplikasi Tool Kinerja" in said
    assert not Rhk.objects.exists()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (says(500), "sedang mengalami gangguan"),
        (says(302, Location="/"), "mengalihkan permintaan"),
        (says(200, b"<html>", "text/html"), "bukan data yang dikenal"),
        (says(200, b'{"versi": 1'), "bukan data JSON yang utuh"),
        (says(200, b'{"versi": 1}'), "bukan data RHK dari Tool Kinerja"),
        (floods, "terlalu besar"),
        (hangs_up, "tidak dapat dihubungi"),
    ],
)
def test_a_service_that_fails_changes_nothing(
    owner: Client, skp: Skp, tool_kinerja: Server, answer: Answer, words: str
) -> None:
    tool_kinerja.answer = answer
    before = photograph()
    response = owner.post(page(skp), LAYANAN)
    assert response.status_code == 422
    assert "Gagal Import Rencana Hasil Kerja dari Tool Kinerja." in text(response)
    assert words in text(response)
    assert "Buka Aplikasi Tool Kinerja" not in text(response)
    assert photograph() == before


def test_somebody_elses_plan_is_not_taken(owner: Client, skp: Skp, tool_kinerja: Server) -> None:
    tool_kinerja.answer = data(content(skp, nip="198001012010011001"))
    answer = owner.post(page(skp), LAYANAN)
    assert "milik NIP 19800101 201001 1 001, bukan milik Anda (NIP 19900417 201502 1 003)" in text(answer)
    assert not Rhk.objects.exists()


def test_nobody_else_makes_us_ask(cast: Cast, login: Login, skp: Skp, tool_kinerja: Server) -> None:
    assert login(cast.penilai).post(page(skp), LAYANAN).status_code == 403
    assert login(cast.orang_lain).post(page(skp), LAYANAN).status_code == 404
    assert tool_kinerja.asked == []


def test_a_file_comes_in(owner: Client, skp: Skp) -> None:
    answer = send(owner, skp, "rhk.json", json.dumps(content(skp)).encode())
    assert answer.status_code == 303
    assert Rhk.objects.count() == 2
    shown = text(owner.get(reverse("skp:detail", args=[skp.pk])))
    assert "Berhasil Import 2 Rencana Hasil Kerja dan 3 Indikator dari berkas Tool Kinerja." in shown


@pytest.mark.parametrize("bentuk", ["xlsx", "json"])
def test_the_example_can_be_handed_in_as_it_is(owner: Client, skp: Skp, bentuk: str) -> None:
    made = owner.get(reverse("skp:contoh_impor", args=[skp.pk]), {"bentuk": bentuk})
    assert made.headers["Content-Disposition"] == f'attachment; filename="rhk-2023.{bentuk}"'
    assert send(owner, skp, f"rhk-2023.{bentuk}", made.content).status_code == 303
    assert (Rhk.objects.count(), Indikator.objects.count()) == (2, 3)


@pytest.mark.parametrize(
    ("name", "body", "words"),
    [
        ("rhk.pdf", b"%PDF", "Berkas ini dokumen"),
        ("rhk.xlsx", b"PK\x03\x04", "rusak atau terpotong"),
        ("rhk.json", b"", "Berkas ini kosong"),
        ("rhk.json", b" " * (2 * 1024 * 1024 + 1), "paling besar 2 MB"),
        ("rhk.json", b" " * 10_000_000, "paling besar 2 MB"),
        ("../../etc/rhk.json", b"[]", "bukan data RHK"),
    ],
)
def test_a_file_that_is_none_changes_nothing(
    owner: Client, skp: Skp, name: str, body: bytes, words: str
) -> None:
    before = photograph()
    answer = send(owner, skp, name, body)
    assert answer.status_code == 422
    assert words in text(answer)
    assert photograph() == before


def test_no_file_at_all(owner: Client, skp: Skp) -> None:
    answer = owner.post(page(skp), {"cara": "BERKAS"})
    assert answer.status_code == 422
    assert "Pilih berkas .xlsx atau .json, paling besar 2 MB." in text(answer)
    assert owner.post(page(skp), {"cara": "TELEPATI"}).status_code == 422


@pytest.mark.django_db(transaction=True)
def test_nothing_is_locked_while_we_wait(
    cast: Cast, login: Login, tool_kinerja: Server, at: Callable[[str], None]
) -> None:
    """Another connection writes the SKP while the question is out."""
    skp = build.konsep(cast.riwayat)
    found: list[int] = []

    def meanwhile(handler: Any) -> None:
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("SET lock_timeout = '2s'")
        found.append(Skp.objects.filter(pk=skp.pk).update(periode_akhir=date(2023, 6, 30)))
        connection.close()
        data(content(skp))(handler)

    tool_kinerja.answer = meanwhile
    answer = login(cast.pegawai).post(page(skp), LAYANAN)
    assert found == [1]
    assert "Periode SKP tidak cocok" in text(answer)  # the SKP as it is now, not as it was when we asked
