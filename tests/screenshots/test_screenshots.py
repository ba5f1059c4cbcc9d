"""`make screenshots`: every page of the two main actors in its states, both widths, light and dark."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page

from sikinerja.kepegawaian.models import Pegawai
from sikinerja.skp.models import Skp
from tests.browser.conftest import PHONE, SETTLED, WIDE, Visit
from tests.screenshots import sheet
from tests.screenshots.walk import walk

pytestmark = pytest.mark.screenshots

WRONG = {"akun:masuk", "profil:edit", "riwayat_jabatan:tambah", "skp:tambah", "aktivitas:ringkasan"}
"""Forms sent empty once, to look at their complaints."""


@pytest.fixture(scope="session")
def folder() -> Path:
    """Where the pictures go: $SIKINERJA_SCREENSHOTS."""
    made = Path(os.environ.get("SIKINERJA_SCREENSHOTS") or "screenshots").resolve()
    made.mkdir(parents=True, exist_ok=True)
    for old in made.glob("*.png"):
        old.unlink()
    return made


def test_pictures_of_every_page(
    actors: dict[str, Pegawai], visit: Visit, browser: Browser, folder: Path, at: Callable[[str], None]
) -> None:
    visit.page.set_default_timeout(20_000)
    visit.expected_statuses |= {422}
    groups: dict[str, list[str]] = {}

    def keep(menu: str, name: str) -> None:
        take(visit.page, folder, name)
        groups.setdefault(menu, []).append(name)

    visit.enter(None)
    for address in ("/masuk/", "/lupa-password/", "/tidak-ada/"):
        visit.expected_statuses.add(404)
        visit.open(address)
        keep("akun", f"akun-{address.strip('/')}")
    for role, person in actors.items():
        visit.enter(person)
        wrong = {}
        for sight in walk(visit):
            keep(sight.menu, f"{role}-{sight.name.replace(':', '-')}-{sight.number}")
            if sight.name in WRONG and role == "pegawai":
                wrong[sight.name] = sight
        for name, sight in wrong.items():
            visit.open(sight.path)
            if not send_empty(visit.page):
                continue
            keep(sight.menu, f"{role}-{name.replace(':', '-')}-salah")
    sheet.write(folder, groups)
    sheet.draw(browser, folder, groups)


def take(page: Page, folder: Path, name: str) -> None:
    """The page as it stands, four ways, in a window as high as itself: what is stuck stays at its edge."""
    for scheme in ("light", "dark"):
        for size in (WIDE, PHONE):
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size(size)
            height = page.evaluate("document.documentElement.scrollHeight")
            page.set_viewport_size({"width": size["width"], "height": max(size["height"], height)})
            page.evaluate(SETTLED)
            page.screenshot(path=folder / f"{name}-{size['width']}-{scheme}.png")
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)


def send_empty(page: Page) -> bool:
    """Empty the page's form and send it past the browser's own checks; ``False``: this state has none."""
    form = page.locator("main form[method=post]").first
    if not form.count():
        return False
    form.evaluate(
        "form => { form.noValidate = true; for (const field of form.elements)"
        " if (['text', 'textarea', 'time', 'date', 'email'].includes(field.type)) field.value = '' }"
    )
    form.locator("button[type=submit], button:not([type])").first.click()
    page.wait_for_load_state("networkidle")
    return True


def test_pictures_for_the_readme(
    actors: dict[str, Pegawai], new_visit: Callable[..., Visit], folder: Path, at: Callable[[str], None]
) -> None:
    plan = Skp.objects.get(pegawai=actors["pegawai"], tahun=2023)
    wanted = {
        "dashboard": ("penilai", WIDE, reverse("dashboard:beranda")),
        "skp": ("pegawai", WIDE, reverse("skp:detail", args=(plan.pk,))),
        "isi-realisasi-phone": ("pegawai", PHONE, reverse("realisasi_bulanan:isi", args=(2023, 2))),
    }
    for name, (role, size, address) in wanted.items():
        visit = new_visit(size)
        visit.enter(actors[role])
        visit.open(address).evaluate(SETTLED)
        visit.page.screenshot(path=folder / f"readme-{name}.png")
