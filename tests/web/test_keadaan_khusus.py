"""Keadaan khusus through the web door, and how its months are named everywhere (domain.md §8)."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from sikinerja.kepegawaian.models import KeadaanKhusus, Pegawai
from sikinerja.kepegawaian.rules import keadaan as rules
from tests.builders import skp as build_skp
from tests.builders.kepegawaian import keadaan_khusus, pelaksana_tugas
from tests.cast import Cast

Login = Callable[[Pegawai], Client]
pytestmark = pytest.mark.django_db
DAFTAR = "/kelola/keadaan-khusus/"


def filled(cast: Cast, **over: Any) -> dict[str, Any]:
    return {
        "terkelola": cast.pegawai.pk,
        "jenis": "TUGAS_BELAJAR",
        "tanggal_mulai": "2023-02-01",
        "tanggal_selesai": "",
        "dasar": "SK 800/1/2023",
        **over,
    }


def test_pengelola_records_changes_ends_and_deletes(cast: Cast, login: Login) -> None:
    client = login(cast.pengelola)
    assert "Belum ada keadaan khusus" in client.get(DAFTAR).text
    assert client.post(f"{DAFTAR}tambah/", filled(cast)).status_code == 303
    row = KeadaanKhusus.objects.get()
    assert "belum ditentukan" in client.get(DAFTAR).text

    ubah = filled(cast, tanggal_selesai="2023-08-31")
    assert client.post(f"{DAFTAR}{row.pk}/ubah/", ubah).status_code == 303
    akhiri = {"tanggal_selesai": "2023-06-30", "alasan": "Lulus lebih awal"}
    assert client.post(f"{DAFTAR}{row.pk}/akhiri/", akhiri).status_code == 303
    assert KeadaanKhusus.objects.get().tanggal_selesai == date(2023, 6, 30)
    assert client.post(f"{DAFTAR}{row.pk}/hapus/", {"alasan": ""}).status_code == 422
    assert client.post(f"{DAFTAR}{row.pk}/hapus/", {"alasan": "Salah orang"}).status_code == 303
    assert not KeadaanKhusus.objects.exists()


def test_what_was_typed_stays_beside_the_message(cast: Cast, login: Login) -> None:
    keadaan_khusus(cast.pegawai)
    response = login(cast.pengelola).post(f"{DAFTAR}tambah/", filled(cast))
    assert response.status_code == 422
    assert rules.BERTUMPUK in response.text
    assert 'value="SK 800/1/2023"' in response.text
    assert f'value="{cast.pegawai.pk}"' in response.text


def test_only_ones_own_people_are_found(cast: Cast, login: Login) -> None:
    client = login(cast.pengelola)
    assert client.get(f"{DAFTAR}cari/", {"q": "orang lain"}).json() == []
    assert [row["id"] for row in client.get(f"{DAFTAR}cari/", {"q": "yohanes"}).json()] == [cast.pegawai.pk]
    stranger = filled(cast, terkelola=cast.orang_lain.pk)
    assert client.post(f"{DAFTAR}tambah/", stranger).status_code == 404
    search = {"cari": "terkelola", "terkelola_cari": "yohanes"}
    found = client.post(f"{DAFTAR}tambah/", filled(cast, terkelola="") | search)
    assert f'name="terkelola" value="{cast.pegawai.pk}"' in found.text


def test_the_list_is_searched_by_name_number_and_kind(cast: Cast, login: Login) -> None:
    keadaan_khusus(cast.pegawai)
    keadaan_khusus(cast.rekan, jenis="CUTI_BESAR")
    client = login(cast.bkd)
    for query, found in ({"q": "agus"}, cast.rekan), ({"q": "19900417"}, cast.pegawai):
        text = client.get(DAFTAR, query).text
        assert [p for p in (cast.pegawai, cast.rekan) if p.akun.nama in text] == [found]
    assert cast.pegawai.akun.nama not in client.get(DAFTAR, {"jenis": "CUTI_BESAR"}).text
    assert "Tidak ada yang cocok" in client.get(DAFTAR, {"jenis": "PENSIUN"}).text


def test_a_month_inside_is_named_everywhere_and_not_asked_for(cast: Cast, login: Login) -> None:
    build_skp.disetujui(cast.riwayat)
    owner, penilai = login(cast.pegawai), login(cast.penilai)
    assert "Isi realisasi Februari 2023" in owner.get("/").text
    keadaan_khusus(cast.pegawai, tanggal_mulai=date(2023, 2, 1))

    assert "Isi realisasi Februari 2023" not in owner.get("/").text
    assert "Cuti melahirkan" in owner.get("/").text
    year = owner.get("/realisasi-bulanan/").text
    assert year.count(">Tidak wajib<") == year.count(">Cuti melahirkan<") == 4
    assert "/realisasi-bulanan/2023/2/" in year, "who wants to may file"
    assert "Cuti melahirkan: bulan ini tidak wajib diisi." in owner.get("/realisasi-bulanan/2023/2/isi/").text
    listed = penilai.get("/penilaian/realisasi-bulanan/").text
    assert "Cuti melahirkan" in listed
    assert listed.count("Tanpa SKP disetujui") == 2, "the head's count and the colleague"
    assert "Belum mengisi" not in listed


def test_who_looks_after_a_pd_finds_every_subject(cast: Cast, login: Login) -> None:
    assert DAFTAR in login(cast.pengelola).get("/kelola/").text
    pimpinan = login(cast.kepala).get("/kelola/").text
    assert "/kelola/dokumen/" in pimpinan
    assert DAFTAR not in pimpinan
    assert login(cast.pegawai).get("/kelola/").status_code == 404


@pytest.mark.parametrize(
    ("jenis", "siapa", "asked"),
    [
        ("KONTRAK_BERAKHIR", ("PNS", "199004172015021003"), "hanya untuk PPPK"),
        ("PENSIUN", ("PPPK", "199004172015021003"), "PPPK tidak pensiun"),
        ("CLTN", ("PPPK", "199004172015021003"), "tidak mempunyai cuti di luar tanggungan negara"),
        ("CUTI_MELAHIRKAN", ("PNS", "199004172015021003"), "pegawai ini pria"),
        ("CUTI_MELAHIRKAN", ("PNS", "199004172015022003"), ""),
        ("KONTRAK_BERAKHIR", ("PPPK", "199004172015021003"), ""),
    ],
)
def test_a_state_that_such_a_person_hardly_has_is_asked_about_once(
    cast: Cast, login: Login, jenis: str, siapa: tuple[str, str], asked: str
) -> None:
    Pegawai.objects.filter(pk=cast.pegawai.pk).update(jenis_kepegawaian=siapa[0], nip=siapa[1])
    client, data = login(cast.pengelola), filled(cast, jenis=jenis)
    answer = client.post(f"{DAFTAR}tambah/", data)
    if asked:
        assert answer.status_code == 422
        assert asked in answer.text
        yakin = re.findall(r'name="yakin" value="(\w+)"', answer.text)
        answer = client.post(f"{DAFTAR}tambah/", data | {"yakin": yakin[0]})
    assert answer.status_code == 303
    row = KeadaanKhusus.objects.get()
    same = client.post(f"{DAFTAR}{row.pk}/ubah/", filled(cast, jenis=jenis, dasar="SK 2"))
    assert same.status_code == 303, "the same kind is not asked about again"


def test_a_rater_who_will_be_away_is_asked_about_until_somebody_acts(cast: Cast, login: Login) -> None:
    """Sick over the rating days: who waits for them, and how they need not."""
    client = login(cast.pengelola)
    data = filled(cast, jenis="CUTI_SAKIT") | {"terkelola": cast.penilai.pk}
    answer = client.post(f"{DAFTAR}tambah/", data)
    assert f"{cast.penilai.akun.nama} menilai orang lain: 2 pegawai menunjuknya" in answer.text
    assert "tunjuk Plh. pada Kelola, Plt./Plh." in answer.text
    pelaksana_tugas(cast.rekan, cast.riwayat_penilai)
    assert client.post(f"{DAFTAR}tambah/", data).status_code == 303
