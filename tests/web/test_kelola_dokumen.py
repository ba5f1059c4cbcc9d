"""Kelola » Dokumen through the web door."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pekerjaan.models import Pekerjaan
from tests.builders import pekerjaan
from tests.builders import skp as build
from tests.cast import Cast

Login = Callable[[Pegawai], Client]
PAGE = reverse("kelola:dokumen")


def test_begin_watch_and_fetch(cast: Cast, login: Login) -> None:
    build.disetujui(cast.riwayat)
    client = login(cast.pengelola)
    page = client.get(PAGE, {"tahun": "2023"}).content.decode()
    assert "Badan Contoh Daerah · 2023" in page
    assert "1 Dokumen SKP" in page
    data = {"perangkat_daerah": cast.badan.pk, "tahun": 2023}
    answer = client.post(PAGE, data)
    row = Pekerjaan.objects.get()
    progress = reverse("kelola:kemajuan", args=(row.pk,))
    assert (answer.status_code, answer.headers["Location"]) == (303, progress)
    assert client.post(PAGE, data).status_code == 409
    fragment = client.get(progress, headers={"HX-Request": "true"}).content.decode()
    assert "0 dari 1 dokumen" in fragment
    assert 'hx-trigger="every 2s"' in fragment
    assert "<html" not in fragment
    assert "Segarkan" in fragment
    assert client.get(reverse("kelola:unduh", args=(row.pk,))).status_code == 404


def test_the_file_is_offered_for_seven_days(cast: Cast, login: Login) -> None:
    row = pekerjaan.selesai(cast)
    client = login(cast.pengelola_lain)
    page = client.get(reverse("kelola:kemajuan", args=(row.pk,))).content.decode()
    assert "13 Maret 2023 pukul 09:00" in page
    assert "every 2s" not in page
    answer = client.get(reverse("kelola:unduh", args=(row.pk,)), headers={"Accept-Encoding": "gzip"})
    assert answer.headers["Content-Encoding"] == "identity"
    assert answer.headers["Content-Type"] == "application/zip"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Dokumen-DINAS-2023.zip"'
    assert b"".join(answer.streaming_content).startswith(b"PK")  # type: ignore[attr-defined]
    (Path(settings.DATA_DIR) / row.berkas).unlink()
    gone = client.get(reverse("kelola:unduh", args=(row.pk,)))
    assert gone.status_code == 404
    assert "masa simpannya habis" in gone.content.decode()


def test_others_see_nothing_of_it(cast: Cast, login: Login) -> None:
    row = pekerjaan.selesai(cast)
    for person in (cast.pengelola, cast.kepala, cast.orang_lain):
        client = login(person)
        for name in ("kelola:kemajuan", "kelola:unduh"):
            assert client.get(reverse(name, args=(row.pk,))).status_code == 404
        assert client.post(PAGE, {"perangkat_daerah": cast.dinas.pk, "tahun": 2023}).status_code == 404


def test_empty_and_nonsense(cast: Cast, login: Login) -> None:
    client = login(cast.pengelola)
    assert "Belum ada dokumen" in client.get(PAGE).content.decode()
    assert client.post(PAGE, {"perangkat_daerah": cast.badan.pk, "tahun": "x"}).status_code == 409
    assert client.get(PAGE, {"perangkat_daerah": "9" * 30, "tahun": "-1"}).status_code == 200


def test_the_pimpinan_finds_it_in_the_menu(cast: Cast, login: Login) -> None:
    assert PAGE in login(cast.kepala).get(reverse("kelola:beranda")).content.decode()
    assert login(cast.pegawai).get(reverse("kelola:beranda")).status_code == 404
