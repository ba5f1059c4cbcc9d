"""The year by two people in real Chromium: reported, rated on one page, read (manual BAB IV)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize, expect

from sikinerja.core.time import Month
from sikinerja.skp.models import Skp
from sikinerja.skp.rules import Perilaku
from tests.browser.conftest import Visit
from tests.browser.people import Somebody
from tests.browser.test_cycle import EYES, KONFIRMASI, KONFIRMASI_PENILAI
from tests.builders import realisasi
from tests.builders import skp as build_skp
from tests.cast import Cast

pytestmark = pytest.mark.browser
INDIKATOR = ("Indikator 1.1", "Indikator 1.2")


def report(owner: Somebody, skp: Skp) -> None:
    """BAB IV.2: from the button on the SKP to the receipt, over a draft that survives a reload."""
    owner.open(f"/skp/{skp.pk}/")
    owner.follow("Realisasi Akhir Periode")
    owner.press("Mulai")
    owner.sees("Predikat bulanan 2023")
    owner.fill(f"Realisasi: {INDIKATOR[0]}", "24")
    if owner.javascript:
        owner.sees("Draf tersimpan")
    else:
        owner.press("Simpan draf")
    owner.page.reload()
    expect(owner.here.get_by_label(f"Realisasi: {INDIKATOR[0]}")).to_have_value("24")
    owner.here.locator("details.per-month summary").first.click()
    owner.sees("Jumlah 2, rata-rata 1 dokumen")
    owner.fill(f"Link bukti dukung: {INDIKATOR[0]}", "https://drive.example.test/2023")
    owner.fill(f"Realisasi: {INDIKATOR[1]}", "0")
    owner.fill(f"Link bukti dukung: {INDIKATOR[1]}", "-")
    owner.tick(KONFIRMASI)
    owner.press("Ajukan Realisasi")
    owner.sees("berhasil diajukan. Nomor tanda terima: RA-2023-")
    assert not owner.visit.is_sideways()


def rate(penilai: Somebody, skp: Skp) -> None:
    """BAB IV.4: one page, one button."""
    penilai.open("/penilaian/realisasi-akhir/")
    penilai.follow("Isi Penilaian *Yohanes")
    for teks in INDIKATOR:
        penilai.fill(f"Umpan balik: {teks}", "Bagus dan pertahankan")
    for perilaku in Perilaku:
        penilai.fill(f"Umpan balik: {perilaku.label}", "Sangat memuaskan")
    penilai.here.get_by_text("Di atas Ekspektasi", exact=True).first.click()
    penilai.here.get_by_text("Sesuai Ekspektasi", exact=True).last.click()
    if penilai.javascript:
        penilai.sees("Hasil kerja di atas, perilaku sesuai ekspektasi")
    note = penilai.here.get_by_role("textbox", name="Catatan akhir / rekomendasi").first
    note.fill("Pertahankan kinerja di tahun depan.")
    penilai.tick(KONFIRMASI_PENILAI)
    assert not penilai.visit.is_sideways()
    penilai.press("Simpan Penilaian")
    penilai.sees("Penilaian selesai dan tersimpan")
    penilai.sees("Tidak ada lagi realisasi akhir yang menunggu penilaian Anda.")
    assert Skp.objects.get(pk=skp.pk).predikat == "BAIK"


@pytest.mark.parametrize(("viewport", "javascript"), EYES)
def test_the_year_from_the_button_to_the_predikat(
    viewport: ViewportSize,
    javascript: bool,
    cast: Cast,
    new_visit: Callable[..., Visit],
    at: Callable[[str], None],
) -> None:
    skp = build_skp.disetujui(cast.riwayat, rhk=1, indikator=2)
    for bulan in (1, 2):
        realisasi.selesai(skp, month=Month(2023, bulan))
    at("2023-12-28 09:00")
    owner, penilai = (
        Somebody(new_visit(viewport, javascript=javascript), javascript=javascript) for _ in "ab"
    )
    owner.log_in(cast.pegawai)
    report(owner, skp)
    at("2024-01-05 09:00")
    penilai.log_in(cast.penilai)
    rate(penilai, skp)
    owner.open(f"/skp/{skp.pk}/realisasi-akhir/lihat/")
    owner.sees("Pertahankan kinerja di tahun depan.")
    owner.sees("Sangat memuaskan")
    assert not owner.visit.is_sideways()
