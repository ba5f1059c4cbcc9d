"""How a number is read stands beside its field while it is typed, on a phone and on a wide screen (§3)."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import ViewportSize, expect

from sikinerja.pekerjaan.models import Pekerjaan
from sikinerja.worker import merging
from tests.browser.conftest import PHONE, WIDE, Visit
from tests.builders import skp
from tests.cast import Cast, person

pytestmark = pytest.mark.browser
DIBACA = "Dibaca 97.500 (sembilan puluh tujuh ribu lima ratus)."


def look(visit: Visit, name: str) -> None:
    """Keep a picture, where somebody asks for it."""
    if folder := os.environ.get("SIKINERJA_LOOK"):
        width = (visit.page.viewport_size or WIDE)["width"]
        visit.page.screenshot(path=f"{folder}/{name}-{width}.png", full_page=True)


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_two_meanings_are_said_while_typing(visit: Visit, cast: Cast, size: ViewportSize) -> None:
    skp.disetujui(cast.riwayat)
    visit.page.set_viewport_size(size)
    visit.enter(cast.pegawai)
    page = visit.open("/realisasi-bulanan/2023/2/isi/")
    field = page.locator("input[data-angka]").first
    told = page.locator(f"#{field.get_attribute('id')}-dibaca")
    expect(told).to_be_empty()
    field.press_sequentially("97.500")
    expect(told).to_contain_text(DIBACA)
    expect(told).to_contain_text("tulis 97,5.")
    assert not visit.is_sideways()
    look(visit, "isi")
    field.fill("97,5")
    expect(told).to_be_empty()
    field.fill("0.950")
    expect(told).to_be_empty()
    field.fill("97.500")
    expect(page.locator(f"input[name={field.get_attribute('name')}_dibaca]")).to_have_value("97.500")
    assert visit.complaints == []


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_target_listens_to_its_unit(visit: Visit, cast: Cast, size: ViewportSize) -> None:
    made = skp.konsep(cast.riwayat, rhk=1, indikator=1)
    visit.page.set_viewport_size(size)
    visit.enter(cast.pegawai)
    page = visit.open(f"/skp/{made.pk}/")
    page.get_by_role("link", name="Ubah indikator").click()
    target, told = page.locator("#indikator_target"), page.locator("#indikator_target-dibaca")
    target.fill("95 %")
    page.locator("#indikator_satuan").fill("%")
    expect(told).to_have_text("Dibaca 95.")
    target.fill("97.500")
    expect(told).to_contain_text(DIBACA)
    look(visit, "target")
    assert not visit.is_sideways()


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_another_number_is_given_on_a_phone_too(visit: Visit, cast: Cast, size: ViewportSize) -> None:
    visit.expected_statuses.add(422)
    visit.page.set_viewport_size(size)
    visit.enter(cast.bkd)
    page = visit.open(f"/kelola/akun/{cast.pegawai.pk}/nomor/")
    look(visit, "ubah-nip")
    page.get_by_text("PPPK", exact=True).click()
    page.get_by_label("NIP / NI PPPK yang benar").fill("'19900417 202421 1 000")
    page.get_by_label("Alasan").fill("SK kontrak 12/2024")
    page.get_by_role("button", name="Simpan").click()
    expect(page.locator("p.error").first).to_contain_text("000")
    assert not visit.is_sideways()
    look(visit, "ubah-nip-salah")
    page.get_by_label("NIP / NI PPPK yang benar").fill("NIP. 19900417 202421 1 007")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Yohanes")
    expect(page.locator("main")).to_contain_text("19900417 202421 1 007")
    assert not visit.is_sideways()
    look(visit, "rincian")


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_double_is_set_aside_after_a_preview(visit: Visit, cast: Cast, size: ViewportSize) -> None:
    person("YOHANES PEGAWAI CONTOH", nip="199004172015021009")
    visit.page.set_viewport_size(size)
    visit.enter(cast.bkd)
    page = visit.open(f"/kelola/akun/{cast.pegawai.pk}/gabungkan/")
    page.get_by_role("combobox", name="Data ganda").press_sequentially("19900417 201502 1 009")
    page.get_by_role("option", name="YOHANES PEGAWAI CONTOH").click()
    page.get_by_label("Alasan").fill("Terdaftar dua kali")
    look(visit, "gabung")
    page.get_by_role("button", name="Lihat pratinjau").click()
    expect(page.locator("main")).to_contain_text("Setelah digabungkan")
    assert not visit.is_sideways()
    look(visit, "gabung-pratinjau")
    page.get_by_role("button", name="Gabungkan").click()
    expect(page.get_by_role("heading", name="Menunggu giliran")).to_be_visible()
    assert not visit.is_sideways()
    look(visit, "gabung-menunggu")
    merging.gabungkan(Pekerjaan.objects.latest("pk").pk)
    expect(page.locator("#kemajuan")).to_contain_text("sudah digabungkan")
    look(visit, "gabung-selesai")
    page.get_by_role("link", name="Buka akun").click()
    expect(page.get_by_role("link", name="Batalkan penggabungan")).to_be_visible()
    assert not visit.is_sideways()
    assert visit.complaints == []
