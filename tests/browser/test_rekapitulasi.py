"""The recap in a real browser: from the tile to the person, wide and narrow, with and without JavaScript."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, WIDE, Visit
from tests.builders import realisasi, skp
from tests.cast import Cast

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("screen", "javascript"), [(WIDE, True), (PHONE, True), (PHONE, False)])
def test_a_head_goes_from_the_chart_to_the_person(
    cast: Cast, new_visit: Callable[..., Visit], screen: dict[str, int], javascript: bool
) -> None:
    skp.disetujui(cast.riwayat)
    realisasi.diajukan(skp.disetujui(cast.rekan.riwayat.get()))
    visit = new_visit(screen, javascript=javascript)
    visit.enter(cast.kepala)
    page = visit.open("/rekapitulasi/")

    page.locator(".tiles").get_by_role("link", name="Belum mengisi").click()
    expect(page.locator("#orang")).to_contain_text(cast.pegawai.akun.nama)
    expect(page.locator("#orang")).not_to_contain_text(cast.rekan.akun.nama)
    page.get_by_text("Angka di balik grafik").click()
    expect(page.locator("#kemajuan details table")).to_contain_text("Bidang Pengembangan")

    page.locator("#orang").get_by_role("link", name=cast.pegawai.akun.nama).click()
    expect(page.locator("h1")).to_contain_text(cast.pegawai.akun.nama)
    expect(page.locator("main")).to_contain_text("Bulan demi bulan, 2023")
