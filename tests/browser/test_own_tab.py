"""A form of the SKP's page, opened in a tab of its own: it ends at the SKP, and says that it did."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from sikinerja.skp.models import Skp
from tests.browser.conftest import Visit
from tests.browser.people import Somebody
from tests.builders import skp as build
from tests.cast import Cast

pytestmark = pytest.mark.browser


def _indikator(owner: Somebody) -> None:
    owner.choose("Aspek", "Waktu")
    owner.fill("Target Tahunan", "95,5")
    owner.fill("Satuan", "persen")
    owner.here.get_by_label("Indikator", exact=True).fill("Ketepatan waktu")
    owner.press("Simpan")


def _ubah(owner: Somebody) -> None:
    owner.fill("Target Tahunan", "20")
    owner.press("Simpan")


def _rhk(owner: Somebody) -> None:
    owner.here.get_by_label("Rencana Hasil Kerja", exact=True).fill("Terlaksananya pelayanan")
    owner.press("Simpan")


def _lampiran(owner: Somebody) -> None:
    owner.here.get_by_role("textbox").first.fill("Komputer")
    owner.press("Simpan")


def _batal(owner: Somebody) -> None:
    owner.here.get_by_role("link", name="Batal", exact=True).click()


def _geser(owner: Somebody) -> None:
    owner.press("Turunkan")


FORMS: dict[str, tuple[str, Callable[[Somebody], None], str]] = {
    "tambah indikator": ("rhk/{rhk}/indikator/tambah/", _indikator, "Indikator disimpan."),
    "ubah indikator": ("indikator/{indikator}/ubah/", _ubah, "Indikator disimpan."),
    "batal": ("rhk/{rhk}/indikator/tambah/", _batal, ""),
    "geser": ("rhk/{rhk}/indikator/tambah/", _geser, "Urutan diubah."),
    "ubah rhk": ("rhk/{rhk}/ubah/", _rhk, "disimpan"),
    "lampiran": ("lampiran/", _lampiran, "disimpan"),
}


@pytest.mark.parametrize("name", FORMS)
def test_it_leads_back_to_the_skp(visit: Visit, cast: Cast, name: str) -> None:
    above = build.disetujui(cast.riwayat_penilai, rhk=1, indikator=1).versi.get().rhk.first()
    skp: Skp = build.konsep(cast.riwayat, rhk=2, indikator=1, intervensi=above)
    rhk = skp.rhk.order_by("urutan")[0]
    form, fill, said = FORMS[name]
    visit.enter(cast.pegawai)
    owner = Somebody(visit)
    owner.open(f"/skp/{skp.pk}/" + form.format(rhk=rhk.pk, indikator=rhk.indikator.get().pk))
    fill(owner)
    expect(owner.page).to_have_url(re.compile(rf"/skp/{skp.pk}/(\?.*)?(#.*)?$"))
    expect(owner.page.get_by_role("heading", name="Rencana Hasil Kerja (RHK)")).to_be_visible()
    if said:
        expect(owner.page.locator("body")).to_contain_text(said)
