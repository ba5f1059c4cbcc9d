"""The form for more time says what it would do before it saves (F8.1, issue 9)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client

from sikinerja.core.time import Month
from sikinerja.jadwal.models import Dispensasi
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.realisasi.rules.dispensasi import SUDAH_DIRILIS
from tests.builders import jadwal as build_jadwal
from tests.builders import realisasi as build
from tests.builders import rilis as build_rilis
from tests.builders import skp as build_skp
from tests.builders import tpp
from tests.cast import Cast, moment, person, tenure
from tests.web.asked import asked_well

pytestmark = pytest.mark.django_db
Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
HERE = "/kelola/jadwal/2023/2/dispensasi/"
LEWAT = "2023-03-13 08:00"
DATA = {"batas_pada": "2023-03-15", "alasan": "Listrik padam"}


def answer(page: str) -> str:
    found = re.search(r'name="yakin" value="(\w*)"', page)
    assert found
    return found[1]


def test_a_slip_in_the_year_is_asked_once(cast: Cast, login: Login, at: At) -> None:
    build_skp.disetujui(cast.riwayat)
    at(LEWAT)
    client = login(cast.bkd)
    data = DATA | {"pegawai": cast.pegawai.pk, "jenis": "PENGISIAN", "batas_pada": "2023-12-31"}
    page = client.post(HERE, data)
    assert page.status_code == 422
    asked_well(page.text)
    assert "Rilis Februari 2023 untuk semua pegawai baru mungkin mulai 3 Januari 2024" in page.text
    assert not Dispensasi.objects.exists()
    assert client.post(HERE, data | {"yakin": answer(page.text)}).status_code == 303
    assert Dispensasi.objects.get().batas_pada == moment("2023-12-31 23:59:59")
    year = client.get("/kelola/jadwal/?tahun=2023").text
    assert "03-01-2024" in year, "the page of windows and the release say the same"
    assert "Batas terakhir" in client.get("/rilis/bulan/2023/2/").text
    assert "2 Januari 2024" in client.get("/rilis/bulan/2023/2/").text


def test_what_can_do_nothing_is_refused_beside_the_field(cast: Cast, login: Login, at: At) -> None:
    build.belum(build_skp.disetujui(cast.riwayat))
    at(LEWAT)
    page = login(cast.bkd).post(HERE, DATA | {"pegawai": cast.pegawai.pk, "jenis": "PENILAIAN"})
    assert page.status_code == 422
    assert "tidak mengajukan realisasi Februari 2023" in page.text
    assert "Periksa dahulu" not in page.text
    assert "Listrik padam" in page.text


def test_the_raters_name_leads_to_all_who_wait_in_one_press(cast: Cast, login: Login, at: At) -> None:
    """Every page tells raters to ask for it: so their name is what BKD types."""
    build.diajukan(build_skp.disetujui(cast.riwayat))
    unit = cast.riwayat.unit_kerja
    other = tenure(person("Bawahan Dua"), jabatan=cast.jabatan_staf, unit=unit, penilai=cast.penilai)
    build.dinilai(build_skp.disetujui(other))
    at(LEWAT)
    client = login(cast.bkd)
    data = DATA | {"pegawai": cast.penilai.pk, "jenis": "PENILAIAN"}
    page = client.post(HERE, data)
    assert page.status_code == 422
    assert f"Beri kepada 2 bawahan yang menunggu pada {cast.penilai.akun.nama}" in page.text
    assert client.post(HERE, data | {"bawahan": "1"}).status_code == 303
    assert Dispensasi.objects.filter(jenis="PENILAIAN").count() == 2
    waiting = login(cast.penilai).get("/penilaian/realisasi-bulanan/?tahun=2023&bulan=2").text
    assert "15 Maret 2023" in waiting
    assert client.post(HERE, data | {"bawahan": "1"}).status_code == 303, "harmless once more"
    assert Dispensasi.objects.count() == 2


def test_a_pengelola_sees_a_release_that_waits_for_another_pd(cast: Cast, login: Login) -> None:
    build_jadwal.khusus(cast, pd=cast.dinas, isi="2023-03-21", nilai="2023-03-22")
    assert "23-03-2023" in login(cast.pengelola).get("/kelola/jadwal/?tahun=2023").text


def test_a_month_released_already_is_pointed_out_with_what_to_do(cast: Cast, login: Login, at: At) -> None:
    build.belum(build_skp.disetujui(cast.riwayat), month=Month(2023, 1))
    tpp.berlaku()
    released = build_rilis.dirilis(cast, month=Month(2023, 1), at="2023-02-14 09:00")
    at(LEWAT)
    here, client = "/kelola/jadwal/2023/1/dispensasi/", login(cast.bkd)
    said = SUDAH_DIRILIS.format("Rilis Januari 2023")
    assert client.get(here).text.count(said) == 1
    assert said not in client.get(HERE).text
    data = DATA | {"pegawai": cast.pegawai.pk, "jenis": "PENGISIAN"}
    page = client.post(here, data)
    assert (page.status_code, page.text.count(said)) == (422, 1)
    assert client.post(here, data | {"yakin": answer(page.text)}).status_code == 303
    build_rilis.koreksi_dibuka(cast, released)
    assert said not in client.get(here).text
