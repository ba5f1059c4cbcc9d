"""The rater's pages of a month: list, two ratings, result, the one change."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from sikinerja.penilaian.models import Penilaian
from sikinerja.realisasi.models import Realisasi
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import Perilaku
from tests.builders import aktivitas as build_aktivitas
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast, account, tenure
from tests.web.test_back import followed

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
DAFTAR = reverse("penilaian_realisasi_bulanan:daftar")
BIG = "9" * 30
pytestmark = pytest.mark.django_db


def address(name: str, row: Realisasi, *args: str) -> str:
    return reverse(f"penilaian_realisasi_bulanan:{name}", args=(row.pk, *args))


def text(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, answer.headers
    return answer.content.decode()


def names(page: str, *people: Pegawai) -> list[str]:
    """The people of a list, in the order they stand there."""
    pattern = "|".join(re.escape(p.akun.nama) for p in people)
    return list(dict.fromkeys(re.findall(pattern, page.split("<tbody", 1)[-1])))


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


@pytest.fixture
def rekan(cast: Cast) -> Skp:
    """The colleague's SKP."""
    return build_skp.disetujui(RiwayatJabatan.objects.get(pegawai=cast.rekan))


def ratings(row: Realisasi, **other: str) -> dict[str, str]:
    assert row.pengajuan is not None
    texts = {f"umpan_balik_{i.indikator_id}": "Bagus" for i in row.pengajuan.indikator.all()}
    return texts | {"rating": "SESUAI", "konfirmasi": "on", "langkah": "1"} | other


def test_waiting_ones_stand_first_and_the_silent_are_named(
    cast: Cast, skp: Skp, rekan: Skp, login: Login
) -> None:
    build.diajukan(rekan)
    page = text(login(cast.penilai), DAFTAR)
    assert names(page, cast.pegawai, cast.rekan) == [cast.rekan.akun.nama, cast.pegawai.akun.nama]
    assert "Belum mengisi" in page
    assert "Isi Penilaian" in page
    build.selesai(skp)
    page = text(login(cast.penilai), DAFTAR)
    assert names(page, cast.pegawai, cast.rekan) == [cast.rekan.akun.nama, cast.pegawai.akun.nama]
    assert "Lihat Penilaian" in page


def test_a_month_filed_with_the_former_penilai_stays_there(cast: Cast, skp: Skp, login: Login) -> None:
    build.diajukan(skp)
    RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(penilai=cast.kepala)
    assert "Isi Penilaian" in text(login(cast.penilai), DAFTAR)
    assert cast.pegawai.akun.nama not in text(login(cast.kepala), DAFTAR)
    march = f"{DAFTAR}?bulan=3&tahun=2023"
    assert cast.pegawai.akun.nama in text(login(cast.kepala), march)
    assert cast.pegawai.akun.nama not in text(login(cast.penilai), march)


@pytest.mark.parametrize("query", ["bulan=13&tahun=2023", f"bulan=2&tahun={BIG}", "bulan=x", "halaman=zz"])
def test_a_strange_month_shows_the_open_one(cast: Cast, login: Login, query: str) -> None:
    assert "Realisasi Bulan Februari 2023" in text(login(cast.penilai), f"{DAFTAR}?{query}")


def test_an_account_without_a_person_rates_nobody(cast: Cast, login: Login) -> None:
    RiwayatJabatan.objects.filter(pegawai=cast.rekan).update(penilai=None)
    client = Client()
    client.force_login(account("bkd.pusat", "Akun BKD", bkd=True))
    assert client.get(DAFTAR).status_code == 403
    assert client.get(reverse("realisasi_bulanan:daftar")).status_code == 403


def test_the_deadline_is_the_window_of_most(cast: Cast, login: Login, at: At) -> None:
    client = login(cast.penilai)
    assert "12 Maret 2023 pukul 23:59" in text(client, DAFTAR)
    at("2023-04-02 08:00")
    assert "12 April 2023 pukul 23:59" in text(client, DAFTAR)


def test_wrong_input_is_answered_and_stays(cast: Cast, skp: Skp, login: Login) -> None:
    row = build.diajukan(skp)
    client = login(cast.penilai)
    cases = (
        ({"rating": ""}, "Pilih salah satu rating."),
        ({"rating": "HEBAT"}, "Pilih salah satu rating."),
        ({"konfirmasi": ""}, "Centang pernyataan ini"),
        ({"langkah": BIG}, "Isian Anda tidak hilang"),
        ({key: "" for key in ratings(row) if key.startswith("umpan")}, "Umpan balik wajib diisi."),
        ({key: "x" * 100_000 for key in ratings(row) if key.startswith("umpan")}, "Isian terlalu panjang"),
    )
    for wrong, message in cases:
        answer = client.post(address("hasil_kerja", row), ratings(row) | wrong)
        assert answer.status_code == 422
        assert message in answer.content.decode()
    assert not Penilaian.objects.exists()
    for path in (f"{DAFTAR}{BIG}/hasil-kerja/", f"{DAFTAR}0/ubah/", f"{DAFTAR}{row.pk}/draf/lain/"):
        answer = client.post(path, {}) if "draf" in path else client.get(path)
        assert answer.status_code == 404


def test_one_umpan_balik_for_all_without_javascript(cast: Cast, skp: Skp, login: Login) -> None:
    row = build.diajukan(skp)
    data = {"rating": "SESUAI", "konfirmasi": "on", "langkah": "1", "untuk_semua": "Dapat diterima"}
    client = login(cast.penilai)
    assert client.post(address("hasil_kerja", row), data).status_code == 422
    assert client.post(address("hasil_kerja", row), data | {"isi_semua": "on"}).status_code == 303
    texts = {u.teks for u in Penilaian.objects.get().umpan_balik_indikator.all()}
    assert texts == {"Dapat diterima"}


def test_stale_pages_and_closed_windows(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    row = build.diajukan(skp)
    client = login(cast.penilai)
    assert client.post(address("hasil_kerja", row), ratings(row, langkah="9")).status_code == 409
    at("2023-03-13 00:00:00")
    page = text(client, address("hasil_kerja", row))
    assert "sudah ditutup sejak 12 Maret 2023 pukul 23:59" in page
    assert "Simpan Penilaian" not in page
    answer = client.post(address("hasil_kerja", row), ratings(row))
    assert answer.status_code == 422
    assert "sudah ditutup" in answer.content.decode()
    assert Realisasi.objects.get().status == "PENILAIAN_HASIL_KERJA"


def test_a_withdrawn_month_is_out_of_reach_until_it_counts_again(
    cast: Cast, skp: Skp, login: Login, at: At
) -> None:
    row = build.ditarik(skp)
    client = login(cast.penilai)
    _, answer = followed(client, address("hasil_kerja", row))
    assert "ditarik kembali oleh pegawai" in answer.content.decode()
    at("2023-03-11 00:00:00")
    assert "Isi Penilaian" in text(client, DAFTAR)
    assert client.post(address("hasil_kerja", row), ratings(row, langkah="2")).status_code == 303


def test_drafts_come_back_to_their_rater_only(cast: Cast, skp: Skp, login: Login) -> None:
    row = build.diajukan(skp)
    client = login(cast.penilai)
    data = ratings(row, rating="DI_ATAS", konfirmasi="") | {"untuk_semua": "Umum"}
    answer = client.post(address("draf", row, "hasil_kerja"), data)
    assert answer.json()["pesan"] == "Draf tersimpan 09.00"
    page = text(client, address("hasil_kerja", row))
    assert page.count('value="Bagus"') == 4
    assert re.search(r'value="DI_ATAS"\s+checked', page)
    Realisasi.objects.update(penilai=cast.kepala)
    page = text(login(cast.kepala), address("hasil_kerja", row))
    assert 'value="Bagus"' not in page
    assert client.post(address("draf", row, "hasil_kerja"), data).status_code == 404


def test_pages_lead_to_where_the_month_stands(cast: Cast, skp: Skp, login: Login) -> None:
    client = login(cast.penilai)
    filed = build.diajukan(skp)
    for name in ("perilaku", "hasil", "ubah"):
        answer = client.get(address(name, filed))
        assert answer.status_code == 303
    half = build.dinilai(skp, month=Month(2023, 1))
    assert "Bagus dan pertahankan" in text(client, address("hasil_kerja", half))


def test_perilaku_shows_what_is_missing(cast: Cast, skp: Skp, login: Login) -> None:
    row = build.dinilai(skp)
    client = login(cast.penilai)
    answer = client.post(address("perilaku", row), {"langkah": "2", "umpan_balik_LOYAL": "Setia"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert page.count("Umpan balik wajib diisi") >= len(Perilaku) - 1
    assert 'value="Setia"' in page
    assert "Catatan akhir / rekomendasi wajib diisi." in page


def test_the_next_one_is_a_click_away(cast: Cast, skp: Skp, rekan: Skp, login: Login) -> None:
    done, next_one = build.selesai(skp), build.diajukan(rekan)
    page = text(login(cast.penilai), address("hasil", done))
    assert f"Berikutnya: {cast.rekan.akun.nama}" in page
    assert address("hasil_kerja", next_one) in page
    assert "pegawai ke-2 dari 2 yang mengajukan" in page


def test_two_positions_in_a_year_are_rated_by_their_own_penilai(cast: Cast, skp: Skp, login: Login) -> None:
    build.diajukan(skp, month=Month(2023, 1))
    Skp.objects.filter(pk=skp.pk).update(periode_akhir=date(2023, 2, 4))
    RiwayatJabatan.objects.filter(pk=cast.riwayat.pk).update(aktif=False)
    tenure(cast.pegawai, jabatan=cast.jabatan_staf, unit=cast.bidang, penilai=cast.kepala)
    january = f"{DAFTAR}?bulan=1&tahun=2023"
    assert cast.pegawai.akun.nama in text(login(cast.penilai), january)
    assert cast.pegawai.akun.nama not in text(login(cast.kepala), january)
    # February is filed under the old SKP as long as that is the only one that counts.
    assert cast.pegawai.akun.nama in text(login(cast.penilai), DAFTAR)
    assert cast.pegawai.akun.nama not in text(login(cast.kepala), DAFTAR)
    assert cast.pegawai.akun.nama in text(login(cast.kepala), f"{DAFTAR}?bulan=3&tahun=2023")


def test_activities_are_shown_to_the_rater(cast: Cast, skp: Skp, login: Login) -> None:
    build_aktivitas.aktivitas(skp)
    row = build.diajukan(skp)
    client = login(cast.penilai)
    assert "Menyusun laporan" in text(client, address("aktivitas", row))
    assert "Tidak ada aktivitas" in text(client, address("aktivitas", row) + "?indikator=1")
    assert login(cast.rekan).get(address("aktivitas", row)).status_code == 404


def test_the_change_in_a_dialog(cast: Cast, skp: Skp, login: Login) -> None:
    row = build.selesai(skp)
    client = login(cast.penilai)
    dialog = {"HX-Request": "true", "X-Dialog": "1"}
    page = client.get(address("ubah", row), headers=dialog).content.decode()
    assert "<html" not in page
    assert 'data-min="200"' in page
    data = {"hasil_kerja": "SESUAI", "perilaku": "SESUAI", "alasan": "y" * 200, "langkah": "3"}
    answer = client.post(address("ubah", row), data, headers=dialog)
    assert answer.status_code == 422
    assert "Kedua rating masih sama" in answer.content.decode()
    answer = client.post(address("ubah", row), data | {"perilaku": "DI_BAWAH"}, headers=dialog)
    assert answer.headers["HX-Redirect"] == address("hasil", row)
    assert client.post(address("ubah", row), data | {"langkah": "4"}).status_code == 409
