"""From facts to PDF: typst, with the templates of this package and the fonts that come with it.

Everything a person wrote travels as JSON, never as markup. One compiler per thread (it is not shared, and it
keeps the parsed templates); at most two documents at once in a process, so that printing never takes the
server away from those who work.
"""

from __future__ import annotations

import io
import json
import re
import threading
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
import segno
import typst

from sikinerja.core.errors import Throttled
from sikinerja.dokumen.rules import Tampilan, Terbitan

TEMPLATES = Path(__file__).parent / "templates"
FONTS = Path(font_source_sans_pro.__file__).parent / "files"
STANDARDS: list[typst.PDFStandard] = ["ua-1"]
UNWRITTEN = re.compile(
    "[^\n\u0020-\u007e\u00a0-\u024f\u0300-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ff"
    "\u0400-\u045f\u1e00-\u1eff\u2010-\u2027\u2030-\u203a\u2070\u2071\u2074-\u208e\u2090-\u2094\u20a0-\u20bf"
    "\u2100-\u211e\u2120\u2122\u2190-\u2193\u2200-\u22ff\u25a0-\u25cf\u2713\u2717\ufb01\ufb02]"
)
"""What the fonts have no letter for: shown as a box."""

PATIENCE = 15
"""Seconds to wait for one's turn."""
RAMAI = "Banyak dokumen sedang dicetak bersamaan."

_local = threading.local()
_turn = threading.BoundedSemaphore(2)


class PressError(RuntimeError):
    """A document cannot be set: a mistake in templates or installation, never in what people wrote."""


@cache
def fonts() -> typst.Fonts:
    """The fonts of the package and those inside typst (for signs that the first ones lack)."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)])


def compiler() -> typst.Compiler:
    """This thread's own."""
    if not hasattr(_local, "compiler"):
        _local.compiler = typst.Compiler(
            str(TEMPLATES / "dokumen.typ"),
            root=str(TEMPLATES),
            font_paths=fonts(),
            ignore_system_fonts=True,
        )
    found: typst.Compiler = _local.compiler
    return found


def cetak(terbitan: Terbitan, *, tampilan: Tampilan, pada: datetime) -> bytes:
    """The PDF (PDF/UA-1) of a document; ``pada`` is when it was printed.

    Signs for which there is no letter are shown as boxes. Raises PressError when a template is broken,
    Throttled while others keep the press busy.
    """
    data = dict(terbitan.page) | {
        "tampilan": {"kertas": tampilan.kertas.value, "arah": tampilan.arah.value, "skala": tampilan.skala},
        "verifikasi": {
            "kode": terbitan.kode,
            "alamat": terbitan.alamat,
            "qr": qr(terbitan.alamat),
            "alt": f"Kode QR menuju halaman verifikasi {terbitan.alamat}",
        },
    }
    text = json.dumps(_written(data), ensure_ascii=False)
    if not _turn.acquire(timeout=PATIENCE):
        raise Throttled(PATIENCE, RAMAI)
    try:
        pdf, warnings = compiler().compile_with_warnings(
            format="pdf",
            sys_inputs={"data": text},
            pdf_standards=STANDARDS,
            timestamp=int(pada.timestamp()),
        )
    except typst.TypstError as error:
        raise PressError(error.diagnostic) from error
    finally:
        _turn.release()
    if warnings or not isinstance(pdf, bytes):
        raise PressError("; ".join(w.message for w in warnings))
    return pdf


def _written(value: Any) -> Any:
    """The same data, every sign without a letter replaced."""
    if isinstance(value, str):
        return UNWRITTEN.sub("\u25a1", value.replace("\t", " ").replace("\r", ""))
    if isinstance(value, Mapping):
        return {name: _written(inner) for name, inner in value.items()}
    return [_written(inner) for inner in value] if isinstance(value, list | tuple) else value


def qr(alamat: str) -> str:
    """A QR code as SVG, small enough to be drawn quickly."""
    out = io.BytesIO()
    segno.make(alamat, error="m", boost_error=False).save(out, kind="svg", border=2, xmldecl=False)
    return out.getvalue().decode()
