"""A catatan as blocks that a template can set, instead of HTML (documents.md §A). Pure Python."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

from sikinerja.core.text import clean_rich_text

MARKS = {"b": "tebal", "strong": "tebal", "i": "miring", "em": "miring", "u": "garis"}
DEPTH = 3
"""Lists inside lists; what lies deeper is set as text of the last one."""

Block = dict[str, Any]


def blocks(html: str) -> list[Block]:
    """Paragraphs (``{"jenis": "p", "isi": [{"teks", "tebal", "miring", "garis"}]}``) and lists.

    A list is ``{"jenis": "ul" | "ol", "butir": [[blocks], ...]}``.
    """
    reader = _Reader()
    reader.feed(clean_rich_text(html))
    reader.close()
    return reader.done()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root: list[Block] = []
        self.targets: list[list[Block]] = [self.root]
        self.lists: list[Block] = []
        self.deeper = 0
        self.marks: dict[str, int] = dict.fromkeys(MARKS.values(), 0)
        self.runs: list[dict[str, Any]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in MARKS:
            self.marks[MARKS[tag]] += 1
        elif tag == "br":
            self.runs.append({"teks": "\n"})
        elif tag in {"p", "ul", "ol", "li"}:
            self._flush()
            self._open(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in MARKS:
            self.marks[MARKS[tag]] = max(0, self.marks[MARKS[tag]] - 1)
        elif tag in {"p", "ul", "ol", "li"}:
            self._flush()
            self._shut(tag)

    def handle_data(self, data: str) -> None:
        if data.strip() or self.runs:
            self.runs.append({"teks": data} | {name: True for name, on in self.marks.items() if on})

    def done(self) -> list[Block]:
        self._flush()
        return [b for b in self.root if b.get("isi") or b.get("butir")]

    def _open(self, tag: str) -> None:
        if tag in {"ul", "ol"} and len(self.lists) == DEPTH:
            self.deeper += 1
        elif tag in {"ul", "ol"}:
            block: Block = {"jenis": tag, "butir": []}
            self.targets[-1].append(block)
            self.lists.append(block)
        elif tag == "li" and self.lists:
            self.lists[-1]["butir"].append([])
            self.targets = [*self.targets[: len(self.lists)], self.lists[-1]["butir"][-1]]

    def _shut(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self.deeper:
            self.deeper -= 1
        elif tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
            self.targets = self.targets[: len(self.lists) + 1]

    def _flush(self) -> None:
        if any(run["teks"].strip() for run in self.runs):
            self.targets[-1].append({"jenis": "p", "isi": self.runs})
        self.runs = []
