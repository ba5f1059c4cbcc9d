"""A mutasi by somebody at a real browser: the date, the steps, taking it back (manual BAB VII)."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, ViewportSize, expect

from tests.browser.conftest import PHONE, WIDE, Visit, violations
from tests.browser.people import Somebody
from tests.builders import aktivitas, skp
from tests.builders.mutasi import kosong
from tests.cast import Cast

pytestmark = pytest.mark.browser

EYES = [
    pytest.param(WIDE, True, id="wide"),
    pytest.param(PHONE, True, id="phone"),
    pytest.param(WIDE, False, id="no-js"),
]


def combobox(who: Somebody, label: str) -> Locator:
    """A type-ahead with its search button and results."""
    return who.here.locator("[data-combobox]").filter(has=who.page.get_by_label(label, exact=True))


def pilih(who: Somebody, label: str, typed: str, name: str) -> None:
    """A type-ahead: type, then choose; without JavaScript search, then tick."""
    who.fill(label, typed)
    if who.javascript:
        who.page.get_by_role("option", name=name).first.click()
        return
    with who.page.expect_response(lambda r: r.request.method == "POST"):
        combobox(who, label).get_by_role("button", name="Cari").click()
    who.page.wait_for_load_state()
    combobox(who, label).get_by_role("radio", name=name).check()


@pytest.mark.parametrize(("viewport", "javascript"), EYES)
def test_moving_and_taking_it_back(
    viewport: ViewportSize,
    javascript: bool,
    cast: Cast,
    new_visit: Callable[..., Visit],
    at: Callable[[str], None],
) -> None:
    skp.disetujui(cast.riwayat_penilai)
    aktivitas.aktivitas(skp.disetujui(cast.riwayat))
    kosong(cast)
    at("2023-02-28 09:00")
    owner = Somebody(new_visit(viewport, javascript=javascript), javascript=javascript)
    owner.log_in(cast.pegawai)
    owner.open("/profil/")
    owner.follow("^ *Mutasi")
    owner.sees("Kasus 1: tanggal 1 sampai dengan 12")
    owner.fill("Tanggal mutasi", "2023-02-05")
    owner.here.get_by_role("button", name="Lanjut").click()
    owner.sees("berakhir 4 Februari 2023")
    owner.tick("Struktural")
    pilih(owner, "Nama Jabatan", "Kepala Bidang", "Kepala Bidang Pengembangan")
    pilih(owner, "Unit Kerja", "Bidang", "Bidang Pengembangan")
    pilih(owner, "Nama Penilai", "Maria", "Maria Kepala Contoh, M.Si")
    owner.press("Catat mutasi")
    owner.sees("Mutasi sudah dicatat")
    owner.sees("Selesaikan SKP jabatan sebelumnya (sampai 4 Februari 2023)")
    assert not owner.visit.is_sideways()
    if javascript:
        assert violations(owner.page) == []
    owner.open("/")
    owner.sees("Lanjutkan langkah mutasi")
    owner.open("/mutasi/")
    owner.follow("Batalkan mutasi")
    owner.press("Ya, batalkan mutasi")
    owner.sees("Mutasi dibatalkan")
    expect(owner.page.get_by_role("heading", level=1)).to_have_text("Mutasi")
