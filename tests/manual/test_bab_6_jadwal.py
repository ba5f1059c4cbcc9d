"""BAB V and VI of the manual on a bad day: an outage on the 10th, told at the web door (domain.md §8)."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.pemberitahuan.operations import siaran
from tests.builders import jadwal as build_jadwal
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, context

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
ISI = reverse("realisasi_bulanan:isi", args=(2023, 2))
DAFTAR = reverse("realisasi_bulanan:daftar")
CATAT = reverse("jadwal:catat_gangguan")
pytestmark = pytest.mark.django_db


def outage(client: Client, hours: tuple[str, str]) -> None:
    """BKD records an outage of the 10th and lets everything go on for two days."""
    found = re.search(r'name="kunci" value="([0-9a-f]{32})"', client.get(CATAT).text)
    assert found
    data = {
        "kunci": found[1], "mulai_pada": "2023-03-10", "mulai_pukul": hours[0], "selesai_pada": "2023-03-10",
        "selesai_pukul": hours[1], "uraian": "Listrik pusat data padam", "hari": 2, "catat": "1",
    }  # fmt: skip
    assert client.post(CATAT, data).status_code == 303


def test_gangguan_tanggal_10_memberi_semua_orang_waktu(cast: Cast, login: Login, at: At) -> None:
    build_skp.disetujui(cast.riwayat)
    rated = build.diajukan(build_skp.disetujui(cast.rekan.riwayat.get()))
    owner, rater, bkd = login(cast.pegawai), login(cast.penilai), login(cast.bkd)
    at("2023-03-10 22:30")
    assert "Gangguan</b>" not in owner.get("/").text
    outage(bkd, ("13:00", "23:00"))
    while siaran.lanjutkan(context(None, at="2023-03-10 22:31")):
        pass
    page = owner.get("/").text
    assert "Gangguan</b> – Listrik pusat data padam (sampai 10 Maret 2023 pukul 23:00 WITA)" in page
    bell = owner.get(reverse("pemberitahuan:daftar")).text
    assert "Batas waktu diperpanjang 2 hari karena gangguan" in bell
    assert "isi paling lambat 12 Maret 2023 pukul 23:59" in bell
    at("2023-03-12 23:59:59")
    assert owner.get(ISI).status_code == 200
    assert "Gangguan</b>" not in owner.get("/").text
    at("2023-03-13 00:00:00")
    assert owner.get(ISI).headers["Location"] == DAFTAR
    there = reverse("penilaian_realisasi_bulanan:hasil_kerja", args=(rated.pk,))
    at("2023-03-14 23:59:59")
    assert rater.get(there).status_code == 200


def test_dicatat_terlambat_pengisian_dibuka_kembali(cast: Cast, login: Login, at: At) -> None:
    build_skp.disetujui(cast.riwayat)
    owner, bkd = login(cast.pegawai), login(cast.bkd)
    at("2023-03-11 08:00")
    assert owner.get(ISI).headers["Location"] == DAFTAR
    outage(bkd, ("20:00", "23:59"))
    assert owner.get(ISI).status_code == 200


def test_dispensasi_hanya_untuk_satu_orang(cast: Cast, login: Login, at: At) -> None:
    for riwayat in (cast.riwayat, cast.rekan.riwayat.get()):
        build_skp.disetujui(riwayat)
    build_jadwal.dispensasi(cast, cast.pegawai, sampai="2023-03-20")
    at("2023-03-20 23:59:59")
    assert login(cast.pegawai).get(ISI).status_code == 200
    assert login(cast.rekan).get(ISI).headers["Location"] == DAFTAR
    at("2023-03-21 00:00:00")
    assert login(cast.pegawai).get(ISI).headers["Location"] == DAFTAR


def test_sehari_sebelum_batas_atasan_dan_pengelola_melihat_yang_belum_dinilai(
    cast: Cast, login: Login, at: At
) -> None:
    for riwayat in (cast.riwayat, cast.rekan.riwayat.get()):
        build.diajukan(build_skp.disetujui(riwayat))
    page = reverse("penilaian_realisasi_bulanan:tertunda")
    at("2023-03-10 08:00")
    text = login(cast.kepala).get(page).text
    assert cast.penilai.akun.nama in text
    assert "2 hari lagi" in text
    assert "belum dinilai oleh bawahan" not in login(cast.kepala).get("/").text
    at("2023-03-11 08:00")
    words = "2 realisasi belum dinilai oleh bawahan Anda"
    theirs = f"2 realisasi di {cast.badan.nama} belum dinilai"
    for person, expected in ((cast.kepala, words), (cast.pengelola, theirs)):
        assert expected in login(person).get("/").text
    for person in (cast.penilai, cast.kepala_lain, cast.pengelola_lain, cast.pegawai):
        home = login(person).get("/").text
        assert words not in home
        assert theirs not in home
    assert "besok hari terakhir" in login(cast.kepala).get(page).text
    assert "Tidak ada yang tertunda" in login(cast.penilai).get(page).text
    at("2023-03-13 00:00:00")
    assert words not in login(cast.kepala).get("/").text
    assert "Tidak ada lagi yang dapat dinilai" in login(cast.kepala).get(page).text
