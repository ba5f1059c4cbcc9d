"""A month open on the PC and on the phone: what either has typed is neither overwritten nor lost."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from sikinerja.realisasi.models import Draf, Pengajuan
from tests.browser.conftest import PHONE, Visit
from tests.builders import skp
from tests.cast import Cast

pytestmark = pytest.mark.browser
MONTH = "/realisasi-bulanan/2023/2/isi/"


def number(page: Page, which: int) -> Locator:
    """A field of the month, by its place."""
    return page.locator("main input[name^=realisasi_]:not([type=hidden])").nth(which)


def saved(page: Page) -> None:
    """The page says that the server has it."""
    expect(page.locator("[data-autosave-status]").last).to_contain_text("Draf tersimpan", timeout=9000)


def test_the_older_page_overwrites_nothing_and_loses_nothing(
    new_visit: Callable[..., Visit], cast: Cast
) -> None:
    skp.disetujui(cast.riwayat)
    pc, phone = new_visit(), new_visit(PHONE)
    for visit in (pc, phone):
        visit.expected_statuses.add(409)
        visit.page.set_default_navigation_timeout(30_000)
        visit.enter(cast.pegawai)
        visit.open(MONTH)
    for which, text in enumerate(("21", "22")):
        number(phone.page, which).fill(text)
    saved(phone.page)

    number(pc.page, 0).fill("99")
    refused = pc.page.locator("[data-failure]")
    expect(refused).to_contain_text("Draf yang lebih baru disimpan 7 Maret 2023 pukul", timeout=9000)
    expect(refused).to_contain_text("Isian aman di perangkat ini.")
    pc.page.get_by_role("link", name="Apa yang harus dilakukan?").first.click()
    expect(refused).to_be_focused()
    number(pc.page, 2).fill("98")
    pc.page.get_by_role("button", name="Ajukan Realisasi").click()
    expect(refused).to_contain_text("Draf yang lebih baru")
    with pc.serving.paused():
        typed = [row[0] for row in Draf.objects.get().isian["indikator"].values()]
        assert typed[:3] == ["21", "22", ""]
        assert not Pengajuan.objects.exists()

    refused.get_by_role("button", name="Muat draf terbaru").click()
    offer = pc.page.locator(".notice", has_text="Ada isian dari")
    expect(offer).to_contain_text(re.compile("di perangkat ini “99”, di draf “21”"))
    expect(number(pc.page, 0)).to_have_value("21")
    offer.get_by_role("button", name="Pulihkan isian").click()
    for which, text in enumerate(("99", "22", "98")):
        expect(number(pc.page, which)).to_have_value(text)
    saved(pc.page)
    with pc.serving.paused():
        typed = [row[0] for row in Draf.objects.get().isian["indikator"].values()]
        assert typed[:3] == ["99", "22", "98"]
    assert pc.page.evaluate("Object.keys(localStorage).length") == 0
    told = "console: Response Status Error Code 409"
    pc.complaints[:] = [complaint for complaint in pc.complaints if not complaint.startswith(told)]


def test_without_a_signal_one_page_is_no_other_device(new_visit: Callable[..., Visit], cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    phone = new_visit(PHONE)
    phone.enter(cast.pegawai)
    phone.open(MONTH)
    for text in ("1", "2"):
        number(phone.page, 0).fill(text)
        saved(phone.page)
        phone.page.locator("[data-autosave-status]").evaluate_all(
            "all => all.forEach(one => one.textContent = '')"
        )

    def lose(route: Route) -> None:
        route.fetch()
        route.abort("connectionreset")

    phone.page.route("**/draf/", lose)
    number(phone.page, 0).fill("3")
    expect(phone.page.locator("[data-autosave-status]").last).to_contain_text(
        "disimpan di perangkat ini", timeout=9000
    )
    phone.page.unroute_all()
    number(phone.page, 0).fill("4")
    saved(phone.page)
    phone.complaints.clear()


def test_the_bar_follows_what_is_saved(new_visit: Callable[..., Visit], cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    phone = new_visit(PHONE)
    phone.enter(cast.pegawai)
    phone.open(MONTH)
    line = phone.page.locator("[data-filled] p")
    expect(line).to_have_text("0 dari 4 indikator terisi (angka dan link bukti dukung)")
    number(phone.page, 0).fill("12")
    saved(phone.page)
    expect(line).to_contain_text("0 dari 4")
    phone.page.locator("main input[name^=bukti_]").first.fill("https://drive.example.test/02")
    expect(line).to_have_text("1 dari 4 indikator terisi (angka dan link bukti dukung)", timeout=9000)
    assert phone.page.locator("[data-filled] progress").get_attribute("value") == "1"
    number(phone.page, 0).fill("dua belas")
    expect(line).to_contain_text("0 dari 4", timeout=9000)
