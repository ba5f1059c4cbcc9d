"""What the eye meets: errors, messages, actions, steps, the first screen of a rating."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from pytest_django import Settings

from sikinerja.core.time import Month
from sikinerja.kepegawaian.models import Jabatan
from tests.browser.conftest import PHONE, WIDE, Visit
from tests.browser.fit import LARGE, SQUEEZED, enlarged, letters, misfits
from tests.browser.fit import at as at_size
from tests.browser.people import Somebody
from tests.builders import akhir, realisasi, skp
from tests.cast import Cast

pytestmark = pytest.mark.browser

SMALL = {"width": 360, "height": 640}


@pytest.fixture
def owner(visit: Visit, cast: Cast) -> Somebody:
    """The owner, logged in."""
    visit.expected_statuses.add(422)
    visit.enter(cast.pegawai)
    return Somebody(visit)


@pytest.mark.parametrize("what", ["hasil_kerja", "perilaku", "akhir"])
def test_a_rating_begins_on_the_first_screen(
    what: str, cast: Cast, visit: Visit, settings: Settings, at: Callable[[str], None]
) -> None:
    settings.DEMO = True  # its bar takes room too
    plan = skp.disetujui(cast.riwayat)
    if what == "akhir":
        at("2024-01-03 09:00")
        akhir.diajukan(plan)
        address = reverse("penilaian_realisasi_akhir:nilai", args=(plan.pk,))
    else:
        made = realisasi.diajukan(plan) if what == "hasil_kerja" else realisasi.dinilai(plan)
        address = reverse(f"penilaian_realisasi_bulanan:{what}", args=(made.pk,))
    visit.enter(cast.penilai)
    visit.page.set_viewport_size(WIDE)
    page = visit.open(address)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nilai ")
    first = page.locator("main form table tbody tr:not(.group)").first.bounding_box()
    assert first is not None
    assert first["y"] < 400
    page.set_viewport_size(WIDE)


def test_many_errors_are_a_short_line_each(owner: Somebody, cast: Cast) -> None:
    skp.disetujui(cast.riwayat, rhk=3)
    owner.page.set_viewport_size(SMALL)
    owner.open("/realisasi-bulanan/2023/2/isi/")
    owner.press("Ajukan Realisasi")
    summary = owner.page.locator("[data-summary]")
    expect(summary.locator("a").first).to_be_focused()
    assert summary.locator("> div > ul > li").count() == 5
    box = summary.bounding_box()
    assert box is not None
    assert box["height"] < SMALL["height"] * 0.75
    summary.get_by_text("lainnya").click()
    expect(summary.get_by_role("link", name="Saya telah mengisi")).to_be_visible()
    owner.page.set_viewport_size(WIDE)


def test_one_message_at_a_time_and_never_over_the_main_button(owner: Somebody, cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    owner.page.set_viewport_size(PHONE)
    owner.open("/realisasi-bulanan/2023/2/isi/")
    say = "detail => document.dispatchEvent(new CustomEvent('pesan', {detail}))"
    owner.page.evaluate(say, {"level": "error", "text": "Tidak ada sambungan."})
    owner.page.evaluate(say, {"level": "success", "text": "Tersimpan."})
    told = owner.page.locator(".toast")
    expect(told).to_have_count(1)
    expect(told).to_contain_text("Tersimpan.")
    for label in ("Realisasi: Indikator 1.1", "Link bukti dukung: Indikator 1.1"):
        owner.here.get_by_label(label).first.focus()
        toast = told.bounding_box()
        assert toast is not None
        for needed in (owner.page.locator(".actions.sticky .btn-primary"), owner.page.locator(":focus")):
            box = needed.bounding_box()
            assert box is not None
            assert box["y"] >= toast["y"] + toast["height"] or box["y"] + box["height"] <= toast["y"]
    owner.page.set_viewport_size(WIDE)


def test_success_stands_on_top_with_what_follows(owner: Somebody, cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    owner.page.set_viewport_size(SMALL)
    owner.open("/realisasi-bulanan/2023/2/isi/")
    owner.fill("Realisasi: Indikator 1.1", "0")
    owner.here.get_by_label("Link bukti dukung: Indikator 1.1").fill("-")
    for other in ("Indikator 1.2", "Indikator 2.1", "Indikator 2.2"):
        if owner.here.get_by_label(f"Realisasi: {other}").count():
            owner.here.get_by_label(f"Realisasi: {other}").fill("0")
            owner.here.get_by_label(f"Link bukti dukung: {other}").fill("-")
    owner.here.get_by_label("Saya telah mengisi").check()
    owner.press("Ajukan Realisasi")
    panel = owner.page.locator("[data-kabar]")
    told = ("berhasil diajukan", "RB-2023-02-", "Ratna Penilai Contoh", "12 Maret 2023", "Simpan atau cetak")
    for words in told:
        expect(panel).to_contain_text(words)
    expect(owner.page.get_by_role("status").filter(has_text="berhasil diajukan")).to_have_count(1)
    box = panel.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < SMALL["height"] / 2
    expect(owner.page.locator(".toast")).to_have_count(0)
    owner.page.set_viewport_size(WIDE)


def test_a_phone_shows_the_main_action_first_and_which_step(owner: Somebody, cast: Cast) -> None:
    plan = skp.konsep(cast.riwayat)
    owner.page.set_viewport_size(PHONE)
    owner.open(f"/skp/{plan.pk}/")
    deeds = owner.page.locator(".head .deeds")
    first = deeds.get_by_role("link").first
    expect(first).to_have_text("Ajukan")
    box = first.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < PHONE["height"] - 60
    expect(deeds.get_by_role("link", name="Hapus")).to_be_hidden()
    deeds.get_by_text("Lainnya").click()
    expect(deeds.get_by_role("link", name="Hapus")).to_be_visible()
    expect(owner.page.locator(".steps-now")).to_have_text("Langkah 1 dari 5: Konsep")
    owner.page.set_viewport_size(WIDE)
    expect(deeds.get_by_text("Lainnya")).to_be_hidden()
    expect(deeds.get_by_role("link", name="Hapus")).to_be_visible()


def test_the_open_month_comes_first_on_a_phone(owner: Somebody, cast: Cast) -> None:
    realisasi.selesai(skp.disetujui(cast.riwayat), month=Month(2023, 1))
    owner.page.set_viewport_size(PHONE)
    owner.open("/realisasi-bulanan/")
    rows = {
        name: owner.page.get_by_role("row", name=name).bounding_box()
        for name in ("Januari", "Februari", "Juni")
    }
    assert all(rows.values())
    assert rows["Februari"]["y"] < rows["Januari"]["y"] < rows["Juni"]["y"]  # type: ignore[index]
    lines = [rows[name]["height"] for name in ("Januari", "Juni")]  # type: ignore[index]
    assert max(lines) < 60 < rows["Februari"]["height"], lines  # type: ignore[index]
    owner.page.set_viewport_size(WIDE)


def test_bars_give_way_to_large_letters(owner: Somebody, cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    owner.page.set_viewport_size(PHONE)
    page = owner.visit.open("/realisasi-bulanan/2023/2/isi/")
    position = "name => getComputedStyle(document.querySelector(name)).position"
    assert page.evaluate(position, ".bottom") == "fixed"
    with letters(page, 130):
        assert page.evaluate(position, ".actions.sticky") == "static"
    with letters(page, 160):
        assert page.evaluate(position, ".bottom") == "static"
        assert page.evaluate(position, ".actions.sticky") == "static"
        expect(page.locator(".topbar").get_by_role("link", name="Menu")).to_be_visible()
    page.set_viewport_size(WIDE)


@pytest.mark.parametrize(
    "address", ["/", "/profil/", "/realisasi-bulanan/?tahun=2023", "/rekapitulasi/", "/masuk/"]
)
def test_letters_made_large_by_whatever_fit(address: str, cast: Cast, visit: Visit) -> None:
    realisasi.selesai(skp.disetujui(cast.riwayat))
    visit.enter(None if address == "/masuk/" else cast.kepala if "rekap" in address else cast.pegawai)
    page = visit.open(address)
    with enlarged(page, LARGE):
        assert [*at_size(page, 360, 740), *at_size(page, 1280, 800)] == []
    page.set_viewport_size(WIDE)


def test_deleting_begins_at_batal(owner: Somebody, cast: Cast) -> None:
    owner.open(f"/skp/{skp.konsep(cast.riwayat).pk}/")
    owner.follow("^ *Hapus")
    expect(owner.here.get_by_role("link", name="Batal")).to_be_focused()


def test_a_type_ahead_says_what_it_waits_for_and_keeps_what_was_typed(owner: Somebody, cast: Cast) -> None:
    owner.open("/riwayat-jabatan/tambah/")
    page = owner.page
    field = page.get_by_role("combobox", name="Nama Jabatan")
    note = page.locator("[data-name=jabatan] .combo-note")
    field.focus()
    page.keyboard.type("anal")
    expect(note).to_have_text("Isi Jenis Jabatan dahulu, lalu ketik di sini.")
    page.keyboard.press("Enter")
    assert page.url.endswith("/riwayat-jabatan/tambah/")
    page.keyboard.press("Tab")
    expect(field).to_have_value("anal")
    owner.press("Simpan")
    expect(page.get_by_role("combobox", name="Nama Jabatan")).to_have_value("anal")


def test_a_native_date_is_said_in_indonesian(owner: Somebody, cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    owner.open("/aktivitas/")
    owner.here.get_by_label("Tanggal").fill("2023-03-07")
    owner.here.get_by_label("Mulai").fill("14:05")
    expect(owner.here.get_by_text("Selasa, 7 Maret 2023", exact=True)).to_be_visible()
    expect(owner.here.get_by_text("pukul 14:05", exact=True)).to_be_visible()


def test_areas_that_tell_something_stay_in_forced_colours(owner: Somebody, cast: Cast) -> None:
    realisasi.selesai(skp.disetujui(cast.riwayat))
    owner.page.emulate_media(forced_colors="active")
    owner.open("/")
    box = owner.page.locator(".year .n-b, .year .n-sb").first
    colour = "e => getComputedStyle(e).backgroundColor"
    assert box.evaluate(colour) != owner.page.locator("body").evaluate(colour)
    owner.page.emulate_media(forced_colors="none")


def test_the_lines_of_behaviour_are_folded_under_their_names(owner: Somebody, cast: Cast) -> None:
    owner.open(f"/skp/{skp.disetujui(cast.riwayat).pk}/")
    folded = owner.page.locator("details.guide")
    expect(folded).to_have_count(7)
    lines = folded.locator("li")
    expect(lines).to_have_count(21)
    assert not [line for line in lines.all() if line.is_visible()]
    folded.first.locator("summary").click()
    expect(folded.first.locator("li").first).to_be_visible()


def test_a_phone_folds_the_filters_and_says_what_is_chosen(owner: Somebody, cast: Cast) -> None:
    owner.page.set_viewport_size(PHONE)
    owner.open("/aktivitas/semua/")
    main = owner.page.locator("main")
    expect(main.get_by_label("Bulan")).to_be_hidden()
    expect(main.locator("summary", has_text="Saring")).to_contain_text("Maret · 2023")
    main.locator("summary", has_text="Saring").click()
    expect(main.get_by_label("Bulan")).to_be_visible()
    owner.page.set_viewport_size(WIDE)
    owner.open("/aktivitas/semua/")
    expect(main.get_by_label("Bulan")).to_be_visible()


def test_what_was_said_of_a_save_goes_when_the_next_one_is_refused(owner: Somebody, cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    owner.open("/realisasi-bulanan/2023/2/isi/")
    say = "detail => document.dispatchEvent(new CustomEvent('pesan', {detail}))"
    for text in ("Draf tersimpan.", "Tersimpan sekali lagi."):
        owner.page.evaluate(say, {"level": "success", "text": text})
        expect(owner.page.locator(".toast")).to_contain_text(text)
        owner.press("Ajukan Realisasi")
        expect(owner.page.locator("[data-summary]")).to_be_visible()
        expect(owner.page.locator(".toast")).to_have_count(0)


def test_a_dialog_fits_large_letters(owner: Somebody, cast: Cast) -> None:
    owner.page.set_viewport_size(PHONE)
    owner.open(f"/skp/{skp.konsep(cast.riwayat, rhk=1, indikator=1).pk}/")
    owner.follow("^ *Ajukan")
    with letters(owner.page, LARGE):
        dialog = owner.page.locator("dialog[open]")
        assert dialog.evaluate("e => e.scrollWidth <= e.clientWidth")
        assert owner.page.evaluate(SQUEEZED) == []
    owner.page.set_viewport_size(WIDE)


def test_rows_with_long_words_become_cards_before_they_are_cut(cast: Cast, visit: Visit) -> None:
    long = "Pengadministrasian_Perkantoran_Kepegawaian_Umum"
    Jabatan.objects.filter(pk=cast.jabatan_staf.pk).update(nama=long)
    visit.enter(cast.bkd)
    page = visit.open("/kelola/data-induk/jabatan/")
    page.set_viewport_size({"width": 1024, "height": 800})
    expect(page.locator("table.stack.roomy")).to_be_visible()
    assert misfits(page) == []


def test_a_year_of_columns_fits(cast: Cast, visit: Visit) -> None:
    realisasi.selesai(skp.disetujui(cast.riwayat))
    visit.enter(cast.kepala)
    page = visit.open("/rekapitulasi/distribusi/?masa=tahun")
    expect(page.locator(".columns-chart li")).to_have_count(12)
    assert misfits(page) == []


def test_the_receipt_is_printed_by_a_button(owner: Somebody, cast: Cast) -> None:
    made = realisasi.diajukan(skp.disetujui(cast.riwayat))
    owner.open(f"/realisasi-bulanan/tanda-terima/{made.pengajuan.pk}/")
    owner.page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    owner.page.get_by_role("button", name="Cetak").click()
    expect(owner.page.locator("body[data-printed]")).to_have_count(1)


def test_a_folded_filter_names_what_is_ticked_and_nothing_else(visit: Visit, cast: Cast) -> None:
    visit.enter(cast.bkd)
    visit.page.set_viewport_size(PHONE)
    for query, words in (("", "Saring"), ("?nonaktif=on", "Saring Tampilkan juga yang nonaktif")):
        page = visit.open(f"/kelola/data-induk/unit-kerja/{query}")
        expect(page.locator("main summary", has_text="Saring")).to_have_text(words)
    visit.page.set_viewport_size(WIDE)


def test_what_nobody_filled_in_is_blank_on_paper(owner: Somebody, cast: Cast) -> None:
    skp.disetujui(cast.riwayat)
    shown = """([which, part]) => [...document.querySelectorAll(which)].filter(e => !e.value)
        .map(e => getComputedStyle(e, part || undefined).color)"""
    blank = {"rgba(0, 0, 0, 0)"}
    owner.open("/realisasi-bulanan/2023/2/isi/")
    owner.page.emulate_media(media="print")
    assert set(owner.page.evaluate(shown, ["main .form-control[placeholder]", "::placeholder"])) == blank
    owner.page.emulate_media(media="screen")
    owner.open("/aktivitas/")
    owner.page.locator("main [name=tanggal]").first.fill("")
    owner.page.emulate_media(media="print")
    assert set(owner.page.evaluate(shown, ["main select", ""])) == blank
    expect(owner.page.locator("main [type=date][data-empty]")).to_have_count(1)
    owner.page.emulate_media(media="screen")


def test_a_message_in_very_large_letters_leaves_the_page_in_sight(visit: Visit, cast: Cast) -> None:
    visit.expected_statuses.add(422)
    visit.page.set_viewport_size(SMALL)
    page = visit.open("/masuk/")
    with letters(page, LARGE):
        page.get_by_label("NIP").fill(cast.pegawai.akun.username)
        page.get_by_label("Password").fill("salah")
        visit.send(page.get_by_role("button", name="LOGIN"))
        box = page.locator(".toast").bounding_box()
        assert box is not None
        assert box["height"] <= SMALL["height"] / 3
    page.set_viewport_size(WIDE)
