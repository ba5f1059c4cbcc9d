"""Small ways in which typed words were lost.

What is pasted into a field is never cut off: how much is too much is said beside it, and by the server.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from sikinerja.skp.models import Skp
from tests.browser.conftest import PHONE, WIDE, Visit
from tests.builders import realisasi, skp
from tests.cast import Cast

pytestmark = pytest.mark.browser
LONG = "Uraian dari Word. " * 111 + "akhir."


def test_a_long_text_is_kept_whole_and_said_to_be_too_long(visit: Visit, cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    visit.expected_statuses.add(422)
    visit.page.set_viewport_size(PHONE)
    visit.enter(cast.pegawai)
    page = visit.open("/aktivitas/")
    field = page.get_by_role("textbox", name="Aktivitas")
    field.focus()
    page.keyboard.insert_text(LONG)  # as pasting does, within what the field lets in
    expect(field).to_have_value(LONG)
    told = page.get_by_text("Paling banyak 1.000 karakter, ini 2.004: 1.004 terlalu banyak")
    expect(told).to_be_visible()
    assert not visit.is_sideways()
    visit.send(page.get_by_role("button", name="Simpan", exact=True))
    expect(page.get_by_role("textbox", name="Aktivitas")).to_have_value(LONG)
    expect(page.locator("main")).to_contain_text("paling banyak 1000 karakter")
    page.get_by_role("textbox", name="Aktivitas").fill("Singkat")
    expect(told).to_be_hidden()
    page.locator("form[data-warn-unsaved]").evaluate_all("forms => forms.forEach(form => form.remove())")


def test_a_draft_too_long_says_which_field_and_stays_here(visit: Visit, cast: Cast) -> None:
    row = realisasi.diajukan(skp.disetujui(cast.riwayat))
    visit.expected_statuses.add(422)
    visit.enter(cast.penilai)
    page = visit.open(f"/penilaian/realisasi-bulanan/{row.pk}/hasil-kerja/")
    field = page.get_by_label("Umpan balik: Indikator 1.1", exact=False).first
    field.focus()
    page.keyboard.insert_text(LONG)
    status = page.locator("[data-autosave-status]").first
    expect(status).to_contain_text("Draf belum tersimpan. Umpan balik: Indikator 1.1")
    expect(status).to_contain_text("paling banyak 1000 karakter, sekarang 2004. Disimpan di perangkat ini.")
    expect(field).to_have_value(LONG)
    field.fill("Bagus")
    expect(status).to_contain_text("Draf tersimpan")


def test_enter_saves_where_another_button_stands_first(new_visit: Callable[..., Visit], cast: Cast) -> None:
    visit = new_visit(PHONE, javascript=False)
    visit.expected_statuses.add(422)
    visit.enter(cast.pegawai)
    page = visit.open("/skp/tambah/")
    page.get_by_label("Periode akhir").fill("2023-11-30")
    page.get_by_label("Tahun").press("Enter")
    expect(page.get_by_label("Periode akhir")).to_have_value("2023-11-30")
    expect(page.locator("[data-tanya]")).to_contain_text("Desember")
    page.get_by_label("Tahun").press("Enter")
    with visit.serving.paused():
        assert str(Skp.objects.get(pegawai=cast.pegawai).periode_akhir) == "2023-11-30"


def test_logging_out_names_what_was_typed_and_never_sent(visit: Visit, cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    visit.page.set_viewport_size(PHONE)
    visit.enter(cast.pegawai)
    page = visit.open("/keluar/")
    expect(page.locator("[data-unsent]")).to_be_hidden()
    page = visit.open("/aktivitas/")
    page.get_by_role("textbox", name="Aktivitas").fill("Rapat yang belum terkirim")
    page.wait_for_timeout(1000)
    page.locator("form[data-warn-unsaved]").evaluate_all("forms => forms.forEach(form => form.remove())")
    page.set_viewport_size(WIDE)
    page.get_by_role("button", name="Keluar", exact=True).click()
    expect(page).to_have_url(re.compile("/keluar/$"))
    said = page.locator("[data-unsent]")
    expect(said).to_contain_text("1 isian di perangkat ini belum terkirim, dan terhapus bila Anda keluar.")
    said.get_by_role("link", name="Aktivitas Harian").click()
    page.get_by_role("button", name="Pulihkan isian").click()
    expect(page.get_by_role("textbox", name="Aktivitas")).to_have_value("Rapat yang belum terkirim")
    assert not visit.is_sideways()
    page.locator("form[data-warn-unsaved]").evaluate_all("forms => forms.forEach(form => form.remove())")
