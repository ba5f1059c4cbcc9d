"""Two who may rate, the pejabat and a Plh., at once: the second one reads who was first, and when."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai
from tests.builders import realisasi
from tests.builders import skp as build
from tests.builders.kepegawaian import pelaksana_tugas
from tests.cast import Cast
from tests.web.test_penilaian_realisasi_bulanan import address, ratings

Login = Callable[[Pegawai], Client]
pytestmark = pytest.mark.django_db
KETIKA = "Ratna Penilai Contoh, SH pada 7 Maret 2023 pukul"
FETCH = {"X-Requested-With": "fetch"}


def test_the_second_rating_of_a_month_is_told_who_has_rated_it(cast: Cast, login: Login) -> None:
    row = realisasi.diajukan(build.disetujui(cast.riwayat))
    pelaksana_tugas(cast.rekan, cast.riwayat_penilai)
    penilai, plh = login(cast.penilai), login(cast.rekan)
    assert penilai.post(address("hasil_kerja", row), ratings(row)).status_code == 303

    late = ratings(row, rating="DI_ATAS")
    whole = plh.post(address("hasil_kerja", row), late)
    assert whole.status_code == 409
    assert f"Hasil kerja dinilai oleh {KETIKA}" in whole.content.decode()
    assert "Bagus" in whole.content.decode(), "what was typed is given back"

    part = plh.post(address("hasil_kerja", row), late, headers={"HX-Request": "true"})
    told = json.loads(part["HX-Trigger"])["pesan"]
    assert f"Hasil kerja dinilai oleh {KETIKA}" in told["text"]
    assert "draf" not in told, "there is no draft to be loaded"
    draft = plh.post(address("draf", row, "hasil_kerja"), late, headers=FETCH)
    assert (draft.status_code, "draf" in draft.json()) == (409, False)
    assert KETIKA in draft.json()["pesan"]

    for page in ("hasil_kerja", "perilaku"):
        assert f"Hasil kerja dinilai oleh {KETIKA}" in plh.get(address(page, row)).content.decode()
    assert "Hasil kerja dinilai oleh Anda pada" in penilai.get(address("hasil_kerja", row)).content.decode()


def test_a_newer_draft_is_told_apart(cast: Cast, login: Login) -> None:
    row = realisasi.diajukan(build.disetujui(cast.riwayat))
    client = login(cast.penilai)
    for lembar, status in (("a" * 16, 200), ("b" * 16, 409)):
        data = ratings(row, lembar=lembar, draf_versi="", rating="SESUAI" if status == 200 else "DI_ATAS")
        answer = client.post(address("draf", row, "hasil_kerja"), data, headers=FETCH)
        assert answer.status_code == status
    assert answer.json()["draf"] == "1"


def test_the_second_step_of_an_skp_is_told_too(cast: Cast, login: Login) -> None:
    skp = build.diajukan(cast.riwayat)
    pelaksana_tugas(cast.rekan, cast.riwayat_penilai)
    data = {
        "langkah": "1",
        "catatan": "Target indikator kedua belum sesuai dengan rencana kerja bidang tahun ini.",
    }
    assert login(cast.penilai).post(f"/penilaian/skp/{skp.pk}/kembalikan/", data).status_code == 303
    answer = login(cast.rekan).post(f"/penilaian/skp/{skp.pk}/kembalikan/", data)
    assert answer.status_code == 409
    assert f"SKP: dikembalikan oleh {KETIKA}" in answer.content.decode()
