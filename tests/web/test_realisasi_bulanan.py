"""The owner's pages of a month: what is typed stays, nonsense is answered, strangers see nothing."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.realisasi.models import Draf, Pengajuan, Realisasi
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan
from sikinerja.skp import queries as skp_queries
from sikinerja.skp.models import Skp
from tests.builders import aktivitas as build_aktivitas
from tests.builders import realisasi as build
from tests.builders import skp as build_skp
from tests.cast import Cast
from tests.web.test_back import followed

Login = Callable[[Pegawai], Client]
At = Callable[[str], None]
FEBRUARI = (2023, 2)
URL = "https://drive.example.test/02"
BIG = "9" * 30
pytestmark = pytest.mark.django_db


def address(name: str, *args: object) -> str:
    return reverse(f"realisasi_bulanan:{name}", args=args or FEBRUARI)


@pytest.fixture
def skp(cast: Cast) -> Skp:
    return build_skp.disetujui(cast.riwayat)


def first(skp: Skp) -> int:
    return skp_queries.indikator_berlaku(skp_id=skp.pk)[0].indikator_id


def typed(skp: Skp, **other: str) -> dict[str, str]:
    """A complete form; ``realisasi`` and ``bukti`` replace those of the first indikator."""
    ids = [row.indikator_id for row in skp_queries.indikator_berlaku(skp_id=skp.pk)]
    data = {f"realisasi_{i}": "1" for i in ids} | {f"bukti_{i}": URL for i in ids}
    swapped = {(f"{k}_{ids[0]}" if k in {"realisasi", "bukti"} else k): v for k, v in other.items()}
    return data | {"konfirmasi": "on", "langkah": "0"} | swapped


@pytest.mark.parametrize(
    "wrong",
    [
        ("realisasi", "", "Realisasi wajib diisi."),
        ("realisasi", "dua belas", "Isi dengan angka, misalnya 12 atau 12,5."),
        ("realisasi", "-5", "Angka tidak boleh kurang dari 0."),
        ("realisasi", "9" * 20, "Angka terlalu besar."),
        ("realisasi", "1" * 1_000_000, "Isian terlalu panjang"),
        ("bukti", "", "Link bukti dukung wajib diisi."),
        ("bukti", "drive google", "Tulis alamat lengkap yang diawali https://"),
        ("bukti", "javascript:alert(document.cookie)", "Tulis alamat lengkap"),
        ("bukti", "data:text/html,<script>alert(1)</script>", "Tulis alamat lengkap"),
        ("bukti", "https://a.test/\x00", "null"),
        ("bukti", "-", "memerlukan link bukti dukung"),
        ("bukti", "https://a.test/" + "x" * 2000, "Link terlalu panjang"),
        ("bukti", "x" * 1_000_000, "Isian terlalu panjang"),
        ("catatan", "x" * 1_000_000, "Isian terlalu panjang"),
        ("konfirmasi", "", "Centang pernyataan ini"),
        ("langkah", "satu", ""),
        ("langkah", BIG, ""),
    ],
)
def test_wrong_input_is_answered_and_stays(
    cast: Cast, skp: Skp, login: Login, wrong: tuple[str, str, str]
) -> None:
    field, value, message = wrong
    answer = login(cast.pegawai).post(address("isi"), typed(skp, **{field: value}))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert message.replace('"', "&#34;") in page
    assert "Isian Anda tidak hilang" in page
    assert page.count(URL) >= 3
    assert not Pengajuan.objects.exists()


@pytest.mark.parametrize(
    "path",
    [
        "/realisasi-bulanan/2023/13/", "/realisasi-bulanan/2023/0/isi/", f"/realisasi-bulanan/{BIG}/2/",
        f"/realisasi-bulanan/2023/{BIG}/isi/", f"/realisasi-bulanan/tanda-terima/{BIG}/",
        "/realisasi-bulanan/tanda-terima/999999/",
        "/realisasi-bulanan/1/1/tarik/",
    ],
)  # fmt: skip
def test_addresses_that_are_none(cast: Cast, skp: Skp, login: Login, path: str) -> None:
    assert login(cast.pegawai).get(path).status_code == 404


def test_a_month_never_submitted_leads_to_where_it_is(cast: Cast, skp: Skp, login: Login) -> None:
    client = login(cast.pegawai)
    assert client.get(address("lihat")).headers["Location"] == address("isi")
    there, early = followed(client, "/realisasi-bulanan/2023/3/")
    assert there == "/realisasi-bulanan/"
    assert "Maret 2023" in early.content.decode()


@pytest.mark.parametrize("query", ["tahun=abc", f"tahun={BIG}", "tahun=1900", "tahun=", "tahun=2023&tahun=x"])
def test_a_strange_year_shows_the_present_one(cast: Cast, skp: Skp, login: Login, query: str) -> None:
    answer = login(cast.pegawai).get(f"{reverse('realisasi_bulanan:daftar')}?{query}")
    assert "Realisasi Bulanan 2023" in answer.content.decode()


@pytest.mark.parametrize("query", ["indikator=abc", f"indikator={BIG}", "indikator=lain", "halaman=-1"])
def test_activities_of_the_month(cast: Cast, skp: Skp, login: Login, query: str) -> None:
    build_aktivitas.aktivitas(skp)
    client = login(cast.pegawai)
    assert client.get(f"{address('aktivitas')}?{query}").status_code == 200
    page = client.get(f"{address('aktivitas')}?indikator={first(skp)}").content.decode()
    assert "Tidak ada aktivitas" in page
    assert "Menyusun laporan" in client.get(address("aktivitas")).content.decode()


def test_the_draft_saves_itself_and_comes_back(cast: Cast, skp: Skp, login: Login) -> None:
    client = login(cast.pegawai)
    data = typed(skp, realisasi="dua", bukti="drive google", catatan="<p>Sementara</p>")
    answer = client.post(address("draf"), data)
    assert answer.json()["pesan"] == "Draf tersimpan 09.00"
    page = client.get(address("isi")).content.decode()
    kept = ('value="dua"', 'value="drive google"', "Sementara", "3 dari 4 indikator terisi", "draf tersimpan")
    for words in kept:
        assert words in page
    listed = client.get(reverse("realisasi_bulanan:daftar")).content.decode()
    assert "Lanjutkan" in listed
    assert "3 hari lagi" in listed
    assert client.post(address("draf"), typed(skp, bukti="x" * 5000)).status_code == 422


def test_errors_are_listed_in_the_order_of_the_page(cast: Cast, skp: Skp, login: Login) -> None:
    answer = login(cast.pegawai).post(address("isi"), typed(skp, bukti="nanti", konfirmasi=""))
    summary = answer.content.decode().split("data-summary", 1)[1].split("</ul>", 1)[0]
    assert summary.index("Link bukti dukung") < summary.index("Saya telah mengisi")


def test_errors_of_like_indikator_name_their_rhk(cast: Cast, login: Login) -> None:
    plan = build_skp.konsep(cast.riwayat, rhk=2, tambahan=1)
    for rhk in plan.rhk.all():
        build_skp.add_indikator(rhk, 1, teks="Jumlah dokumen kepegawaian yang selesai")
        build_skp.add_indikator(rhk, 2, teks=f"{rhk.teks}: indeks layanan")
    build_skp.step(plan, "ajukan", "PENILAIAN", cast.pegawai, build_skp.DIAJUKAN)
    build_skp.isi_ekspektasi(plan)
    build_skp.approve(plan)
    page = login(cast.pegawai).post(address("isi"), {"langkah": "0"}).content.decode()
    said = re.findall(r'<li><a href="#id_realisasi_[^>]*>Realisasi: ([^<]*)</a>', page)
    shared = [f"RHK {rhk}, Jumla" for rhk in ("A.1", "A.2", "B.1")]
    assert [text[:14] for text in said[::2]] == shared
    assert not [text for text in said[1::2] if not text.startswith("Rencana ")]


def test_the_button_saves_a_draft_without_javascript(cast: Cast, skp: Skp, login: Login) -> None:
    client = login(cast.pegawai)
    answer = client.post(address("isi"), typed(skp, bukti="nanti", konfirmasi="") | {"draf": "1"})
    assert (answer.status_code, answer.headers["Location"]) == (303, address("isi"))
    page = client.get(address("isi")).content.decode()
    assert "Draf tersimpan 09.00" in page
    assert 'value="nanti"' in page


def test_withdrawing_brings_the_form_back(cast: Cast, skp: Skp, login: Login) -> None:
    build.diajukan(skp, catatan="<p>Semula</p>")
    client = login(cast.pegawai)
    assert address("tarik") in client.get(address("lihat")).content.decode()
    page = client.get(address("tarik"), headers={"HX-Request": "true", "X-Dialog": "1"}).content.decode()
    assert "<html" not in page
    assert "Pejabat penilai diberi tahu" in page
    answer = client.post(address("tarik"), {"langkah": "1"})
    assert answer.headers["Location"] == address("isi")
    page = client.get(address("isi")).content.decode()
    assert "ditarik kembali" in page
    assert "Semula" in page
    assert client.post(address("tarik"), {"langkah": "7"}).status_code == 409


def test_after_the_deadline_the_last_submission_counts(cast: Cast, skp: Skp, login: Login, at: At) -> None:
    build.ditarik(skp)
    client = login(cast.pegawai)
    at("2023-03-11 00:00:00")
    page = client.get(address("lihat")).content.decode()
    assert "Menunggu penilaian" in page
    assert address("tarik") not in page
    assert "Penilaian Hasil Kerja" in client.get(reverse("realisasi_bulanan:daftar")).content.decode()
    assert client.post(address("tarik"), {"langkah": "2"}).status_code in {403, 409}


def test_months_without_an_skp_are_named(cast: Cast, login: Login, at: At) -> None:
    client = login(cast.rekan)
    assert "Tanpa SKP disetujui" in client.get(reverse("realisasi_bulanan:daftar")).content.decode()
    answer = client.get(address("isi"))
    assert answer.status_code == 303
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Anda belum membuat SKP untuk Februari 2023. Susun dan ajukan SKP" in page


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (build_skp.konsep, "SKP Anda untuk Februari 2023 masih konsep. Lengkapi lalu ajukan"),
        (build_skp.diajukan, "menunggu persetujuan {penilai} sejak 3 Januari 2023."),
    ],
)
def test_without_an_approved_skp_it_says_with_whom_it_lies(
    cast: Cast, login: Login, make: Callable[..., Skp], said: str
) -> None:
    make(cast.riwayat)
    assert cast.penilai is not None
    client = login(cast.pegawai)
    answer = client.get(address("isi"))
    page = client.get(answer.headers["Location"]).content.decode()
    assert said.format(penilai=cast.penilai.akun.nama) in page
    assert "Anda belum membuat" not in page


def test_months_before_the_skp_begins_owe_nothing(cast: Cast, skp: Skp, login: Login) -> None:
    Skp.objects.filter(pk=skp.pk).update(periode_awal="2023-02-15")
    page = login(cast.pegawai).get(reverse("realisasi_bulanan:daftar")).content.decode()
    states = re.findall("|".join(k.label for k in KedudukanBulan), page)
    assert states == ["Tanpa SKP disetujui", "Belum mengisi", *["Belum waktunya"] * 10]


def test_nobody_else_writes_here(cast: Cast, skp: Skp, login: Login) -> None:
    build.belum(skp)
    for who in (cast.penilai, cast.orang_lain, cast.bkd, cast.gubernur):
        client = login(who)
        client.post(address("isi"), typed(skp))
        client.post(address("draf"), typed(skp))
        assert client.get(address("lihat")).headers["Location"] == address("isi"), "their own"
    assert Realisasi.objects.get().status == "BELUM"
    assert not Draf.objects.exists()


def test_the_quick_guard_against_scripts(cast: Cast, skp: Skp, login: Login) -> None:
    build.diajukan(skp, catatan='<p onclick="x()">Catatan<script>alert(1)</script></p>')
    page = login(cast.pegawai).get(address("lihat")).content.decode()
    assert "<p>Catatan</p>" in page
    assert "alert(1)" not in page


def test_a_form_that_follows_a_newer_versi_says_so(cast: Cast, login: Login) -> None:
    """A revision approved while the month is typed: rows and targets are the newest (domain.md §3)."""
    skp = build_skp.direvisi(cast.riwayat)
    client = login(cast.pegawai)
    assert "menurut SKP versi" not in client.get(address("isi")).content.decode()
    build_skp.approve(skp)
    assert "Indikator dan target menurut SKP versi 2" in client.get(address("isi")).content.decode()
