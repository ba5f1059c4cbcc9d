"""Every page of the resolver, in both widths and both schemes, filled and empty: generated from the matrix.

A page is loaded once a state and then looked at: axe checks everything in both widths and, for the dark
scheme, the colours; then nothing may be cut at any width, with large letters, or on paper (``fit``).
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.urls import resolve, reverse
from playwright.sync_api import Page
from pytest_django import Settings

from tests.architecture.addresses import addresses
from tests.architecture.matrix.rows import Build, Row, all_rows, nothing, person, place
from tests.architecture.source import ROOT
from tests.architecture.test_addresses import NO_PAGE
from tests.browser.conftest import PHONE, WIDE, Visit, violations
from tests.browser.fit import misfits
from tests.cast import Cast

pytestmark = pytest.mark.browser

LATER, COLD = 15_000, 100_000
ROWS = all_rows()
ELSEWHERE = {
    "akun:langkah_kedua": "needs a password typed a moment before: tests/browser/test_passkey.py",
    "rekapitulasi:unduh": "a file; only a province of thousands is asked a question first (2026-11-23)",
    "rilis:unduh": "a file; only a province of thousands is asked a question first (2026-11-23)",
}
PAGES = [a for a in addresses() if a.name not in {*NO_PAGE, *ELSEWHERE} and not a.is_post_only]
COLOURS = ("color-contrast", "link-in-text-block")


LOOSE = """() => [...document.querySelectorAll('form[method=post]')]
    .filter(form => !form.hasAttribute('hx-post') && form.getAttribute('hx-boost') !== 'true')
    .map(form => `sent by the browser itself, what is typed may be lost: ${form.action}`)"""
"""Forms that ``submit.js`` does not send (tests/browser/test_typed_stays.py says what that means)."""


class Wire:
    """Bytes that came over the wire, headers and all."""

    def __init__(self, page: Page, *, cold: bool = False) -> None:
        self.bytes = 0
        self._session = page.context.new_cdp_session(page)
        self._session.on("Network.loadingFinished", self._finished)
        self._session.send("Network.enable")
        self._session.send("Network.setCacheDisabled", {"cacheDisabled": cold})

    def _finished(self, event: dict[str, Any]) -> None:
        self.bytes += int(event["encodedDataLength"])


def looked_at(visit: Visit, where: str) -> list[str]:
    """The page as it stands: whether it fits, then four ways."""
    page = visit.page
    found = [f"{where} {problem}" for problem in [*page.evaluate(LOOSE), *misfits(page)]]
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        if scheme == "dark":  # switched while shown, a busy Chromium keeps some colours of before
            page.reload()
        for size in (WIDE, PHONE):
            page.set_viewport_size(size)
            how = f"{where} {size['width']} {scheme}"
            found += [f"{how}: {v}" for v in violations(page, only=COLOURS if scheme == "dark" else ())]
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)
    return found


def states(row: Row, *, has_arguments: bool) -> list[tuple[str, Build]]:
    """Filled, and empty where the page can be. The heaviest state has its budget in tests/web."""
    filled = row.full if row.build is nothing and row.full else row.build
    bare = row.bare or (None if has_arguments or filled is nothing else nothing)
    return [("filled", filled), ("empty", bare)] if bare and bare is not filled else [("filled", filled)]


CASES = [
    pytest.param(a.name, state, build, id=f"{a.name}-{state}")
    for a in PAGES
    if a.name in ROWS
    for state, build in states(ROWS[a.name], has_arguments=bool(a.params))
]


def test_every_page_has_a_case() -> None:
    missing = sorted(a.name for a in PAGES if a.name not in ROWS)
    assert not missing, f"add rows to tests/architecture/matrix/: {missing}"
    assert len({case.id.rpartition("-")[0] for case in CASES if case.id}) == len(PAGES)


@pytest.fixture(autouse=True)
def _demo(request: pytest.FixtureRequest, settings: Settings) -> None:
    """The demo's own pages are there in a demo only."""
    case = getattr(request.node, "callspec", None)
    settings.DEMO = case is not None and case.params["name"].startswith("demo:")


@pytest.mark.parametrize(("name", "state", "build"), CASES)
def test_page(name: str, state: str, build: Build, cast: Cast, visit: Visit) -> None:
    address = place(name, build(cast))
    visit.enter(person(cast, ROWS[name].viewer))
    visit.open(address)
    assert resolve(urlsplit(visit.page.url).path).view_name == name, visit.page.url
    problems = looked_at(visit, f"{name} ({state})")
    assert not problems, "\n" + "\n".join(problems)


def test_the_first_page_of_all_is_light(cast: Cast, visit: Visit) -> None:
    visit.enter(cast.pegawai)
    wire = Wire(visit.page, cold=True)
    visit.page.goto(visit.serving.url + reverse("dashboard:beranda"), wait_until="networkidle")
    assert LATER < wire.bytes <= COLD - LATER, f"{wire.bytes} bytes: the heaviest page must fit too"


def test_the_docs_say_what_is_sent() -> None:
    line = re.search(
        r"CSS (\d+) kB, JS (\d+) kB .* icons (\d+) kB", (ROOT / "docs" / "design.md").read_text()
    )
    assert line, "docs/design.md: the line `Measured, gzip` is gone"
    built = Path(dict(settings.STATICFILES_DIRS)["build"])
    for said, name in zip(line.groups(), ("app.css", "app.js", "icons.svg"), strict=True):
        weight = len(gzip.compress((built / name).read_bytes())) / 1000
        assert abs(weight - int(said)) < 1, f"{name}: {weight:.1f} kB, docs/design.md says {said}"


def test_the_guard_bites(cast: Cast, visit: Visit, at: Callable[[str], None]) -> None:
    visit.open(reverse("akun:masuk"))
    assert looked_at(visit, "login") == []
    visit.page.evaluate("document.querySelector('label').remove()")
    visit.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<pre>' + 'x'.repeat(400) + '</pre>')")
    problems = looked_at(visit, "login")
    assert any("axe label" in p for p in problems)
    assert any("sideways" in p for p in problems), problems
    visit.page.evaluate("fetch('http://192.0.2.1/x').catch(() => 0)")
    visit.page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"color:red\">x</p>')")
    visit.page.wait_for_timeout(100)
    assert any("Content Security Policy" in c for c in visit.complaints), visit.complaints
    visit.complaints.clear()
