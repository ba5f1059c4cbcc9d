"""Pangkat/golongan: asked at *Buat akun*, missed before a document says "-", filled in on the profile."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from sikinerja.kepegawaian.models import Pangkat, Pegawai, RiwayatJabatan
from tests.builders import akhir, realisasi
from tests.builders import skp as build
from tests.cast import Cast
from tests.dokumen.paper import words_of
from tests.web.asked import answered
from tests.web.test_kelola_akun import TYPED, filled

Login = Callable[[Pegawai], Client]
NI_PPPK = "199503122021212007"
TAMBAH = "/kelola/akun/tambah/"


def golongan(jenis: str, kode: str) -> Pangkat:
    return Pangkat.objects.get(jenis_kepegawaian=jenis, golongan=kode)


def tanpa(*people: Pegawai) -> None:
    Pegawai.objects.filter(pk__in=[p.pk for p in people]).update(pangkat=None)


def text(page: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", page))


def test_the_form_offers_the_list_of_each_kind(cast: Cast, login: Login) -> None:
    page = login(cast.pengelola).get(TAMBAH).text
    lists = dict(re.findall(r'<optgroup label="(\w+)">(.*?)</optgroup>', page, re.DOTALL))
    assert [len(re.findall("<option", lists[jenis])) for jenis in ("PNS", "PPPK")] == [17, 17]
    assert "Golongan XVII" in lists["PPPK"]
    assert "Pembina Utama / IV/e" in lists["PNS"]


@pytest.mark.parametrize(
    ("jenis", "nomor", "kode"), [("PNS", TYPED, "III/a"), ("PPPK", NI_PPPK, "IX"), ("PPPK", NI_PPPK, "")]
)
def test_an_account_gets_its_pangkat(cast: Cast, login: Login, jenis: str, nomor: str, kode: str) -> None:
    pangkat = golongan(jenis, kode).pk if kode else ""
    values = filled(cast, jenis_kepegawaian=jenis, nomor=nomor, pangkat=pangkat)
    assert login(cast.pengelola).post(TAMBAH, values).status_code == 200
    assert Pegawai.objects.get(nip=nomor).pangkat_id == (pangkat or None)


def test_a_pangkat_of_another_kind_is_refused_and_nothing_typed_is_lost(cast: Cast, login: Login) -> None:
    values = filled(cast, jenis_kepegawaian="PPPK", nomor=NI_PPPK, pangkat=golongan("PNS", "III/a").pk)
    answer = login(cast.pengelola).post(TAMBAH, values)
    assert answer.status_code == 422
    assert "Ini golongan PNS, sedangkan pegawai ini PPPK." in answer.text
    assert "Siti Baru Contoh" in answer.text
    honorer = {"jenis_kepegawaian": "NON_ASN", "nomor": "wakil", "nama": "Wakil Contoh"}
    answer = login(cast.bkd).post(TAMBAH, honorer | {"pangkat": golongan("PPPK", "IX").pk})
    assert "Yang bukan ASN tidak mempunyai pangkat/golongan" in answer.text
    assert not Pegawai.objects.filter(nip=NI_PPPK).exists()


def test_a_number_of_a_pns_under_pppk_is_asked_about_once(cast: Cast, login: Login) -> None:
    client, values = login(cast.pengelola), filled(cast, jenis_kepegawaian="PPPK")
    done = answered(client, TAMBAH, values)
    assert "Nomor ini bentuknya NIP seorang PNS, padahal jenisnya PPPK." in done.asked  # type: ignore[attr-defined]
    assert done.status_code == 200
    assert Pegawai.objects.get(nip=TYPED).jenis_kepegawaian == "PPPK"


def test_saving_a_profile_keeps_a_pangkat_that_the_list_has_no_more(cast: Cast, login: Login) -> None:
    was = cast.pegawai.pangkat
    assert was
    Pangkat.objects.filter(pk=was.pk).update(aktif=False)
    page = login(cast.pegawai).get("/profil/edit/").text
    assert f'<option value="{was.pk}" selected>' in page


def test_before_printing_the_page_says_who_lacks_it_and_leads_there(cast: Cast, login: Login) -> None:
    tanpa(cast.pegawai, cast.penilai)
    address = reverse("skp:cetak", args=(build.konsep(cast.riwayat, rhk=1, indikator=1).pk,))
    page = login(cast.pegawai).get(address).text
    assert "Pangkat/golongan Anda tidak ada pada Dokumen SKP dan tercetak “-”." in text(page)
    assert f'<a href="{reverse("profil:edit")}">Isi pada profil</a>' in page
    nama = cast.penilai.akun.nama
    assert f"Yang dapat mengisinya: {nama} sendiri, atau pengelola kepegawaian" in text(page)
    page = login(cast.pengelola).get(address).text
    assert page.count("Isi pada profil") == 2
    assert reverse("profil:edit_pegawai", args=(cast.penilai.pk,)) in page


def test_what_was_approved_stays_and_the_page_says_so(
    cast: Cast, login: Login, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    kept = cast.pegawai.pangkat_id
    tanpa(cast.pegawai)
    skp = build.disetujui(RiwayatJabatan.objects.get(pk=cast.riwayat.pk))
    realisasi.selesai(skp)
    akhir.selesai(skp)
    client, address = login(cast.pegawai), reverse("skp:cetak", args=(skp.pk,))
    with django_assert_max_num_queries(12):
        page = text(client.get(address).text)
    assert "tidak ada pada Dokumen SKP, Dokumen Evaluasi dan Dokumen Akhir" in page
    assert "Isi pada profil; yang sudah disetujui atau dinilai tetap seperti saat itu" in page
    Pegawai.objects.filter(pk=cast.pegawai.pk).update(pangkat=kept)
    page = text(client.get(address).text)
    assert "Sekarang sudah diisi; yang sudah disetujui atau dinilai tetap seperti saat itu" in page
    pdf = client.get(reverse("skp:dokumen", args=(skp.pk,)), {"dokumen": "SKP"}).content
    assert "PANGKAT/GOL RUANG -" in words_of(pdf)


def test_nothing_is_said_where_nothing_is_missing(cast: Cast, login: Login) -> None:
    address = reverse("skp:cetak", args=(build.disetujui(cast.riwayat).pk,))
    assert "Pangkat/golongan" not in login(cast.pegawai).get(address).text
    under = reverse("skp:cetak", args=(build.disetujui(cast.riwayat_kepala).pk,))  # rated by the Gubernur
    assert "Pangkat/golongan" not in login(cast.kepala).get(under).text


def test_it_is_said_before_the_skp_is_handed_in(cast: Cast, login: Login) -> None:
    skp = build.konsep(cast.riwayat, rhk=2, indikator=2)
    build.isi_ekspektasi(skp)
    address, client = reverse("skp:ajukan", args=(skp.pk,)), login(cast.pegawai)
    assert "Pangkat/golongan" not in client.get(address).text
    tanpa(cast.pegawai)
    page = client.get(address).text
    assert "Pangkat/golongan Anda belum diisi." in text(page)
    assert reverse("profil:edit") in page


def test_the_pengelola_finds_those_who_lack_it(cast: Cast, login: Login) -> None:
    tanpa(cast.pegawai)
    page = login(cast.pengelola).get("/kelola/akun/", {"status": "tanpa-pangkat"}).text
    assert cast.pegawai.akun.nama in page
    assert cast.penilai.akun.nama not in page


def test_a_pppk_is_called_so_on_screen(cast: Cast, login: Login) -> None:
    Pegawai.objects.filter(pk=cast.pegawai.pk).update(nip=NI_PPPK, jenis_kepegawaian="PPPK", pangkat=None)
    page = text(login(cast.pengelola).get(f"/kelola/akun/{cast.pegawai.pk}/password/").text)
    assert "NI PPPK 19950312 202121 2 007" in page
    assert "NIP 1995" not in page
