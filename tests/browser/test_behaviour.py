"""What scripts add, by keyboard: errors in place, dialogs, type-ahead, drafts; and what they keep whole."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.people import Somebody
from tests.builders import skp
from tests.cast import Cast

pytestmark = pytest.mark.browser


@pytest.fixture
def owner(visit: Visit, cast: Cast) -> Somebody:
    """The owner, logged in."""
    visit.expected_statuses.add(422)
    visit.enter(cast.pegawai)
    return Somebody(visit)


def test_a_wrong_pair_is_told_at_the_bottom_right_and_above_the_field(visit: Visit, cast: Cast) -> None:
    visit.expected_statuses.add(422)
    visit.open("/masuk/")
    visit.page.get_by_label("NIP").fill(cast.pegawai.akun.username)
    visit.page.get_by_label("Password").fill("bukan-password-saya")
    visit.page.keyboard.press("Enter")
    told = visit.page.get_by_role("alert").filter(has_text="NIP atau password salah.")
    expect(told).to_be_visible()
    box = told.bounding_box()
    assert box is not None
    assert box["x"] > 640
    assert box["y"] > 400
    above = visit.page.locator("main [data-kabar]").bounding_box()
    field = visit.page.get_by_label("NIP").bounding_box()
    assert above is not None
    assert field is not None
    assert above["y"] + above["height"] <= field["y"]
    expect(visit.page.get_by_label("NIP")).to_have_value(cast.pegawai.akun.username)


def test_a_dialog_is_worked_by_keyboard(owner: Somebody, cast: Cast) -> None:
    owner.open(f"/skp/{skp.konsep(cast.riwayat).pk}/")
    page = owner.page
    link = page.locator("main").get_by_role("link", name="Ubah", exact=True)
    link.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_be_visible()
    assert page.evaluate("document.querySelector('dialog[open]').contains(document.activeElement)")
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(link).to_be_focused()


def test_errors_of_a_dialog_show_in_it_and_nothing_typed_is_lost(owner: Somebody, cast: Cast) -> None:
    skp.disetujui(cast.riwayat_penilai)
    owner.open(f"/skp/{skp.konsep(cast.riwayat).pk}/")
    owner.follow("^ *Utama")
    owner.here.get_by_label("Rencana Hasil Kerja", exact=True).fill("Terlaksananya sesuatu")
    owner.press("Simpan")
    summary = owner.page.locator("dialog[open] [data-summary]")
    expect(summary).to_contain_text("Pilih RHK atasan yang diintervensi.")
    expect(summary.locator("a").first).to_be_focused()
    kept = owner.here.get_by_label("Rencana Hasil Kerja", exact=True)
    expect(kept).to_have_value("Terlaksananya sesuatu")


def test_an_indikator_is_mended_in_place(owner: Somebody, cast: Cast) -> None:
    owner.open(f"/skp/{skp.konsep(cast.riwayat, rhk=1).pk}/")
    owner.page.evaluate("window.still_here = true")
    owner.follow("^ *Indikator")
    owner.fill("Target Tahunan", "banyak")
    owner.press("Simpan")
    expect(owner.page.locator("[data-summary]")).to_contain_text("Isi dengan angka")
    expect(owner.here.get_by_label("Target Tahunan")).to_have_value("banyak")
    owner.choose("Aspek", "Waktu")
    owner.fill("Target Tahunan", "95,5")
    owner.fill("Satuan", "persen")
    owner.here.get_by_label("Indikator", exact=True).fill("Ketepatan waktu")
    owner.press("Simpan")
    expect(owner.page.get_by_role("cell", name="95,5 persen")).to_be_visible()
    assert owner.page.evaluate("window.still_here"), "the page was loaded anew"


def test_a_type_ahead_is_worked_by_keyboard(owner: Somebody, cast: Cast) -> None:
    owner.open("/riwayat-jabatan/tambah/")
    page = owner.page
    field = page.get_by_role("combobox", name="Nama Penilai")
    field.focus()
    page.keyboard.type("ratna", delay=20)
    found = page.get_by_role("listbox", name="Nama Penilai").get_by_role("option")
    expect(found.first).to_contain_text("Ratna Penilai Contoh")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(field).to_have_value("Ratna Penilai Contoh, SH")
    assert page.locator("input[name=penilai]").input_value() == str(cast.penilai.pk)
    assert page.url.endswith("/riwayat-jabatan/tambah/"), "Enter sent the form"


def test_a_double_click_sends_once(owner: Somebody, cast: Cast) -> None:
    owner.open(f"/skp/{skp.konsep(cast.riwayat, rhk=1).pk}/")
    sent: list[str] = []
    owner.page.on("request", lambda r: sent.append(r.url) if r.method == "POST" else None)
    owner.follow("Ubah rencana hasil kerja")
    owner.here.get_by_role("button", name="Simpan", exact=True).dblclick()
    owner.page.wait_for_timeout(600)
    assert len(sent) == 1, sent


def test_what_was_typed_without_a_network_comes_back(owner: Somebody, cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    owner.open("/realisasi-bulanan/2023/2/isi/")
    page = owner.page
    page.route("**/draf/", lambda route: route.abort())
    owner.fill("Realisasi: Indikator 1.1", "7")
    expect(page.locator("[data-autosave-status]")).to_contain_text("disimpan di perangkat ini")
    owner.visit.complaints.clear()  # the browser's own word about the missing network
    page.on("dialog", lambda dialog: dialog.accept())
    owner.open("/realisasi-bulanan/2023/2/isi/")
    expect(page.get_by_text("dipulihkan dari perangkat ini")).to_be_visible()
    expect(owner.here.get_by_label("Realisasi: Indikator 1.1").first).to_have_value("7")
