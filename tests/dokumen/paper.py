"""Reading a PDF back: its text, its boxes of glyphs, its tags."""

from __future__ import annotations

import re

import pypdfium2
import pypdfium2.raw as pdfium


def text_of(pdf: bytes) -> str:
    """All text in reading order, one page after the other, lines as set; the watermark left out."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_range() for page in document]
    text = "\n=== halaman ===\n".join(p.replace("\r\n", "\n") for p in pages)
    return text.replace("\u200b", "")


def words_of(pdf: bytes) -> str:
    """The same as one line: how the lines break says nothing."""
    return re.sub(r"\s+", " ", text_of(pdf))


def solid(text: str) -> str:
    """Without any space: for words that had to be cut at the edge of a column."""
    return re.sub(r"\s", "", text.replace("\u200b", ""))


def sizes_of(pdf: bytes) -> list[tuple[float, float]]:
    """Width and height of each page in points."""
    return [page.get_size() for page in pypdfium2.PdfDocument(pdf)]


def outside(pdf: bytes, margin: float = 30) -> list[str]:
    """Characters whose box leaves the page's inner part, ``margin`` points from its edges."""
    found = []
    for number, page in enumerate(pypdfium2.PdfDocument(pdf), 1):
        width, height = page.get_size()
        text = page.get_textpage()
        for index in range(text.count_chars()):
            character = text.get_text_range(index, 1)
            left, bottom, right, top = text.get_charbox(index)
            angle = pdfium.FPDFText_GetCharAngle(text, index)
            if not character.strip() or abs(angle) > 0.01 or right <= left:
                continue  # the watermark lies across the page
            if left < margin or right > width - margin or bottom < margin / 2 or top > height - margin / 2:
                found.append(
                    f"page {number}: {character!r} at {left:.0f}-{right:.0f}, {bottom:.0f}-{top:.0f}"
                )
    return found


def is_tagged(pdf: bytes) -> bool:
    """Whether the document is marked as PDF/UA-1 and has a tree of tags on every page."""
    marked = b"pdfuaid" in pdf or b"pdfuaid:part" in pdf
    return marked and all(
        pdfium.FPDF_StructTree_CountChildren(pdfium.FPDF_StructTree_GetForPage(page)) > 0
        for page in pypdfium2.PdfDocument(pdf)
    )
