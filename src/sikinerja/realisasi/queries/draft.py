"""The form of a draft in the database, and back: what was typed, by indikator."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sikinerja.realisasi.queries.rows import Baris
from sikinerja.realisasi.rules import Isian


def tulis_isian(isian: Mapping[int, Isian], catatan: str = "") -> dict[str, Any]:
    """What a draft holds: ``{"indikator": {"12": ["3", "https://..."]}, "catatan": "..."}``."""
    return {
        "indikator": {str(key): [row.realisasi, row.bukti] for key, row in isian.items()},
        "catatan": catatan,
    }


def baca_isian(draf: Mapping[str, Any]) -> tuple[dict[int, Isian], str]:
    """The typed fields by indikator, and the catatan; both empty without a draft."""
    typed = {int(key): Isian(*values) for key, values in draf.get("indikator", {}).items()}
    return typed, draf.get("catatan", "")


def lengkap(draf: Mapping[str, Any], satuan: Mapping[int, str]) -> bool:
    """Whether a draft holds all that a submission needs but the tick; ``satuan``: of each indikator."""
    typed, _ = baca_isian(draf)
    return bool(satuan) and all(typed.get(key, Isian()).lengkap(unit) for key, unit in satuan.items())


def isian_dari(rows: list[Baris]) -> dict[int, Isian]:
    """A submission turned back into what one would have typed: *tarik kembali* restores it."""
    return {row.indikator_id: Isian(row.realisasi, row.bukti) for row in rows}
