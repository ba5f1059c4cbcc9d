"""The whole cycle by two people in real Chromium: from an empty SKP to a predikat (manual BAB III, V, VI)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize, expect

from sikinerja.skp.rules import Perilaku
from tests.browser.conftest import PHONE, WIDE, Visit
from tests.browser.people import Somebody
from tests.builders import skp
from tests.cast import Cast

pytestmark = pytest.mark.browser

KONFIRMASI = "Saya telah mengisi realisasi dengan BENAR sesuai hasil kerja yang telah saya lakukan"
KONFIRMASI_PENILAI = "Saya telah melakukan penilaian berdasarkan hasil kerja yang bersangkutan"
INDIKATOR = {"Jumlah modul aplikasi yang selesai": "Kuantitas", "Ketepatan waktu penyelesaian": "Waktu"}


def plan(owner: Somebody) -> None:
    """BAB III.5: an SKP with one RHK and two indikator, handed in."""
    owner.open("/skp/")
    owner.follow("Tambah SKP")
    owner.press("Simpan")
    owner.sees("SKP dibuat")
    owner.follow("^ *Utama")
    owner.tick("Rencana Utama 1")
    owner.here.get_by_label("Rencana Hasil Kerja", exact=True).fill("Terlaksananya pengembangan aplikasi")
    owner.press("Simpan")
    owner.sees("Terlaksananya pengembangan aplikasi")
    for teks, aspek in INDIKATOR.items():
        owner.follow("^ *Indikator")
        owner.choose("Aspek", aspek)
        owner.fill("Target Tahunan", "12")
        owner.fill("Satuan", "modul")
        owner.here.get_by_label("Indikator", exact=True).fill(teks)
        owner.press("Simpan")
        expect(owner.page.get_by_role("cell", name=teks)).to_be_visible()
    owner.follow("^ *Ajukan")
    owner.press("Ajukan")
    owner.sees("SKP sudah diajukan kepada pejabat penilai.")


def approve(penilai: Somebody) -> None:
    """BAB III.6: seven ekspektasi, then TERIMA."""
    penilai.open("/penilaian/skp/")
    penilai.follow("Rencana Hasil Kerja *Yohanes")
    penilai.sees("Jumlah modul aplikasi yang selesai")
    for perilaku in Perilaku:
        penilai.fill(f"Ekspektasi {perilaku.label}", f"Tunjukkan {perilaku.label.lower()} setiap hari")
    penilai.press("Simpan Ekspektasi")
    penilai.sees("7 dari 7 ekspektasi tersimpan")
    penilai.follow("^ *Terima")
    penilai.press("Terima")
    penilai.sees("SKP disetujui")


def work(owner: Somebody) -> None:
    """BAB V.2: two days in the diary."""
    for hari, uraian in (("2023-02-03", "Menyusun modul login"), ("2023-02-06", "Menguji modul login")):
        owner.open("/aktivitas/")
        owner.here.get_by_label("Aktivitas", exact=True).last.fill(uraian)
        owner.choose("Indikator SKP", "Jumlah modul aplikasi yang selesai")
        owner.fill("Tanggal", hari)
        owner.fill("Mulai", "08:00")
        owner.fill("Selesai", "11:30")
        owner.press("Simpan")
        owner.sees(uraian)


def report(owner: Somebody) -> None:
    """BAB VI.1: a draft that survives a reload, then the submission with its receipt."""
    owner.open("/realisasi-bulanan/")
    owner.follow("Isi Realisasi *Februari 2023")
    owner.fill("Realisasi: Jumlah modul", "2")
    if owner.javascript:
        owner.sees("Draf tersimpan")
    else:
        owner.press("Simpan draf")
    owner.page.reload()
    expect(owner.here.get_by_label("Realisasi: Jumlah modul")).to_have_value("2")
    owner.fill("Link bukti dukung: Jumlah modul", "https://drive.example.test/modul")
    owner.fill("Realisasi: Ketepatan waktu", "0")
    owner.fill("Link bukti dukung: Ketepatan waktu", "-")
    owner.tick(KONFIRMASI)
    owner.press("Ajukan Realisasi")
    owner.sees("berhasil diajukan. Nomor tanda terima: RB-2023-02-")
    owner.sees("Total aktivitas: 2")


def rate(penilai: Somebody) -> None:
    """BAB VI.2 and VI.3: hasil kerja, then perilaku."""
    penilai.open("/penilaian/realisasi-bulanan/")
    penilai.follow("Isi Penilaian *Yohanes")
    for teks in INDIKATOR:
        penilai.fill(f"Umpan balik: {teks}", "Bagus dan pertahankan")
    penilai.tick("Di atas Ekspektasi")
    penilai.tick(KONFIRMASI_PENILAI)
    penilai.press("Simpan Penilaian")
    penilai.sees("Lanjutkan dengan penilaian perilaku")
    for perilaku in Perilaku:
        penilai.fill(f"Umpan balik: {perilaku.label}", "Sangat memuaskan")
    note = penilai.here.get_by_role("textbox", name="Catatan akhir / rekomendasi").first
    note.fill("Pertahankan kinerja yang sudah baik.")
    penilai.tick("Sesuai Ekspektasi")
    penilai.tick(KONFIRMASI_PENILAI)
    penilai.press("Simpan Penilaian")
    penilai.sees("Penilaian selesai dan tersimpan")


EYES = [
    pytest.param(WIDE, True, id="wide"),
    pytest.param(PHONE, True, id="phone"),
    pytest.param(WIDE, False, id="no-js"),
]


@pytest.mark.parametrize(("viewport", "javascript"), EYES)
def test_from_an_empty_plan_to_a_predikat(
    viewport: ViewportSize,
    javascript: bool,
    cast: Cast,
    new_visit: Callable[..., Visit],
    at: Callable[[str], None],
) -> None:
    skp.disetujui(cast.riwayat_penilai, rhk=2)
    at("2023-02-01 09:00")
    owner, penilai = (
        Somebody(new_visit(viewport, javascript=javascript), javascript=javascript) for _ in "ab"
    )
    owner.log_in(cast.pegawai)
    plan(owner)
    penilai.log_in(cast.penilai)
    approve(penilai)
    at("2023-02-06 16:00")
    work(owner)
    at("2023-03-07 09:00")
    report(owner)
    at("2023-03-08 09:00")
    rate(penilai)
    owner.open("/realisasi-bulanan/2023/2/")
    owner.sees("Baik")
    owner.sees("Pertahankan kinerja yang sudah baik.")
    owner.open("/")
    assert not owner.visit.is_sideways()
