"""A chain blocked above, in real Chromium; a month after the rating deadline."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import Visit, violations
from tests.browser.people import Somebody
from tests.browser.test_cycle import EYES
from tests.builders import realisasi
from tests.builders import skp as build
from tests.cast import Cast

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("viewport", "javascript"), EYES)
def test_nobody_waits_for_the_superiors_skp(
    viewport: ViewportSize, javascript: bool, cast: Cast, new_visit: Callable[..., Visit]
) -> None:
    build.disetujui(cast.riwayat_kepala, rhk=2, model="JPT")
    skp = build.konsep(cast.riwayat)
    owner = Somebody(new_visit(viewport, javascript=javascript), javascript=javascript)
    owner.log_in(cast.pegawai)
    for teks, sasaran in (
        ("Terkelolanya server", "Meningkatnya mutu layanan badan"),
        ("Tersusunnya laporan", ""),
    ):
        owner.open(f"/skp/{skp.pk}/")
        owner.sees("SKP ini tetap dapat disusun dan diajukan.")
        owner.follow("^Utama|Utama$")
        owner.here.get_by_label("Rencana Hasil Kerja", exact=True).fill(teks)
        if sasaran:
            owner.fill("Sasaran organisasi yang didukung", sasaran)
        else:
            owner.here.get_by_text("(RHK atasan pejabat penilai: Maria Kepala Contoh, M.Si)").first.click()
        owner.press("Simpan")
        owner.sees("Rencana hasil kerja ditambahkan")
    for rhk in skp.rhk.all():
        build.add_indikator(rhk, 1)
    owner.open(f"/skp/{skp.pk}/")
    owner.sees("(Sasaran organisasi)")
    owner.sees("Rencana sudah lengkap")
    assert not owner.visit.is_sideways()
    assert not javascript or not violations(owner.page)
    owner.follow("^Ajukan|Ajukan$")
    owner.press("Ajukan")
    owner.sees("SKP sudah diajukan kepada pejabat penilai.")
    skp.refresh_from_db()
    assert skp.status == "PENILAIAN"


@pytest.mark.parametrize(("viewport", "javascript"), EYES)
def test_after_the_deadline_the_month_says_what_can_be_done(
    viewport: ViewportSize,
    javascript: bool,
    cast: Cast,
    new_visit: Callable[..., Visit],
    at: Callable[[str], None],
) -> None:
    realisasi.diajukan(build.disetujui(cast.riwayat))
    at("2023-04-20 09:00")
    for who, address in (
        (cast.pegawai, "/realisasi-bulanan/2023/2/"),
        (cast.penilai, "/penilaian/realisasi-bulanan/?bulan=2&tahun=2023"),
    ):
        person = Somebody(new_visit(viewport, javascript=javascript), javascript=javascript)
        person.visit.enter(who)
        person.open(address)
        person.sees("dirilis sebagai “Belum dinilai”")
        person.sees("BKD dapat memberi dispensasi penilaian")
        assert not person.visit.is_sideways()
        assert not javascript or not violations(person.page)
