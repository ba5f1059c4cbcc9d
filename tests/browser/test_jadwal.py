"""An outage in real Chromium: looked at, recorded, told on every page; a dispensation by type-ahead."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import ViewportSize

from sikinerja.jadwal.models import Dispensasi, Gangguan
from tests.browser.conftest import Visit
from tests.browser.people import Somebody
from tests.browser.test_cycle import EYES
from tests.builders import skp as build_skp
from tests.cast import Cast, moment

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("viewport", "javascript"), EYES)
def test_bkd_records_an_outage_and_helps_one_person_more(
    viewport: ViewportSize,
    javascript: bool,
    cast: Cast,
    new_visit: Callable[..., Visit],
    at: Callable[[str], None],
) -> None:
    at("2023-03-10 22:30")
    build_skp.disetujui(cast.riwayat)  # without one, more time is asked about first
    bkd = Somebody(new_visit(viewport, javascript=javascript), javascript=javascript)
    bkd.log_in(cast.bkd)
    bkd.open("/kelola/jadwal/")
    bkd.follow("Gangguan")
    bkd.follow("Catat gangguan")
    bkd.fill("Uraian", "Listrik pusat data padam")
    bkd.fill("Pukul selesai", "23:00")
    bkd.fill("Perpanjangan", "2")
    bkd.press("Periksa dampak")
    bkd.sees("Yang akan diperpanjang")
    assert not bkd.visit.is_sideways()
    assert not Gangguan.objects.exists()
    bkd.press("Catat dan perpanjang")
    bkd.sees("batas waktu diperpanjang 2 hari")
    bkd.sees("Gangguan – Listrik pusat data padam (sampai 10 Maret 2023 pukul 23:00 WITA)")
    assert Gangguan.objects.get().hari == 2
    bkd.open("/kelola/jadwal/2023/2/")
    bkd.sees("12 Maret 2023 pukul 23:59")
    bkd.follow("Beri dispensasi")
    if javascript:
        bkd.here.get_by_label("Pegawai").first.press_sequentially("yohanes")
    else:
        bkd.fill("Pegawai", "yohanes")
        bkd.press("Cari")
    bkd.here.get_by_text("Yohanes Pegawai Contoh").first.click()
    bkd.fill("Sampai tanggal", "2023-03-20")
    bkd.fill("Alasan", "Dirawat di rumah sakit")
    bkd.press("Beri dispensasi")
    bkd.sees("Dispensasi untuk Yohanes Pegawai Contoh")
    assert Dispensasi.objects.get().batas_pada == moment("2023-03-20 23:59:59")
    assert not bkd.visit.is_sideways()
