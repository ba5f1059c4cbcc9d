"""User text: freed of marks nobody sees, compared; rich text reduced to what catatan fields allow."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches

import nh3

TAGS = {"b", "strong", "i", "em", "u", "ul", "ol", "li", "p", "br"}
UNSEEN = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
"""Zero-width signs and marks of direction that come along when text is copied."""
_JOINED = "[\u0600-\u1fff\u2070-\U0010ffff]"
_INVISIBLE = re.compile(f"[{UNSEEN}]")
_MARK = re.compile(f"(?![\u200c\u200d])[{UNSEEN}]")
_IDLE = re.compile(f"(?<!{_JOINED})[\u200c\u200d]|[\u200c\u200d](?!{_JOINED})")
"""A joiner that joins nothing: others shape parts of an emoji, or letters of other scripts."""
APOSTROPHES = "\u2018\u2019\u201a\u201b\u02bb\u02bc\u02bd\u02be\u02bf\u02c8\u2032\u0060\u00b4\uff07"
DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"
_SAME = str.maketrans(dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(DASHES, "-"))
_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}


def clean_rich_text(html: str) -> str:
    """Keep bold, italic, underline, two kinds of list and paragraphs; drop every attribute and other tag.

    Text without any mark (a plain field, no JavaScript) keeps its line breaks.
    """
    if not re.search(r"<[a-zA-Z/]", html):
        html = html.strip().replace("\r\n", "\n").replace("\n", "<br>")
    return seen(nh3.clean(html, tags=TAGS, attributes={}, link_rel=None)).strip()


def clean_note(html: str) -> str:
    """A rich text cleaned; empty when no word is left of it."""
    clean = clean_rich_text(html)
    return clean if plain(clean) else ""


def plain(html: str) -> str:
    """The words of a rich text without its marks: for counting, lists and mail."""
    return re.sub(r"\s+", " ", nh3.clean(html.replace("<", " <"), tags=set())).strip()


def seen(text: str) -> str:
    """A text without marks that nobody sees: what every door does with what is typed, but for passwords."""
    return text if text.isascii() else _IDLE.sub("", _MARK.sub("", text))


def one_line(text: str) -> str:
    """A text on one line as it is kept: letters composed, blanks of any kind one space, nothing unseen."""
    return " ".join(seen(unicodedata.normalize("NFC", text)).split())


def person_name(text: str) -> str:
    """A name as it is kept: on one line, a space behind a comma and none before; no letter is changed."""
    return re.sub(r"\s*,\s*(?=(.?))", lambda found: ", " if found[1] else ",", one_line(text))


def sentence(text: str) -> str:
    """A message with a capital letter in front."""
    return text[:1].upper() + text[1:]


def narrow(text: str) -> str:
    """Full-width letters, digits and signs (U+FF01 to U+FF5E) as everybody types them."""
    return text.translate(_WIDE)


def fold(text: str) -> str:
    """To compare what people mean by 'the same text': case, space, kinds of apostrophe, accents, widths.

    The database says the same with ``core_lipat`` (core migration 0002), up to the case.
    """
    parts = unicodedata.normalize("NFKD", one_line(_INVISIBLE.sub("", text)).translate(_SAME))
    return re.sub("[\u0300-\u036f]", "", parts).casefold()


def nearest(text: str, names: Iterable[str]) -> str:
    """The name that somebody probably meant: the same words, or nearly the same letters; empty: none."""
    bare = {" ".join(re.findall(r"\w+", fold(name))): name for name in names}
    found = get_close_matches(" ".join(re.findall(r"\w+", fold(text))), bare, n=1, cutoff=0.8)
    return bare[found[0]] if found else ""


def identifier(text: str) -> str:
    """A NIP, NI PPPK or username as it is kept, whatever it was wrapped in by whoever wrote it.

    Gone are ``="..."``, apostrophes and quotes around, "NIP.", blanks anywhere and, of a number, dots and
    dashes. What is neither a number nor a username comes back for the check to refuse.
    """
    found = re.sub(r"\s", "", narrow(one_line(_INVISIBLE.sub("", text)).translate(_SAME))).casefold()
    found = re.sub(r"""^=?["'\u201c\u201d]+|["'\u201c\u201d]+$""", "", found)
    number = re.sub(r"^(no\.?|nomor)?ni[-.]?p+(?:3?k)?[.:;/]*(?=[-._]*[0-9])", "", found)
    number = re.sub(r"^[-._]+|[-._]+$|(?<=[0-9])[-._]+(?=[0-9])", "", number)
    return number if re.fullmatch("[0-9]+", number) else found


def number_sought(text: str) -> str:
    """The digits somebody searches a number by, written like one or in part; empty: words are searched."""
    found = identifier(text)
    return found if re.fullmatch("[0-9]+", found) else ""
