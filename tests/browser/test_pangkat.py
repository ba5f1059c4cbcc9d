"""Golongan follows the kind that is chosen beside it; a card of an SKP ends on a phone's first screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Visit
from tests.builders import skp
from tests.cast import Cast

pytestmark = pytest.mark.browser
TAMPIL = "g => g.filter(one => !one.disabled).map(one => one.label)"


def test_the_list_of_golongan_follows_the_kind(visit: Visit, cast: Cast) -> None:
    visit.page.set_viewport_size(PHONE)
    visit.enter(cast.bkd)
    page = visit.open("/kelola/akun/tambah/")
    field = page.get_by_label("Pangkat/Golongan")
    groups = field.locator("optgroup")
    assert groups.evaluate_all(TAMPIL) == ["PNS"]
    field.select_option(label="Penata Muda / III/a")
    page.get_by_text("PPPK", exact=True).click()
    assert groups.evaluate_all(TAMPIL) == ["PPPK"]
    expect(field).to_have_value("")
    field.select_option(label="Golongan IX")
    page.get_by_text("Bukan ASN", exact=True).click()
    assert groups.evaluate_all(TAMPIL) == []
    expect(field).to_have_value("")


def test_the_button_of_an_skp_is_on_the_first_screen(visit: Visit, cast: Cast) -> None:
    skp.konsep(cast.riwayat)
    visit.page.set_viewport_size(PHONE)
    visit.enter(cast.pegawai)
    page = visit.open("/skp/")
    button = page.locator(".card-list .btn").first.bounding_box()
    menu = page.get_by_role("navigation").last.bounding_box()
    assert button
    assert menu
    assert menu["y"] > PHONE["height"] / 2, "the menu at the foot of a phone"
    assert button["y"] + button["height"] <= menu["y"]
    assert not visit.is_sideways()
