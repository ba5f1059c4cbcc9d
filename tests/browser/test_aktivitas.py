"""The diary in a real browser (F5.2-F5.4): swapped in place with JavaScript, plain pages without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from sikinerja.aktivitas.models import Aktivitas
from tests.browser.conftest import PHONE, Visit
from tests.builders import skp as build_skp
from tests.cast import Cast

pytestmark = pytest.mark.browser


def write(page: Page, uraian: str, mulai: str, selesai: str) -> None:
    page.fill("#id_uraian", uraian)
    page.select_option("#id_indikator", "lain")
    page.fill("#id_mulai", mulai)
    page.fill("#id_selesai", selesai)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_phone_writes_two_activities_and_mends_one(
    cast: Cast, new_visit: Callable[..., Visit], javascript: bool
) -> None:
    build_skp.disetujui(cast.riwayat)
    visit = new_visit(PHONE, javascript=javascript)
    visit.expected_statuses = {422}
    visit.enter(cast.pegawai)
    page = visit.open("/aktivitas/")
    save = page.locator("#catat").get_by_role("button", name="Simpan", exact=True)

    write(page, "Menyusun laporan", "08:00", "09:30")
    save.click()
    expect(page.locator("#terakhir")).to_contain_text("Menyusun laporan")
    expect(page.locator("#id_mulai")).to_have_value("09:30")
    if javascript:
        expect(page.locator("#id_uraian")).to_be_focused()
        expect(page.locator(".toast")).to_contain_text("Aktivitas tersimpan.")

    write(page, "Rapat", "09:00", "10:00")
    save.click()
    expect(page.locator("[data-summary]")).to_contain_text("bertumpang tindih")
    expect(page.locator("#id_uraian")).to_have_value("Rapat")
    if javascript:
        expect(page.locator("[data-summary] a").first).to_be_focused()
    page.fill("#id_mulai", "09:30")
    save.click()
    expect(page.locator("#terakhir-judul")).to_have_text("Aktivitas Terakhir (2)")

    page.locator("#terakhir li", has_text="Rapat").get_by_role("link", name="Ubah").click()
    form = page.locator("#dialog" if javascript else "main").locator("form[action*=ubah]")
    form.locator("[name=uraian]").fill("Rapat bidang")
    form.get_by_role("button", name="Simpan").click()
    expect(page.locator("#terakhir")).to_contain_text("Rapat bidang")
    assert set(Aktivitas.objects.values_list("uraian", flat=True)) == {"Menyusun laporan", "Rapat bidang"}
