"""Finds the pages worth a picture: every link is followed, what looks like a page seen before is passed."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from django.urls import Resolver404, resolve
from playwright.sync_api import Page

from tests.browser.conftest import Visit

TRIES, STATES = 8, 3
"""Pages of one address looked into, and pictures of it at most."""
LEAVES = {"akun:keluar", "akun:keluar_semua"}


@dataclass(frozen=True, slots=True)
class Sight:
    """A page worth a picture: the name of its address, and which of its states this is."""

    name: str
    number: int
    path: str

    @property
    def menu(self) -> str:
        """The menu that it belongs to."""
        return self.name.partition(":")[0]


def walk(visit: Visit, start: str = "/") -> Iterator[Sight]:
    """Open every page that can be reached by links, one state after another; each is shown while yielded."""
    waiting, seen = deque([start]), {start}
    tries: Counter[str] = Counter()
    states: dict[str, set[tuple[str, ...]]] = {}
    while waiting:
        path = waiting.popleft()
        name = _name(path)
        if name is None or name in LEAVES or tries[name] >= TRIES:
            continue
        tries[name] += 1
        page = visit.open(path)
        found = states.setdefault(name, set())
        state = _state(page)
        if state not in found and len(found) < STATES:
            found.add(state)
            yield Sight(name, len(found), path)
        for target in _links(page, visit.serving.url):
            if target not in seen:
                seen.add(target)
                waiting.append(target)


def _name(path: str) -> str | None:
    try:
        return resolve(urlsplit(path).path).view_name
    except Resolver404:
        return None


def _links(page: Page, base: str) -> list[str]:
    hrefs: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    return [urldefrag(href)[0].removeprefix(base) for href in hrefs if href.startswith(base + "/")]


def _state(page: Page) -> tuple[str, ...]:
    """What tells two states of one page apart: the tags shown, and which buttons there are."""
    texts = page.locator("main .tag, main .btn, main .empty").all_inner_texts()
    return tuple(sorted({text.strip() for text in texts}))
