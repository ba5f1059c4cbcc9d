"""Kelola » Jadwal through the web door (F8.1, domain.md §4.2, §8)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sikinerja.jadwal.models import Dispensasi, Gangguan, Jadwal
from sikinerja.kepegawaian.models import Pegawai
from tests.builders import jadwal as build
from tests.builders import skp as build_skp
from tests.cast import Cast, moment
from tests.web.asked import answered

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
HERE = "/kelola/jadwal/"
FEBRUARI = f"{HERE}2023/2/"
MOVED: dict[str, Any] = {
    "nomor": 0,
    "perangkat_daerah": "",
    "mulai_pada": "2023-03-01",
    "batas_pengisian_pada": "2023-03-15",
    "batas_penilaian_pada": "2023-03-17",
    "alasan": "Jaringan putus di seluruh kabupaten",
}
OUTAGE = {
    "mulai_pada": "2023-03-10",
    "mulai_pukul": "13:00",
    "selesai_pada": "2023-03-10",
    "selesai_pukul": "22:00",
    "uraian": "Listrik pusat data padam",
    "hari": 2,
}


def test_the_year_says_what_was_moved_and_why(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    plain = client.get(HERE).text
    assert "Jadwal 2023" in plain
    assert "Sedang dibuka" in plain
    assert "biasanya" not in plain
    build.penuh(cast)
    text = client.get(HERE).text
    assert re.search(r"biasanya <span[^>]*>10-03-2023", text)
    assert "Jaringan putus" in text
    assert "2 perangkat daerah" in text
    assert "30 dispensasi" in text
    assert re.search(r"Rilis mulai\"><span[^>]*>23-03-2023", text), (
        "the release comes after the last deadline"
    )
    assert "Jadwal 2022" in client.get(HERE, {"tahun": 2022}).text
    assert client.get(HERE, {"tahun": "x"}).status_code == 200


def test_bkd_moves_a_month_and_everybody_sees_it(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    response = client.post(f"{FEBRUARI}atur/", MOVED)
    assert (response.status_code, response.headers["Location"]) == (303, FEBRUARI)
    assert Jadwal.objects.get().batas_pengisian_pada == moment("2023-03-15 23:59:59")
    text = client.get(FEBRUARI).text
    assert "15 Maret 2023 pukul 23:59" in text
    assert "Jadwal diatur" in text
    assert cast.bkd.akun.nama in text
    assert "15 Maret 2023" in login(cast.pegawai).get("/realisasi-bulanan/").text


def test_a_slip_of_the_year_is_asked_about_and_can_be_withdrawn(cast: Cast, login: Login, at: At) -> None:
    client = login(cast.bkd)
    slip = {**MOVED, "batas_pengisian_pada": "2024-03-13", "batas_penilaian_pada": "2024-03-15"}
    done = answered(client, f"{FEBRUARI}atur/", slip)
    asked = done.asked  # type: ignore[attr-defined]
    assert "batas pengisian 13 Maret 2024, 369 hari sesudah batas biasa (10 Maret 2023)" in asked
    assert "Rilis Februari 2023 untuk semua pegawai baru mungkin mulai 16 Maret 2024." in asked
    assert "Jadwal ini berlaku bagi 9 pegawai" in asked
    assert done.status_code == 303
    row = Jadwal.objects.get()
    at("2023-03-10 08:00")
    assert f"khusus/{row.pk}/cabut/" not in client.get(FEBRUARI).text, "what is offered is not refused"
    assert client.get(f"{HERE}khusus/{row.pk}/cabut/").headers["Location"] == HERE
    assert "paling awal menjadi 11 Maret 2023 pukul 23:59" in client.get(HERE).text
    at("2023-03-09 08:00")
    assert f"khusus/{row.pk}/cabut/" in client.get(FEBRUARI).text
    assert client.post(f"{HERE}khusus/{row.pk}/cabut/", {"alasan": "Salah tahun"}).status_code == 303
    assert not Jadwal.objects.exists()


def test_a_stale_form_is_a_conflict(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    client.post(f"{FEBRUARI}atur/", MOVED)
    assert client.post(f"{FEBRUARI}atur/", MOVED).status_code == 303, "a double click"
    other = {**MOVED, "batas_pengisian_pada": "2023-03-16"}
    assert client.post(f"{FEBRUARI}atur/", other).status_code == 409
    assert client.post(f"{FEBRUARI}atur/", {**other, "nomor": 1}).status_code == 303


def test_what_was_typed_stays_beside_what_is_wrong(cast: Cast, login: Login) -> None:
    shorter = {**MOVED, "batas_pengisian_pada": "2023-03-08", "perangkat_daerah": cast.dinas.pk}
    build.khusus(cast, pd=cast.dinas)
    response = login(cast.bkd).post(f"{FEBRUARI}atur/", {**shorter, "nomor": 1})
    assert response.status_code == 422
    assert "dapat diperpanjang, tidak dapat dimajukan" in response.text
    assert 'value="2023-03-08"' in response.text
    assert MOVED["alasan"] in response.text


def test_the_form_begins_with_the_window_of_that_pd(cast: Cast, login: Login) -> None:
    row = build.khusus(cast, pd=cast.dinas)
    client = login(cast.bkd)
    assert 'value="2023-03-15"' in client.get(f"{FEBRUARI}atur/", {"pd": cast.dinas.pk}).text
    assert 'value="2023-03-10"' in client.get(f"{FEBRUARI}atur/", {"pd": "x"}).text
    refused = client.post(f"{HERE}khusus/{row.pk}/cabut/", {"alasan": "Keliru"})
    assert refused.status_code == 409
    assert "sudah diumumkan" in refused.text
    assert client.post(f"{HERE}khusus/{row.pk}/cabut/", {"alasan": ""}).status_code == 422


def test_withdrawn_in_time_it_is_gone_and_the_history_stays(cast: Cast, login: Login, at: At) -> None:
    row = build.khusus(cast, mulai="2023-04-01", isi="2023-04-15", nilai="2023-04-17", bulan=3)
    client = login(cast.bkd)
    assert client.post(f"{HERE}khusus/{row.pk}/cabut/", {"alasan": "Keliru"}).status_code == 303
    assert client.get(f"{HERE}khusus/{row.pk}/cabut/").status_code == 404
    text = client.get(f"{HERE}2023/3/riwayat/").text
    assert "Jadwal khusus dicabut" in text
    assert "<del>15-04-2023 23:59</del>" in text


def test_a_dispensation_is_given_by_search_and_taken_back_only_in_time(
    cast: Cast, login: Login, at: At
) -> None:
    build_skp.disetujui(cast.riwayat)
    client, data = login(cast.bkd), {"jenis": "PENGISIAN", "batas_pada": "2023-03-20", "alasan": "Sakit"}
    found = client.post(f"{FEBRUARI}dispensasi/", {**data, "cari": "pegawai", "pegawai_cari": "yohanes"})
    assert f'name="pegawai" value="{cast.pegawai.pk}"' in found.text
    assert client.post(f"{FEBRUARI}dispensasi/", data).status_code == 422
    assert client.post(f"{FEBRUARI}dispensasi/", {**data, "pegawai": cast.pegawai.pk}).status_code == 303
    row = Dispensasi.objects.get()
    assert row.batas_pada == moment("2023-03-20 23:59:59")
    assert "Dispensasi (1)" in client.get(FEBRUARI).text
    assert f"dispensasi/{row.pk}/cabut/" in client.get(FEBRUARI).text, "within the hour"
    at("2023-03-07 10:01")
    assert f"dispensasi/{row.pk}/cabut/" not in client.get(FEBRUARI).text
    assert client.get(f"{HERE}dispensasi/{row.pk}/cabut/").headers["Location"] == HERE
    assert client.post(f"{HERE}dispensasi/{row.pk}/cabut/", {"alasan": "x"}).status_code == 409
    assert "20 Maret 2023" in login(cast.pegawai).get("/realisasi-bulanan/").text


def test_a_pengelola_reads_what_concerns_the_own_pd(cast: Cast, login: Login) -> None:
    build.khusus(cast, pd=cast.badan)
    build.khusus(cast, pd=cast.dinas)
    build.dispensasi(cast, cast.orang_lain)
    build.dispensasi(cast, cast.pegawai)
    text = login(cast.pengelola).get(FEBRUARI).text
    assert cast.pegawai.akun.nama in text
    assert cast.orang_lain.akun.nama not in text
    assert "Dinas Contoh" not in text
    assert "Ubah jadwal" not in text
    history = login(cast.pengelola).get(f"{FEBRUARI}riwayat/").text
    assert history.count("Dispensasi diberikan") == 1
    assert "Dinas Contoh" not in history


def test_an_outage_is_looked_at_first_and_then_recorded_once(cast: Cast, login: Login, at: At) -> None:
    client = login(cast.bkd)
    at("2023-03-10 22:30")
    page = client.get(f"{HERE}gangguan/catat/").text
    found = re.search(r'name="kunci" value="([0-9a-f]{32})"', page)
    assert found
    data = {**OUTAGE, "kunci": found[1]}
    look = client.post(f"{HERE}gangguan/catat/", data)
    assert look.status_code == 200
    assert "<del>10 Maret 2023</del> → <ins>12 Maret 2023</ins>" in look.text
    assert not Gangguan.objects.exists()
    for _ in range(2):
        assert client.post(f"{HERE}gangguan/catat/", {**data, "catat": "1"}).status_code == 303
    assert Gangguan.objects.count() == 1
    assert "Listrik pusat data padam" in client.get(f"{HERE}gangguan/").text
    again = client.post(f"{HERE}gangguan/catat/", {**data, "kunci": "0" * 32})
    assert again.status_code == 422
    assert "sudah dicatat" in again.text
    at("2023-03-12 23:59:59")
    assert login(cast.pegawai).get("/realisasi-bulanan/").text.count(">12 Maret 2023<") == 1


def test_a_long_extension_for_an_outage_is_asked_about(cast: Cast, login: Login, at: At) -> None:
    client = login(cast.bkd)
    at("2023-03-10 22:30")
    data = {**OUTAGE, "kunci": "2" * 32, "hari": 21, "catat": "1"}
    done = answered(client, f"{HERE}gangguan/catat/", data)
    asked = done.asked  # type: ignore[attr-defined]
    assert "batas pengisian 31 Maret 2023, 21 hari sesudah batas biasa" in asked
    assert "Yang akan diperpanjang" in asked
    assert done.status_code == 303
    assert Gangguan.objects.get().hari == 21


def test_an_outage_that_met_nothing_says_so(cast: Cast, login: Login, at: At) -> None:
    client = login(cast.bkd)
    at("2023-02-20 12:00")
    data = {**OUTAGE, "kunci": "1" * 32, "mulai_pada": "2023-02-20", "selesai_pada": "2023-02-20"}
    response = client.post(
        f"{HERE}gangguan/catat/", {**data, "mulai_pukul": "08:00", "selesai_pukul": "09:00"}
    )
    assert response.status_code == 422
    assert "Tidak ada masa pengisian atau penilaian yang terbuka" in response.text


@pytest.mark.parametrize("path", ["2023/13/", "2023/0/atur/", "99999/1/riwayat/", "1/1/dispensasi/"])
def test_months_that_do_not_exist(cast: Cast, login: Login, path: str) -> None:
    assert login(cast.bkd).get(f"{HERE}{path}").status_code == 404
