"""A draft that several pages hold open, on the PC and on the phone: none overwrites what another saved.

A draft carries its ``versi``, which every saving that changes it renews, and in ``lembar`` the pages that
know it. Whoever saves says from which page, and which versi that page has shown.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sikinerja.core.context import Context
from sikinerja.core.errors import DrafUsang
from sikinerja.core.indonesian import saat

PANJANG_TANDA = 32
LEMBAR_DIINGAT = 5
USANG = (
    "Draf yang lebih baru disimpan {pada} di halaman atau perangkat lain, dan tidak ditimpa dengan isian di "
    "halaman ini. Muat draf yang terbaru, lalu isikan lagi yang Anda ketik di sini."
)


@dataclass(frozen=True, slots=True)
class Lembar:
    """The page from which a draft comes: its own mark (None: it has none), and the versi that it knows."""

    tanda: str | None = ""
    versi: str = ""


TANPA_LEMBAR = Lembar()
"""Of who names neither page nor versi: knows no draft but those saved in the same way."""


@dataclass(frozen=True, slots=True)
class DrafTersimpan:
    """A draft was kept: when, and as which versi."""

    disimpan_pada: datetime
    versi: str


def versi_draf(draf: Mapping[str, Any]) -> str:
    """Which one it is; "" where there is none."""
    return str(draf.get("versi", ""))


def mulai(isi: Mapping[str, Any]) -> dict[str, Any]:
    """A draft that no page has shown yet: what was submitted became a draft again."""
    return {**isi, "versi": _sidik("", [], isi), "lembar": []}


def perbarui(
    ctx: Context, draf: Mapping[str, Any], isi: Mapping[str, Any], *, pada: datetime | None, lembar: Lembar
) -> dict[str, Any]:
    """The draft as it is to be stored; sent twice, or alike from two pages, it stays the same one.

    Raises DrafUsang where another page has saved since that one was shown.
    """
    tanda = [] if lembar.tanda is None else [lembar.tanda]
    known = list(draf.get("lembar", []))
    if draf and versi_draf(draf) and {**draf, **isi} == draf:
        return {**draf, "lembar": [*(t for t in known if t not in tanda), *tanda][-LEMBAR_DIINGAT:]}
    pastikan_terbaru(ctx, draf, pada=pada, lembar=lembar)
    return {**isi, "versi": _sidik(versi_draf(draf), tanda, isi), "lembar": tanda}


def pastikan_terbaru(
    ctx: Context, draf: Mapping[str, Any], *, pada: datetime | None, lembar: Lembar | None
) -> None:
    """Raise DrafUsang where a page does not know the draft that is stored. ``lembar`` None: not asked."""
    if (
        lembar is None
        or not draf
        or lembar.versi == versi_draf(draf)
        or lembar.tanda in draf.get("lembar", [])
    ):
        return
    raise DrafUsang(USANG.format(pada=saat(pada.astimezone(ctx.zone)) if pada else "sesudah itu"))


def _sidik(lama: str, tanda: list[str], isi: Mapping[str, Any]) -> str:
    text = json.dumps([lama, tanda, isi], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:PANJANG_TANDA]
