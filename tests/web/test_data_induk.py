"""Data induk through the web door: who changes what, and what is refused (F8.8)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from sikinerja.jejak.models import Jejak
from sikinerja.kepegawaian.models import (
    Jabatan,
    Pegawai,
    Pengelola,
    PerangkatDaerah,
    RiwayatJabatan,
    UnitKerja,
)
from sikinerja.kepegawaian.queries import identitas_pegawai
from sikinerja.kepegawaian.queries.peran import basi
from sikinerja.kepegawaian.rules import induk as rules
from sikinerja.pemberitahuan.models import Pemberitahuan
from tests.cast import Cast, context, tenure

Login = Callable[[Pegawai], Client]
pytestmark = pytest.mark.django_db
INDUK = "/kelola/data-induk/"
FUNGSIONAL = {"jenis": "FUNGSIONAL", "model_skp": "JAJF"}


def test_bkd_adds_a_pd_a_jabatan_and_a_pangkat(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    pd = {"kode": "DISHUB", "nama": "  Dinas   Perhubungan ", "tempat": "Kota Contoh"}
    assert client.post(f"{INDUK}perangkat-daerah/tambah/", pd).status_code == 303
    jabatan = {"nama": "Analis", "jenis": "PELAKSANA", "model_skp": "JAJF", "kelas": "7"}
    assert client.post(f"{INDUK}jabatan/tambah/", jabatan).status_code == 303
    pangkat = {"jenis_kepegawaian": "PPPK", "golongan": "XX", "nama": "", "urutan": "20"}
    assert client.post(f"{INDUK}pangkat/tambah/", pangkat).status_code == 303

    assert PerangkatDaerah.objects.get(kode="DISHUB").nama == "Dinas Perhubungan"
    assert Jabatan.objects.get(nama="Analis").kelas == 7
    assert "Dinas Perhubungan" in client.get(f"{INDUK}perangkat-daerah/", {"q": "dishub"}).text
    again = client.post(f"{INDUK}jabatan/tambah/", jabatan)
    assert again.status_code == 422
    assert rules.SUDAH_ADA in again.text


def test_old_and_new_are_kept(cast: Cast, login: Login) -> None:
    url = f"{INDUK}jabatan/{cast.jabatan_staf.pk}/ubah/"
    data = {"nama": cast.jabatan_staf.nama, "jenis": "FUNGSIONAL", "model_skp": "JAJF", "kelas": "9"}
    assert login(cast.bkd).post(url, data).status_code == 303
    line = Jejak.objects.get(aksi="kepegawaian.ubah_induk")
    assert (line.data["lama"]["kelas"], line.data["baru"]["kelas"]) == (8, 9)
    assert login(cast.bkd).post(url, data).status_code == 303
    assert Jejak.objects.filter(aksi="kepegawaian.ubah_induk").count() == 1, "the same again writes nothing"


def test_pengelola_mends_units_of_the_own_pd_alone(cast: Cast, login: Login) -> None:
    client = login(cast.pengelola)
    data = {"perangkat_daerah": cast.badan.pk, "nama": "UPTD Timur", "jenis": "UPTD", "unit_kerja": ""}
    assert client.post(f"{INDUK}unit-kerja/tambah/", data).status_code == 303
    unit = UnitKerja.objects.get(nama="UPTD Timur")
    elsewhere = client.post(f"{INDUK}unit-kerja/tambah/", data | {"perangkat_daerah": cast.dinas.pk})
    assert elsewhere.status_code == 422
    below = data | {"nama": "UPTD Timur Raya", "unit_kerja": cast.bidang.pk}
    assert client.post(f"{INDUK}unit-kerja/{unit.pk}/ubah/", below).status_code == 303
    strange = UnitKerja.objects.filter(perangkat_daerah=cast.dinas).get()
    assert client.get(f"{INDUK}unit-kerja/{strange.pk}/ubah/").status_code == 404
    assert client.get(f"{INDUK}jabatan/").status_code == 200
    assert client.get(f"{INDUK}jabatan/tambah/").status_code == 403
    assert client.get(f"{INDUK}jabatan/{cast.jabatan_staf.pk}/ubah/").status_code == 403


def test_a_tree_of_units_has_no_circle_and_stays_in_its_pd(cast: Cast, login: Login) -> None:
    client, top = login(cast.bkd), cast.bidang.induk
    assert top is not None
    data = {
        "perangkat_daerah": cast.badan.pk,
        "nama": top.nama,
        "jenis": "LAINNYA",
        "unit_kerja": cast.bidang.pk,
    }
    answer = client.post(f"{INDUK}unit-kerja/{top.pk}/ubah/", data)
    assert rules.INDUK_MELINGKAR in answer.text
    other = UnitKerja.objects.filter(perangkat_daerah=cast.dinas).get()
    answer = client.post(f"{INDUK}unit-kerja/{top.pk}/ubah/", data | {"unit_kerja": other.pk})
    assert rules.INDUK_LAIN_PD in answer.text


def test_what_is_lived_in_stays_and_what_is_out_of_use_is_not_offered(cast: Cast, login: Login) -> None:
    client, alasan = login(cast.bkd), {"alasan": "Perampingan"}
    answer = client.post(f"{INDUK}unit-kerja/{cast.bidang.pk}/status/", alasan)
    assert rules.MASIH_DIPAKAI in answer.text
    assert client.post(f"{INDUK}jabatan/{cast.jabatan_staf.pk}/status/", {"alasan": ""}).status_code == 422
    assert client.post(f"{INDUK}jabatan/{cast.jabatan_staf.pk}/status/", alasan).status_code == 303

    asked = {"q": "pranata", "jenis_jabatan": "FUNGSIONAL"}
    assert client.get("/riwayat-jabatan/cari/jabatan/", asked).json() == []
    assert "sudah dinonaktifkan" in client.get(f"{INDUK}jabatan/").text
    assert cast.jabatan_staf.nama not in client.get(f"{INDUK}jabatan/").text
    assert cast.jabatan_staf.nama in client.get(f"{INDUK}jabatan/", {"nonaktif": "on"}).text
    again = client.post(f"{INDUK}jabatan/{cast.jabatan_staf.pk}/status/", alasan | {"aktif": "True"})
    assert again.status_code == 303
    assert Jabatan.objects.get(pk=cast.jabatan_staf.pk).aktif


def test_a_head_works_in_the_pd_and_both_are_told(cast: Cast, login: Login) -> None:
    client, url = login(cast.pengelola), f"{INDUK}perangkat-daerah/{cast.badan.pk}/pimpinan/"
    data = {"terkelola": cast.penilai.pk, "alasan": "SK 821/7/2023"}
    assert client.post(url, data | {"terkelola": cast.orang_lain.pk}).status_code == 422
    assert client.post(url, data | {"alasan": ""}).status_code == 422
    assert client.post(url, data).status_code == 303

    told = dict(Pemberitahuan.objects.values_list("akun", "judul"))
    assert told[cast.penilai.akun_id] == "Anda sekarang pimpinan Badan Contoh Daerah"
    assert told[cast.kepala.akun_id] == "Anda bukan lagi pimpinan Badan Contoh Daerah"
    assert client.post(url, {"terkelola": "", "alasan": "Kosong"}).status_code == 303
    assert PerangkatDaerah.objects.get(pk=cast.badan.pk).pimpinan is None
    assert client.post(url, data | {"terkelola": cast.pengelola.pk}).status_code == 403, "not oneself"


def test_bkd_gives_and_takes_the_role_of_pengelola(cast: Cast, login: Login) -> None:
    client, url = login(cast.bkd), f"{INDUK}peran/{cast.badan.pk}/pengelola/"
    assert client.post(url, {"terkelola": cast.rekan.pk, "alasan": "SK 1/2023"}).status_code == 303
    row = Pengelola.objects.get(pegawai=cast.rekan)
    assert login(cast.rekan).get("/kelola/").status_code == 200
    assert cast.rekan.akun.nama in client.get(f"{INDUK}peran/").text
    cabut = f"{INDUK}peran/pengelola/{row.pk}/cabut/"
    assert client.post(cabut, {"alasan": "Pindah tugas"}).status_code == 303
    assert login(cast.rekan).get("/kelola/").status_code == 410, "what the notice of the role led to"
    assert client.post(cabut, {"alasan": "Pindah tugas"}).status_code == 404


def test_a_role_forgotten_after_a_mutasi_is_asked_about(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    assert "peran perlu diperiksa" not in client.get("/kelola/").text
    RiwayatJabatan.objects.filter(pegawai=cast.pengelola).update(aktif=False)
    unit = RiwayatJabatan.objects.get(pegawai=cast.orang_lain).unit_kerja
    tenure(
        cast.pengelola, jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain, tmt=date(2023, 3, 1)
    )

    line = "pengelola kepegawaian Badan Contoh Daerah: Petrus Pengelola Contoh"
    assert basi(context(cast.bkd)) == [line]
    assert basi(context(cast.pengelola_lain)) == []
    assert basi(context(cast.pegawai)) == []
    assert line in client.get("/kelola/").text
    assert line in client.get(f"{INDUK}peran/").text


def test_a_head_whose_account_is_closed_is_asked_about(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    assert "tidak lagi bertugas di sini" not in client.get(f"{INDUK}peran/").text
    cast.kepala.akun.aktif = False
    cast.kepala.akun.save(update_fields=["aktif"])
    assert f"pimpinan {cast.badan.nama}: {cast.kepala.akun.nama}" in client.get("/kelola/").text
    assert "tidak lagi bertugas di sini" in client.get(f"{INDUK}peran/").text


def test_documents_name_what_an_official_is_who_is_no_asn(cast: Cast, login: Login) -> None:
    assert identitas_pegawai(pegawai_id=cast.gubernur.pk)["jabatan"] == ""
    url = f"{INDUK}peran/bukan-asn/{cast.gubernur.pk}/"
    assert login(cast.bkd).post(url, {"jabatan": " "}).status_code == 422
    assert login(cast.bkd).post(url, {"jabatan": "Gubernur Contoh"}).status_code == 303
    assert identitas_pegawai(pegawai_id=cast.gubernur.pk)["jabatan"] == "Gubernur Contoh"
    assert login(cast.bkd).get(f"{INDUK}peran/bukan-asn/{cast.pegawai.pk}/").status_code == 404


def test_an_unknown_list_does_not_exist(cast: Cast, login: Login) -> None:
    assert login(cast.bkd).get(f"{INDUK}jembatan/").status_code == 404
    assert login(cast.bkd).get(f"{INDUK}jabatan/{cast.jabatan_staf.pk}/pimpinan/").status_code == 404


@pytest.mark.parametrize(
    ("jenis", "kolom", "isian"),
    [
        ("perangkat-daerah", "kode", {"kode": "dinas", "nama": "Dinas yang lain"}),
        ("perangkat-daerah", "nama", {"kode": "LAIN", "nama": "dinas  CONTOH"}),
        ("unit-kerja", "nama", {"nama": "bidang pengembangan", "jenis": "BIDANG"}),
        (
            "jabatan",
            "nama",
            {"nama": "PRANATA KOMPUTER AHLI PERTAMA", "jenis": "FUNGSIONAL", "model_skp": "JAJF"},
        ),
        (
            "jabatan",
            "nama",
            {"nama": "Pranatá Komputer Ahli Pertama", "jenis": "FUNGSIONAL", "model_skp": "JAJF"},
        ),
        ("pangkat", "golongan", {"jenis_kepegawaian": "PNS", "golongan": "iii/A", "urutan": "9"}),
    ],
)
def test_the_same_in_other_letters_is_not_a_new_one(
    jenis: str, kolom: str, isian: dict[str, str], cast: Cast, login: Login
) -> None:
    data = {"perangkat_daerah": str(cast.badan.pk)} | isian
    answer = login(cast.bkd).post(f"{INDUK}{jenis}/tambah/", data)
    assert answer.status_code == 422
    assert f'href="#id_{kolom}"' in answer.text
    assert rules.SUDAH_ADA in answer.text
    assert not Jejak.objects.filter(aksi="kepegawaian.tambah_induk").exists()


def test_the_letters_of_a_name_can_be_mended(cast: Cast, login: Login) -> None:
    data = {"kode": "Dinas", "nama": "Dinas contoh", "tempat": ""}
    assert login(cast.bkd).post(f"{INDUK}perangkat-daerah/{cast.dinas.pk}/ubah/", data).status_code == 303
    cast.dinas.refresh_from_db()
    assert (cast.dinas.kode, cast.dinas.nama) == ("Dinas", "Dinas contoh")
