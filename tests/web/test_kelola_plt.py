"""Kelola » Plt. / Plh. through the web door (F2.6)."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import Pegawai, PelaksanaTugas
from sikinerja.kepegawaian.rules import pelaksana_tugas as rules
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import pelaksana_tugas
from tests.cast import Cast

Login = Callable[[Pegawai], Client]


def filled(cast: Cast, **over: Any) -> dict[str, Any]:
    return {
        "jenis": "PLT",
        "posisi": cast.riwayat_penilai.pk,
        "pegawai": cast.orang_lain.pk,
        "tanggal_mulai": "2023-03-07",
        "tanggal_selesai": "2023-06-30",
        "dasar": "SP 800/12/2023",
        **over,
    }


def answer(page: str) -> dict[str, str]:
    found = re.search(r'name="yakin" value="(\w+)"', page)
    assert found is not None
    return {"yakin": found[1]}


def test_pengelola_appoints_is_asked_once_and_the_list_says_so(cast: Cast, login: Login) -> None:
    client = login(cast.pengelola)
    assert "Belum ada penunjukan" in client.get("/kelola/plt/").text
    asked = client.post("/kelola/plt/tambah/", filled(cast))
    assert asked.status_code == 422
    assert rules.TERISI.format(nama=cast.penilai.akun.nama) in asked.text
    assert "bekerja di Dinas Contoh, bukan di perangkat daerah ini" in asked.text
    assert not PelaksanaTugas.objects.exists()
    other = client.post("/kelola/plt/tambah/", filled(cast, pegawai=cast.rekan.pk) | answer(asked.text))
    assert other.status_code == 422  # a box ticked for one person is no yes for another
    assert client.post("/kelola/plt/tambah/", filled(cast) | answer(asked.text)).status_code == 303
    text = client.get("/kelola/plt/").text
    assert "ditunjuk sebagai Plt. Kepala Bidang Pengembangan" in text
    assert "Berlaku" in text


def test_what_was_typed_stays_beside_the_message(cast: Cast, login: Login) -> None:
    response = login(cast.pengelola).post("/kelola/plt/tambah/", filled(cast, pegawai=cast.penilai.pk))
    assert response.status_code == 422
    assert rules.DIRI_SENDIRI in response.text
    assert 'value="SP 800/12/2023"' in response.text
    assert f'value="{cast.riwayat_penilai.pk}" checked' in response.text
    assert not PelaksanaTugas.objects.exists()


def test_without_javascript_posts_and_people_are_searched(cast: Cast, login: Login) -> None:
    client, data = login(cast.pengelola), filled(cast, posisi="", pegawai="")
    search = {"cari": "posisi", "posisi_cari": "kepala bidang ratna"}
    found = client.post("/kelola/plt/tambah/", data | search)
    assert found.status_code == 200
    assert f'name="posisi" value="{cast.riwayat_penilai.pk}"' in found.text
    found = client.post("/kelola/plt/tambah/", data | {"cari": "pegawai", "pegawai_cari": "orang lain"})
    assert f'name="pegawai" value="{cast.orang_lain.pk}"' in found.text


@pytest.mark.parametrize(
    ("who", "q", "found"),
    [("pengelola", "kepala", 2), ("bkd", "kepala", 3), ("pengelola_lain", "kepala", 1), ("bkd", "k", 0)],
)
def test_posts_are_those_one_may_appoint_to(cast: Cast, login: Login, who: str, q: str, found: int) -> None:
    assert len(login(getattr(cast, who)).get("/kelola/plt/cari-posisi/", {"q": q}).json()) == found


def test_only_bkd_sees_posts_of_who_is_no_asn(cast: Cast, login: Login) -> None:
    assert "bukan ASN" not in login(cast.pengelola).get("/kelola/plt/tambah/").text
    data = filled(cast, posisi="", pejabat=cast.gubernur.pk, jabatan_pejabat="Gubernur")
    client = login(cast.bkd)
    asked = client.post("/kelola/plt/tambah/", data)
    assert "tingkat di bawah pejabat yang digantikan" in asked.text
    assert client.post("/kelola/plt/tambah/", data | answer(asked.text)).status_code == 303
    assert PelaksanaTugas.objects.get().menggantikan == cast.gubernur


def test_it_is_ended_with_a_reason_and_at_once(cast: Cast, login: Login) -> None:
    tugas = pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    skp = build_skp.diajukan(cast.riwayat)
    acting, client = login(cast.orang_lain), login(cast.pengelola)
    page = f"/penilaian/skp/{skp.pk}/"
    assert acting.get(page).status_code == 200
    assert client.post(f"/kelola/plt/{tugas.pk}/akhiri/", {"alasan": ""}).status_code == 422
    assert client.post(f"/kelola/plt/{tugas.pk}/akhiri/", {"alasan": "Kembali"}).status_code == 303
    assert "Diakhiri lebih awal" in client.get("/kelola/plt/").text
    assert acting.get(page).status_code == 404
    assert "/penilaian/skp/" not in acting.get("/").text


def test_the_menu_and_lists_say_as_what_one_acts(cast: Cast, login: Login) -> None:
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    skp = build_skp.diajukan(cast.riwayat)
    month = build.diajukan(build_skp.disetujui(cast.rekan.riwayat.get()))
    client, sebagai = login(cast.orang_lain), "sebagai Plh. Kepala Bidang Pengembangan"
    for page in (
        "/penilaian/skp/",
        f"/penilaian/skp/{skp.pk}/",
        "/penilaian/realisasi-bulanan/",
        f"/penilaian/realisasi-bulanan/{month.pk}/hasil-kerja/",
    ):
        assert sebagai in client.get(page).text, page
        assert sebagai not in login(cast.penilai).get(page).text, page
    assert "Plh. Kepala Bidang Pengembangan" in client.get("/profil/").text


def test_the_employee_reads_who_may_rate_now(cast: Cast, login: Login) -> None:
    pelaksana_tugas(cast.orang_lain, cast.riwayat_penilai)
    skp = build_skp.diajukan(cast.riwayat)
    text = login(cast.pegawai).get(f"/skp/{skp.pk}/").text
    assert "Orang Lain Contoh (Plh. Kepala Bidang Pengembangan)" in text
