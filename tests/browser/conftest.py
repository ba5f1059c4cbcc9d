"""One Chromium and one server for all browser tests; each test gets a page that remembers what went wrong."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright._impl._api_structures import SetCookieParam
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Locator,
    Page,
    Request,
    Response,
    ViewportSize,
    expect,
    sync_playwright,
)

from sikinerja.kepegawaian.models import Pegawai
from tests.browser.server import Serving, collect_assets
from tests.clients import logged_in

WIDE: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 360, "height": 740}
PLACE: Any = {"locale": "id-ID", "timezone_id": "Asia/Makassar", "reduced_motion": "reduce"}
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage",
]  # fmt: skip


@pytest.fixture(scope="session", autouse=True)
def _django_beside_a_loop() -> Iterator[None]:
    """Playwright's loop runs in this thread; Django would refuse to work beside one."""
    patch = pytest.MonkeyPatch()
    patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    yield
    patch.undo()


def chromium() -> str:
    """The browser: $SIKINERJA_CHROMIUM (set by the Makefile) or one on the PATH."""
    for name in (os.environ.get("SIKINERJA_CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"):
        found = shutil.which(name) if name else None
        if found:
            return found
    raise FileNotFoundError("browser tests need Chromium: apt-get install chromium")


@pytest.fixture(scope="session")
def browser(_django_beside_a_loop: None) -> Iterator[Browser]:
    """Real Chromium, started once."""
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serving]:
    server = Serving(collect_assets(tmp_path_factory.mktemp("static")))
    yield server
    server.stop()


@pytest.fixture
def serving(db: None, at: Callable[[str], None], _server: Serving) -> Iterator[Serving]:
    """The application behind a socket of this machine, on the test's own connection and clock."""
    with _server.sharing():
        yield _server


@dataclass
class Visit:
    """Somebody at a browser: the page, and everything that should not have happened in it."""

    page: Page
    serving: Serving
    complaints: list[str] = field(default_factory=list)
    expected_statuses: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        self.page.on("request", self._request)
        self.page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        refused = "Failed to load resource" in message.text  # told with its status by _response
        if message.type in {"error", "warning"} and not refused:
            self.complaints.append(f"console: {message.text}")

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.serving.url, "data:", "blob:")):
            self.complaints.append(f"foreign request: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expected_statuses:
            self.complaints.append(f"{response.status} {urlsplit(response.url).path}")

    def open(self, address: str) -> Page:
        """Go to an address of the application."""
        self.page.goto(self.serving.url + address)
        return self.page

    def enter(self, person: Pegawai | None) -> None:
        """Become somebody by a session made on the server (``None``: nobody)."""
        self.page.context.clear_cookies()
        if person is not None:
            client = logged_in(person.akun)
            cookie: SetCookieParam = {
                "name": "sesi",
                "value": client.cookies["sesi"].value,
                "url": self.serving.url,
            }
            self.page.context.add_cookies([cookie])

    def send(self, button: Locator) -> None:
        """Press the button of a form, and wait until its answer is the page (or stands in it)."""
        self.page.evaluate("document.documentElement.dataset.before = ''")
        with self.page.expect_response(lambda r: r.request.method == "POST" and "/draf/" not in r.url) as got:
            button.click()
        if "hx-redirect" in got.value.headers:
            # Not wait_for_function: its second look is an eval within the page, which our CSP refuses.
            expect(self.page.locator("html[data-before]")).to_have_count(0)
        self.page.wait_for_load_state()

    def is_sideways(self) -> bool:
        """Whether the page can be scrolled sideways."""
        return bool(
            self.page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
        )


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One browser profile: its cache stays warm, as a person's does."""
    made = browser.new_context(viewport=WIDE, **PLACE)
    yield made
    made.close()


@pytest.fixture
def visit(serving: Serving, context: BrowserContext) -> Iterator[Visit]:
    """A fresh tab; the test fails when anything went wrong in it."""
    page = context.new_page()
    page.set_default_timeout(8000)
    seen = Visit(page, serving)
    yield seen
    page.close()
    context.clear_cookies()
    assert not seen.complaints, "\n" + "\n".join(seen.complaints)


@pytest.fixture
def new_visit(serving: Serving, browser: Browser) -> Iterator[Callable[..., Visit]]:
    """More people at once, each with a profile of their own: ``new_visit(PHONE, javascript=False)``."""
    opened: list[tuple[BrowserContext, Visit]] = []

    def start(viewport: ViewportSize = WIDE, *, javascript: bool = True) -> Visit:
        profile = browser.new_context(viewport=viewport, java_script_enabled=javascript, **PLACE)
        page = profile.new_page()
        page.set_default_timeout(8000)
        opened.append((profile, Visit(page, serving)))
        return opened[-1][1]

    yield start
    for profile, _ in opened:
        profile.close()
    complaints = [c for _, seen in opened for c in seen.complaints]
    assert not complaints, "\n" + "\n".join(complaints)


SETTLED = """() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() =>
    Promise.allSettled(document.getAnimations().map(a => a.finished)).then(() => setTimeout(done, 40)))))"""
"""New colours are painted, transitions are over."""
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()


def violations(page: Page, *, only: tuple[str, ...] = ()) -> list[str]:
    """What axe finds on the page as it is shown now; ``only`` some rules."""
    page.evaluate(SETTLED)
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE)
    options: dict[str, object] = {"resultTypes": ["violations"]}
    if only:
        options["runOnly"] = {"type": "rule", "values": list(only)}
    found = page.evaluate("options => axe.run(options).then(r => r.violations)", options)
    return [f"axe {v['id']}: {node['target']} {node['html'][:160]}" for v in found for node in v["nodes"][:3]]
