"""Importing employees in real Chromium: upload, table, apply with its progress (F8.8)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import ViewportSize, expect
from pytest_django import Settings

from sikinerja.impor import operations
from sikinerja.impor.models import Impor
from sikinerja.kepegawaian.models import Pegawai
from sikinerja.worker import clock, imports
from tests.browser.conftest import PHONE, WIDE, Visit
from tests.browser.people import Somebody
from tests.builders.impor import baris, xlsx
from tests.cast import Cast, moment

pytestmark = pytest.mark.browser


@pytest.mark.parametrize(
    ("viewport", "javascript"),
    [
        pytest.param(WIDE, True, id="wide"),
        pytest.param(PHONE, True, id="phone"),
        pytest.param(PHONE, False, id="no-js"),
    ],
)
def test_from_a_file_to_people(  # noqa: PLR0917 - fixtures
    viewport: ViewportSize,
    javascript: bool,
    cast: Cast,
    new_visit: Callable[..., Visit],
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.DATA_DIR = tmp_path / "data"
    monkeypatch.setattr(clock, "system_now", lambda: moment("2023-03-07 09:05"))
    monkeypatch.setattr(operations.rules, "BAGIAN", 2)
    file = tmp_path / "rekap_pegawai_badan_contoh_daerah_2023_final_sekali.xlsx"  # wider than a phone
    file.write_bytes(xlsx(*(baris(cast, nama=f"Pegawai {n}") for n in range(3)), baris(cast, "12")))
    visit = new_visit(viewport, javascript=javascript)
    who = Somebody(visit, javascript=javascript)
    visit.enter(cast.pengelola)
    who.open("/kelola/impor/")
    who.follow("^Pegawai$")
    who.page.get_by_label("Berkas", exact=True).set_input_files(file)
    who.press("Unggah dan periksa")
    who.sees("Langkah 2 dari 3")
    impor = Impor.objects.get()

    with visit.serving.paused():
        imports.periksa(impor.pekerjaan_id or 0)
    proceed(who)
    who.sees("1 baris salah dan akan dilewati.")
    who.sees("NIP terdiri atas 18 angka")
    assert not visit.is_sideways()
    who.follow("^Baru")
    who.sees("Pegawai 2")
    assert not visit.is_sideways()
    who.follow("Terapkan 3 baris")
    who.press("Terapkan")
    who.sees("Langkah 3 dari 3: diterapkan")

    impor.refresh_from_db()
    monkeypatch.setattr(imports, "SLICE_SECONDS", -1.0)
    with visit.serving.paused():
        imports.terapkan(impor.pekerjaan_id or 0)
    if not javascript:
        who.follow("Segarkan")
    who.sees("2 dari 3 baris")
    with visit.serving.paused():
        for _ in range(3):
            imports.terapkan(impor.pekerjaan_id or 0)
    proceed(who)
    who.sees("Import selesai.")
    assert not visit.is_sideways()
    assert Pegawai.objects.filter(akun__nama__startswith="Pegawai ").count() == 3


def proceed(who: Somebody) -> None:
    """With JavaScript the page goes on by itself."""
    if not who.javascript:
        who.follow("Segarkan")
    expect(who.page.locator("#kemajuan [href]", has_text="Segarkan")).to_have_count(0, timeout=15_000)
