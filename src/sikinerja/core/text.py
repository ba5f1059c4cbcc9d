"""User text: bounded, trimmed, and rich text reduced to what catatan fields allow."""

from __future__ import annotations

import re

import nh3

TAGS = {"b", "strong", "i", "em", "u", "ul", "ol", "li", "p", "br"}


def clean_rich_text(html: str) -> str:
    """Keep bold, italic, underline, two kinds of list and paragraphs; drop every attribute and other tag.

    Text without any mark (a plain field, no JavaScript) keeps its line breaks.
    """
    if not re.search(r"<[a-zA-Z/]", html):
        html = html.strip().replace("\r\n", "\n").replace("\n", "<br>")
    return nh3.clean(html, tags=TAGS, attributes={}, link_rel=None).strip()


def clean_note(html: str) -> str:
    """A rich text cleaned; empty when no word is left of it."""
    clean = clean_rich_text(html)
    return clean if plain(clean) else ""


def plain(html: str) -> str:
    """The words of a rich text without its marks: for counting, lists and mail."""
    return re.sub(r"\s+", " ", nh3.clean(html.replace("<", " <"), tags=set())).strip()


def fold(text: str) -> str:
    """Case and space folded, to compare what people mean by 'the same text'."""
    return re.sub(r"\s+", " ", text).strip().casefold()
