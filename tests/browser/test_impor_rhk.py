"""The tick under a file of Tool Kinerja in Chromium: the file stays, one click says yes (F3.7)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import ViewportSize, expect
from pytest_django import Settings

from sikinerja.integrasi import rules
from sikinerja.skp.models import Indikator
from tests.browser.conftest import PHONE, Visit
from tests.browser.people import Somebody
from tests.builders import skp as build
from tests.cast import Cast

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(("viewport", "javascript"), [(PHONE, True), (PHONE, False)], ids=["phone", "no-js"])
def test_a_doubtful_file_is_taken_after_one_tick(  # noqa: PLR0917 - fixtures
    viewport: ViewportSize,
    javascript: bool,
    cast: Cast,
    new_visit: Callable[..., Visit],
    tmp_path: Path,
    settings: Settings,
) -> None:
    settings.DATA_DIR = tmp_path / "data"
    skp = build.konsep(cast.riwayat)
    plan = rules.contoh(
        nip=skp.pegawai.nip or "", tahun=skp.tahun, awal=skp.periode_awal, akhir=skp.periode_akhir, jpt=False
    )
    plan["rhk"][0]["indikator"][0] |= {"target": 0.95, "satuan": "persen"}
    file = tmp_path / "rhk.json"
    file.write_text(json.dumps(plan))
    who = Somebody(new_visit(viewport, javascript=javascript), javascript=javascript)
    who.visit.enter(cast.pegawai)
    where = reverse("skp:impor", args=[skp.pk])
    who.open(where)
    who.page.locator("input[type=file]").set_input_files(file)
    who.press("Import berkas")
    who.sees("Apakah maksudnya 95?")
    expect(who.page.get_by_text("Berkas “rhk.json” masih tersimpan")).to_be_visible()
    assert who.visit.complaints == [f"422 {where}"]  # the question itself
    who.visit.complaints.clear()
    assert not Indikator.objects.exists()
    assert not who.visit.is_sideways()
    who.page.locator("input[name=yakin]").check()
    who.press("Import berkas")
    expect(who.page.locator("input[name=yakin]")).to_have_count(0)
    assert Indikator.objects.filter(target="0.95").count() == 1
