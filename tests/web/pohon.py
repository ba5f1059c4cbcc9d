"""A page as a tree, and what its links announce."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@dataclass(eq=False)
class Node:
    """An element with what is in it."""

    tag: str
    attrs: dict[str, str]
    parent: Node | None = None
    inside: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, hidden ones too, each gap one blank."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        for one in self.inside:
            if isinstance(one, str):
                yield one
            else:
                yield from (" ", *one._pieces(), " ")

    def all(self, tag: str = "", css: str = "") -> Iterator[Node]:
        """Itself and everything inside, in order."""
        if tag in {"", self.tag} and (not css or css in self.attrs.get("class", "").split()):
            yield self
        for one in self.inside:
            if isinstance(one, Node):
                yield from one.all(tag, css)

    def within(self, tag: str, css: str = "") -> Node | None:
        """The nearest element around it of this kind."""
        around = self.parent
        while around and not (
            around.tag == tag and (not css or css in around.attrs.get("class", "").split())
        ):
            around = around.parent
        return around


class _Parser(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.root = self.here = Node("page", {})
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.inside.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.here.inside.append(Node(tag, {name: value or "" for name, value in attrs}, self.here))

    def handle_endtag(self, tag: str) -> None:
        node: Node | None = self.here
        while node is not None and node.tag != tag:
            node = node.parent
        if node is not None and node.parent is not None:
            self.here = node.parent

    def handle_data(self, data: str) -> None:
        self.here.inside.append(data)


def tree(html: str) -> Node:
    """The page."""
    return _Parser(html).root


@dataclass(frozen=True)
class Janji:
    """What a link says, in ``kata``; ``asal`` is the page it stands on, ``kini``: it shows that page
    itself, ``dialog``: it opens a small form."""

    asal: str
    url: str
    kata: str
    kini: bool = False
    dialog: bool = False


def janji(page: Node, address: str) -> Iterator[Janji]:
    """What every link of a page announces: by its own words, and by those of the line or bar it stands in."""
    for a in page.all("a"):
        url = urljoin(address, a.attrs.get("href", "#"))
        if a.attrs.get("href", "#").startswith("#") or urlsplit(url).netloc:
            continue
        for kata in _kata(a):
            yield Janji(address, url, kata, "aria-current" in a.attrs, "data-dialog" in a.attrs)


def _kata(a: Node) -> Iterator[str]:
    yield a.text
    line = a.within("li")
    if line is None:
        row, title = a.within("tr"), a.within("th")
        if row is not None and title is not None and a is next(title.all("a")):
            cells = (cell for cell in row.all("td") if cell.attrs.get("data-label") == "Pegawai")
            yield from (f"{cell.text} pegawai" for cell in cells)
    elif "task" in line.attrs.get("class", "").split():
        yield from (tile.text for tile in line.all("div", "days"))
        yield from (title.text for title in line.all("h3"))
    elif line.within("ul", "stack-bars") is not None:
        yield from (f"{total.text} pegawai" for total in line.all("b", "nums"))
