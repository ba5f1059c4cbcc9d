"""The form of a draft in the database, and back: what was typed, by indikator."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from sikinerja.realisasi.queries.rows import Baris
from sikinerja.realisasi.rules import Isian
from sikinerja.skp.models import VersiIndikator


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


def satuan_skp() -> ArraySubquery:
    """Of months: the indikator of their SKP as last approved, with their units, for :func:`lengkap`."""
    wanted = VersiIndikator.objects.filter(
        versi_rhk__versi__skp=OuterRef("skp"), versi_rhk__versi__nomor=OuterRef("skp__versi_terakhir")
    )
    return ArraySubquery(wanted.order_by().values(json=JSONObject(id="indikator_id", satuan="satuan")))


def lengkap(draf: Mapping[str, Any], satuan: Iterable[Mapping[str, Any]]) -> bool:
    """Whether a draft holds all that a submission needs but the tick."""
    typed, _ = baca_isian(draf)
    wanted = [typed.get(one["id"], Isian()).lengkap(one["satuan"]) for one in satuan]
    return bool(wanted) and all(wanted)


def isian_dari(rows: list[Baris]) -> dict[int, Isian]:
    """A submission turned back into what one would have typed: *tarik kembali* restores it."""
    return {row.indikator_id: Isian(row.realisasi, row.bukti) for row in rows}
