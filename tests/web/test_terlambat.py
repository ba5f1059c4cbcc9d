"""A step sent a minute after its limit: the page says once that it is over, and offers nothing to send."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.realisasi.models import Draf
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, moment

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
At = Callable[[str], None]


def test_filing_a_minute_late(cast: Cast, login: Login, at: At) -> None:
    row = build.belum(build_skp.disetujui(cast.riwayat))
    Draf.objects.create(realisasi=row, isian={}, disimpan_pada=moment("2023-03-10 21:14"))
    at("2023-03-11 00:01")
    page = login(cast.pegawai).post("/realisasi-bulanan/2023/2/isi/", {"catatan": "Sudah ditulis"})
    assert page.status_code == 422
    assert "Batas pengisian sudah lewat." in page.text
    assert page.text.count("sudah ditutup sejak") == 1
    assert "draf yang tersimpan 10 Maret 2023 pukul 21:14 tetap ada" in page.text
    assert "Sudah ditulis" in page.text, "what was typed can still be copied"
    for gone in ("hal perlu diperbaiki", "Simpan draf", "Ajukan Realisasi", "data-autosave="):
        assert gone not in page.text


@pytest.mark.parametrize(("state", "part"), [("diajukan", "hasil-kerja"), ("dinilai", "perilaku")])
def test_rating_a_minute_late(cast: Cast, login: Login, at: At, state: str, part: str) -> None:
    row = getattr(build, state)(build_skp.disetujui(cast.riwayat))
    at("2023-03-13 00:01")
    page = login(cast.penilai).post(
        f"/penilaian/realisasi-bulanan/{row.pk}/{part}/", {"untuk_semua": "Bagus sekali", "rating": "SESUAI"}
    )
    assert page.status_code == 422
    assert page.text.count("sudah ditutup sejak") == 1
    assert "Bagus sekali" in page.text
    for gone in ("hal perlu diperbaiki", "Simpan draf", "data-autosave="):
        assert gone not in page.text
