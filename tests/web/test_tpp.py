"""BKD writes a policy on screen; everybody can ask why a percentage is what it is (F8.4)."""

from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import pytest
from django.test import Client

from sikinerja.akun.models import Akun
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.penilaian.rules import Rating
from sikinerja.tpp.models import Kebijakan, PengecualianTpp
from tests.builders import kehadiran, realisasi
from tests.builders import rilis as build_rilis
from tests.builders import skp as build_skp
from tests.builders import tpp as build
from tests.cast import Cast
from tests.web.asked import answered

Login = Callable[[Pegawai], Client]
POTONGAN = {
    "cara_kehadiran": "POTONGAN", "tangga_TERLAMBAT": "MENIT", "TERLAMBAT_mulai_1": "1",
    "TERLAMBAT_persen_1": "0,5", "TERLAMBAT_mulai_2": "61", "TERLAMBAT_persen_2": "2",
    "TERLAMBAT_batas": "20",
    "tetap_CUTI_MELAHIRKAN": "60",
}  # fmt: skip


class Values(HTMLParser):
    """What the form of a page would send as it stands."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self._select = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Inputs with their values, the chosen option of a select, the checked radio."""
        values = {name: value or "" for name, value in attrs}
        if tag == "select":
            self._select = values.get("name", "")
        elif tag == "option" and "selected" in values:
            self.found[self._select] = values.get("value", "")
        elif (tag == "input" and values.get("type") != "radio") or "checked" in values:
            self.found[values.get("name", "")] = values.get("value", "")


def form(client: Client, address: str) -> dict[str, str]:
    return Values(client.get(address).content.decode()).found


def test_from_the_draft_over_the_preview_to_being_in_force(cast: Cast, login: Login) -> None:
    before = build.berlaku()
    kehadiran.kehadiran(cast.pegawai, terlambat=3, terlambat_menit=75)
    client = login(cast.bkd)
    answer = client.post("/kelola/tpp/tambah/", {"dari": before.pk})
    row = Kebijakan.objects.get(status="KONSEP")
    assert answer["Location"] == f"/kelola/tpp/{row.pk}/ubah/"

    values = (
        form(client, f"/kelola/tpp/{row.pk}/ubah/") | POTONGAN | {"nama": "TPP April", "mulai": "2023-04"}
    )
    answer = client.post(f"/kelola/tpp/{row.pk}/ubah/", values)
    assert answer.status_code == 303, answer.content.decode()
    assert answer["Location"] == f"/kelola/tpp/{row.pk}/pratinjau/"
    page = client.get(answer["Location"]).content.decode()
    assert "Pratinjau Februari 2023" in page
    assert "dibanding TPP 2023" in page
    assert cast.pegawai.akun.nama in page

    address = f"/kelola/tpp/{row.pk}/berlakukan/"
    wrong = client.post(address, form(client, address) | {"alasan": "", "dasar_hukum": ""})
    assert wrong.status_code == 422
    right = form(client, address) | {"alasan": "Perubahan anggaran", "dasar_hukum": "Pergub 9 Tahun 2023"}
    assert client.post(address, right)["Location"] == f"/kelola/tpp/{row.pk}/"
    listed = client.get("/kelola/tpp/").content.decode()
    assert "sejak April 2023" in listed
    assert "Januari 2023 – Maret 2023" in listed
    shown = client.get(f"/kelola/tpp/{row.pk}/").content.decode()
    assert "mulai menit ke-61: 2 %" in shown
    assert client.get(f"/kelola/tpp/{row.pk}/ubah/").headers["Location"].startswith(f"/kelola/tpp/{row.pk}/")


def test_what_is_wrong_is_said_beside_its_field_and_nothing_typed_is_lost(cast: Cast, login: Login) -> None:
    row, client = build.konsep(), login(cast.bkd)
    address = f"/kelola/tpp/{row.pk}/ubah/"
    wrong = form(client, address) | {
        "bobot_kinerja": "70", "persen_KURANG": "90", "ALPA_mulai_2": "3", "nama": "Nama baru",
    }  # fmt: skip
    page = client.post(address, wrong)
    text = page.content.decode()
    assert page.status_code == 422
    assert "Lengkapi langkah ini" in text
    assert 'value="Nama baru"' in text
    del wrong["ALPA_mulai_2"]
    text = client.post(address, wrong).content.decode()
    assert "harus berjumlah 100 %, kini 110 %" in text
    assert "Tidak boleh melebihi Butuh Perbaikan (75 %)" in text


def test_an_exemption_that_hardly_can_be_meant_is_asked_about_once(cast: Cast, login: Login) -> None:
    """0,8 % of the whole pay, for a month that is released, of somebody who is told nothing any more."""
    build.berlaku()
    build_rilis.dirilis(cast)
    Akun.objects.filter(pk=cast.pegawai.akun_id).update(aktif=False, aktif_semula=True)
    values = {
        "terkelola": cast.pegawai.pk, "persen": "0,8", "mulai": "2023-02", "sampai": "2023-03",
        "alasan": "Diklat", "dasar": "SP 1/2023",
    }  # fmt: skip
    client = login(cast.bkd)
    done = answered(client, "/kelola/tpp/pengecualian/tambah/", values)
    asked = done.asked  # type: ignore[attr-defined]
    assert "TPP tetap terbaca 0,8 %. Apakah maksudnya 80?" in asked
    assert "Februari 2023 sudah dirilis dan tidak berubah" in asked
    assert done["Location"] == "/kelola/tpp/pengecualian/"
    page = client.get(done["Location"]).content.decode()
    assert "sudah dicatat." in page
    assert "sudah diberi tahu" not in page


def test_somebody_is_exempted_and_exempted_no_more(cast: Cast, login: Login) -> None:
    client = login(cast.bkd)
    values = {
        "terkelola": cast.pegawai.pk, "persen": "80", "mulai": "2023-02", "sampai": "2023-03",
        "alasan": "Diklat", "dasar": "SP 1/2023",
    }  # fmt: skip
    build.berlaku()
    assert client.post("/kelola/tpp/pengecualian/tambah/", values)["Location"] == "/kelola/tpp/pengecualian/"
    assert (
        "Pengecualian: Diklat: TPP tetap 80,00 %"
        in login(cast.pegawai).get("/perhitungan-tpp/").content.decode()
    )
    assert client.post("/kelola/tpp/pengecualian/tambah/", values).status_code == 422
    row = PengecualianTpp.objects.get()
    answer = client.post(f"/kelola/tpp/pengecualian/{row.pk}/hapus/", {"alasan": "Salah orang"})
    assert answer["Location"] == "/kelola/tpp/pengecualian/"
    assert not PengecualianTpp.objects.exists()


def test_why_875(cast: Cast, login: Login) -> None:
    build.berlaku()
    realisasi.selesai(build_skp.disetujui(cast.riwayat), hasil_kerja=Rating.SESUAI)
    kehadiran.kehadiran(cast.pegawai, nilai="68.75")
    mine = login(cast.pegawai).get("/perhitungan-tpp/2023/2/").content.decode()
    for words in (
        "Kenapa 87,50 %?", "Perkiraan", "Predikat Baik: 100 % × bobot kinerja 60 % = 60,00 %",
        "Nilai absensi 68,75: 68,75 % × bobot kehadiran 40 % = 27,50 %", "Pergub 3/2023",
    ):  # fmt: skip
        assert words in mine
    address = f"/perhitungan-tpp/pegawai/{cast.pegawai.pk}/2023/2/"
    for person, status in (
        (cast.bkd, 200), (cast.kepala, 200), (cast.pengelola, 200), (cast.penilai, 404), (cast.rekan, 404),
        (cast.pengelola_lain, 404),
    ):  # fmt: skip
        assert login(person).get(address).status_code == status, person


def test_what_is_still_open_is_named(cast: Cast, login: Login) -> None:
    build.berlaku()
    page = login(cast.pegawai).get("/perhitungan-tpp/").content.decode()
    assert "Masih dapat berubah: predikat (Tanpa SKP disetujui); kehadiran (belum dimuat)" in page


@pytest.mark.parametrize("filed", [True, False])
def test_what_may_still_come_is_not_what_was_missed(
    cast: Cast, login: Login, at: Callable[[str], None], *, filed: bool
) -> None:
    build.berlaku()
    skp = build_skp.disetujui(cast.riwayat)
    if filed:
        realisasi.diajukan(skp)
    client = login(cast.pegawai)
    page = client.get("/perhitungan-tpp/2023/2/").content.decode()
    still, missed = ("Menunggu penilaian", "Belum dinilai") if filed else ("Belum mengisi", "Tidak mengisi")
    assert f"Masih dapat berubah: predikat ({still})" in page
    assert "berakhir" not in page
    at("2023-03-20 09:00")
    page = client.get("/perhitungan-tpp/2023/2/").content.decode()
    assert f"predikat ({still})" not in page
    assert f"dirilis sebagai “{missed}”, dan bagian kinerja TPP dihitung menurut itu." in page
    assert "dispensasi" in page
    assert (
        "Masa penilaian berakhir 12 Maret 2023" if filed else "Masa pengisian berakhir 10 Maret 2023"
    ) in page


def test_a_month_that_is_not_over_has_no_percentage(cast: Cast, login: Login) -> None:
    build.berlaku()
    build_skp.disetujui(cast.riwayat)
    for bulan, mulai in ((3, "1 April 2023"), (4, "1 Mei 2023")):
        page = login(cast.pegawai).get(f"/perhitungan-tpp/2023/{bulan}/").content.decode()
        assert "Belum waktunya" in page
        assert f"dapat diisi mulai {mulai}" in page
        assert "Kenapa" not in page
        assert "tidak mengisi" not in page
    assert "Tanpa predikat (belum mengisi)" in login(cast.pegawai).get("/perhitungan-tpp/").content.decode()


def test_an_approval_that_came_too_late_is_named(cast: Cast, login: Login, at: Callable[[str], None]) -> None:
    build.berlaku()
    build_skp.disetujui(cast.riwayat, pada="2023-03-13 09:00")
    at("2023-03-20 09:00")
    page = login(cast.pegawai).get("/perhitungan-tpp/2023/2/").content.decode()
    assert "SKP disetujui 13 Maret 2023, sesudah masa pengisian berakhir (10 Maret 2023 pukul 23:59)" in page
    assert "mintalah dispensasi pengisian dengan alasan itu" in page
    assert "Tidak mengisi" not in page


def test_without_a_policy_or_before_the_first_day_it_says_so(cast: Cast, login: Login) -> None:
    assert "Belum ada kebijakan TPP" in login(cast.pegawai).get("/perhitungan-tpp/").content.decode()
    assert "Tidak ada perhitungan" in login(cast.pegawai).get("/perhitungan-tpp/2015/1/").content.decode()


def test_of_a_released_month_it_leads_to_what_counts(cast: Cast, login: Login) -> None:
    build.berlaku()
    build_rilis.dirilis(cast)
    page = login(cast.pegawai).get("/perhitungan-tpp/2023/2/").content.decode()
    assert "Bulan ini sudah dirilis" in page


def test_a_policy_that_hardly_can_be_meant_is_asked_about_at_each_step(cast: Cast, login: Login) -> None:
    """H3: fractions where percentages are meant; and what it does to everybody, also without the preview."""
    build.berlaku()
    for person in (cast.pegawai, cast.rekan, cast.penilai, cast.kepala):
        kehadiran.kehadiran(person)
    row, client = build.konsep(nama="TPP perubahan"), login(cast.bkd)
    address = f"/kelola/tpp/{row.pk}/ubah/"
    values = form(client, address) | {"persen_BAIK": "0,9", "persen_BUTUH_PERBAIKAN": "0,75"}
    values |= {"persen_KURANG": "0", "persen_SANGAT_KURANG": "0", "tetap_FUNGSIONAL": "0,6"}
    values |= {"tetap_STRUKTURAL": "0,6", "tetap_PELAKSANA": "0,6"}
    done = answered(client, address, values)
    for words in (
        "Baik terbaca 0,9 %. Apakah maksudnya 90?",
        "Fungsional Tertentu terbaca 0,6 %. Apakah maksudnya 60?",
    ):
        assert words in done.asked  # type: ignore[attr-defined]
    assert done["Location"] == f"/kelola/tpp/{row.pk}/pratinjau/"

    address = f"/kelola/tpp/{row.pk}/berlakukan/"
    right = form(client, address) | {"mulai": "2023-04", "alasan": "Anggaran", "dasar_hukum": "Pergub 9/2023"}
    first = client.post(address, right)
    assert first.status_code == 422
    assert Kebijakan.objects.get(pk=row.pk).status == "KONSEP"
    done = answered(client, address, right)
    asked = done.asked  # type: ignore[attr-defined]
    assert "Baik terbaca 0,9 %. Apakah maksudnya 90?" in asked, (
        "who puts it in force need not have written it"
    )
    assert "Dengan data Februari 2023 rata-rata TPP turun dari" in asked
    assert "dibanding TPP 2023." in asked
    assert done["Location"] == f"/kelola/tpp/{row.pk}/"
    assert Kebijakan.objects.get(pk=row.pk).status == "BERLAKU"
