"""Revising an approved SKP by two people in real Chromium (manual BAB III.7)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize, expect

from tests.browser.conftest import PHONE, WIDE, Visit
from tests.browser.people import Somebody
from tests.builders import skp
from tests.cast import Cast

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("viewport", "javascript"),
    [
        pytest.param(WIDE, True, id="wide"),
        pytest.param(PHONE, True, id="phone"),
        pytest.param(PHONE, False, id="no-js"),
    ],
)
def test_a_revision_from_the_asking_to_versi_2(
    viewport: ViewportSize,
    javascript: bool,
    cast: Cast,
    new_visit: Callable[..., Visit],
    at: Callable[[str], None],
) -> None:
    number = skp.disetujui(cast.riwayat_kepala, rhk=1, indikator=1).pk
    at("2023-03-01 09:00")
    owner, penilai = (
        Somebody(new_visit(viewport, javascript=javascript), javascript=javascript) for _ in "ab"
    )
    owner.log_in(cast.kepala)
    owner.open("/skp/")
    owner.follow("Detail SKP")
    owner.follow("Ajukan Revisi RHK")
    owner.press("Ajukan Revisi")
    owner.sees("Revisi sudah diajukan kepada pejabat penilai.")

    penilai.log_in(cast.gubernur)
    penilai.open("/penilaian/skp/")
    penilai.follow("Rencana Hasil Kerja *Maria")
    penilai.sees("Manajemen Talenta sesuai arahan Bapak Gubernur")
    penilai.follow("Terima Revisi")
    penilai.press("Terima Revisi")
    penilai.sees("Revisi diterima.")

    owner.open(f"/skp/{number}/")
    owner.follow("Ubah indikator")
    owner.fill("Target Tahunan", "80")
    owner.press("Simpan")
    expect(owner.page.locator("main del").first).to_contain_text("12 dokumen")
    owner.follow("^ *Isi lampiran")
    owner.fill("Konsekuensi", "Pembinaan\nTeguran tertulis")
    owner.press("Simpan")
    owner.sees("Lampiran SKP disimpan.")
    owner.follow("^ *Ajukan")
    owner.press("Ajukan")
    owner.sees("SKP sudah diajukan kepada pejabat penilai.")

    penilai.open(f"/penilaian/skp/{number}/")
    penilai.sees("Perubahan terhadap versi 1: 1 indikator diubah, 1 bagian lampiran diubah")
    penilai.follow("^ *Terima")
    penilai.press("Terima")
    penilai.sees("SKP disetujui")
    owner.open(f"/skp/{number}/versi/1/")
    owner.sees("Versi lama.")
    assert not owner.visit.is_sideways()
    owner.open(f"/skp/{number}/versi/2/")
    owner.sees("80 dokumen")
    assert not owner.visit.is_sideways()
