"""Whether everything fits: nothing cut, no bar that covers the page, everything on paper.

One loaded page serves all sizes.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

WIDTHS = (360, 768, 1024, 1280)
LARGE = 200
"""Percent: letters as large as WCAG 1.4.4 asks for."""
PAPER = {False: 703, True: 1032}
"""What A4 is wide in CSS pixels without its margins: upright, lengthwise."""

DRAWN = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
CUT = """() => {
    const shown = e => e.checkVisibility({checkVisibilityCSS: true}) && e.getClientRects().length;
    const kind = e => e.className.baseVal ?? e.className;
    const name = e => `${e.tagName}.${kind(e)} "${e.textContent.trim().slice(0, 40)}"`;
    const hidden = e => e.closest('.visually-hidden, .step-text, svg, pre, select, .combo-list');
    const isFolded = thead => thead && thead.getBoundingClientRect().width <= 1;
    const found = [], page = document.documentElement;
    for (const button of document.querySelectorAll('main .btn')) {
        const words = button.cloneNode(true);
        words.querySelectorAll('.visually-hidden, svg').forEach(part => part.remove());
        if (shown(button) && !words.textContent.trim()) found.push(`${name(button)} has no word`);
    }
    if (page.scrollWidth > page.clientWidth) found.push('the page scrolls sideways');
    for (const box of document.querySelectorAll('.table-box, main .panel, .tabs, .deeds, .bottom'))
        if (shown(box) && box.scrollWidth > box.clientWidth + 1)
            found.push(`${name(box)} holds ${box.scrollWidth} in ${box.clientWidth}`);
    for (const e of document.querySelectorAll('main :is(p, h1, h2, h3, li, dd, .btn, div:not(.table-box))'))
        if (shown(e) && !hidden(e) && e.clientWidth > 1 && e.scrollWidth > e.clientWidth + 1)
            found.push(`${name(e)} runs out of its place`);
    for (const e of document.querySelectorAll('main *')) {
        if (!shown(e) || hidden(e) || isFolded(e.closest('thead'))) continue;
        const frame = e.parentElement.closest('.table-box, .panel, main').getBoundingClientRect();
        const its = e.getBoundingClientRect();
        const isOutside = its.right > frame.right + 1 || its.left < frame.left - 1;
        if (its.width > 1 && its.height > 1 && isOutside) found.push(`${name(e)} is cut`);
    }
    return found.slice(0, 6);
}"""
BARS = """() => {
    const isBar = e => ['fixed', 'sticky'].includes(getComputedStyle(e).position) && e.checkVisibility()
        && e.getBoundingClientRect().width > innerWidth * .6;
    const covered = new Set();
    for (const bar of [...document.querySelectorAll('body *')].filter(isBar)) {
        const its = bar.getBoundingClientRect();
        const [top, end] = [Math.max(0, Math.floor(its.top)), Math.min(innerHeight, its.bottom)];
        for (let y = top; y < end; y++) covered.add(y);
    }
    return covered.size <= innerHeight / 3 ? [] : [`bars cover ${covered.size} of ${innerHeight} px`];
}"""
SQUEEZED = """() => {
    const place = document.querySelector('dialog[open]') ?? document.querySelector('main');
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const range = document.createRange(), found = [];
    const isFolded = thead => thead && thead.getBoundingClientRect().width <= 1;
    while (walker.nextNode()) {
        const text = walker.currentNode;
        const its = text.parentElement;
        if (!its.checkVisibility() || isFolded(its.closest('thead'))) continue;
        if (its.closest('svg, .visually-hidden, .step-text, .quadrant, textarea, select')) continue;
        for (const word of text.data.matchAll(/\\p{L}{4,}/gu)) {
            range.setStart(text, word.index);
            range.setEnd(text, word.index + word[0].length);
            const lines = new Set([...range.getClientRects()].map(line => Math.round(line.top)));
            const most = its.closest('h1') && word[0].length < 9 ? 1 : 2;
            if (lines.size > most) found.push(`${word[0]} stands in ${lines.size} lines`);
        }
    }
    return found.slice(0, 6);
}"""
"""A word broken more than once, or a short one of the title at all: the place is a column of letters."""
LOST = """() => {
    const head = document.querySelector('.print-head');
    const cells = [...document.querySelectorAll('main .table thead th, main .table tbody td:not(.act)')];
    const lost = cells.filter(e => e.textContent.trim() && !e.closest('[hidden], details:not([open])'))
        .filter(e => !e.checkVisibility()).map(e => `not on paper: ${e.textContent.trim().slice(0, 40)}`);
    return [...(head?.checkVisibility() ? [] : ['no head with name and date']), ...lost].slice(0, 6);
}"""


def misfits(page: Page) -> list[str]:
    """What does not fit at some width, with large letters, or on paper."""
    found: list[str] = []
    before = page.viewport_size
    for width in WIDTHS:
        found += at(page, width, 800 if width >= 1024 else 740)
    found += on_paper(page)
    with letters(page, LARGE):
        for width in (360, 1280):
            found += [f"{LARGE} % {problem}" for problem in at(page, width, 800)]
            found += [f"{LARGE} % {width}: {problem}" for problem in page.evaluate(SQUEEZED)]
    if before:
        page.set_viewport_size(before)
    return found


def at(page: Page, width: int, height: int) -> list[str]:
    """What is cut or covered in a window of this size."""
    page.set_viewport_size({"width": width, "height": height})
    page.evaluate(DRAWN)
    found = [*page.evaluate(CUT), *page.evaluate(BARS)]
    if found:  # a busy Chromium lays a table out a moment later than it says
        page.wait_for_timeout(250)
        found = [*page.evaluate(CUT), *page.evaluate(BARS)]
    return [f"{width}: {problem}" for problem in found]


def on_paper(page: Page) -> list[str]:
    """What is missing or cut on A4."""
    page.emulate_media(media="print")
    broad = bool(page.evaluate("!!document.querySelector('.main .table.broad')"))
    page.set_viewport_size({"width": PAPER[broad], "height": 1000})
    has_frame = bool(page.evaluate("!!document.querySelector('.main')"))
    found = [*page.evaluate(CUT), *(page.evaluate(LOST) if has_frame else [])]
    page.emulate_media(media="screen")
    return [f"print: {problem}" for problem in found]


@contextmanager
def letters(page: Page, percent: int) -> Iterator[None]:
    """The reader's own size of letters, as the browser's settings have it."""
    session = page.context.new_cdp_session(page)

    def become(size: int) -> None:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size * 13 // 16}})
        while page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") != size:
            page.wait_for_timeout(10)

    become(16 * percent // 100)
    yield
    become(16)
    session.detach()


@contextmanager
def enlarged(page: Page, percent: int) -> Iterator[None]:
    """Letters made large behind the browser's back, as add-ons do: media queries do not know of it."""
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", f"{percent}%")
    yield
    page.evaluate("document.documentElement.style.fontSize = ''")
