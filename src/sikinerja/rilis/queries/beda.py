"""What a correction changed, person by person: written by one statement, read page by page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db.models import QuerySet

from sikinerja.core.context import Actor
from sikinerja.core.indonesian import angka, label_nip
from sikinerja.core.sql import Question
from sikinerja.penilaian.rules import Rating
from sikinerja.rilis import queries
from sikinerja.rilis.models import Rilis, RilisBaris, RilisBeda
from sikinerja.rilis.rules import StatusNilai
from sikinerja.rilis.rules.isi import LABEL
from sikinerja.skp.rules import Predikat

BEDA = Question(Path(__file__).with_name("beda.sql").read_text(encoding="utf-8"))
WORDS: Mapping[str, Mapping[str, str]] = {
    "status": dict(StatusNilai.choices()),
    "predikat": dict(Predikat.choices()),
    "rating_hasil_kerja": dict(Rating.choices()),
    "rating_perilaku": dict(Rating.choices()),
}


@dataclass(frozen=True, slots=True)
class Perubahan:
    """One column of one person: what it was, what it is; "–" where there is nothing."""

    label: str
    lama: str
    baru: str


def daftar(actor: Actor, rilis: Rilis) -> QuerySet[RilisBeda]:
    """The differences that an actor may read, by PD and name."""
    rows = RilisBeda.objects.filter(rilis=rilis).order_by("nama_pd", "nama", "pk")
    return rows if actor.is_bkd else rows.filter(perangkat_daerah__in=queries.pd_terlihat(actor))


def satu(baris: RilisBaris) -> list[Perubahan]:
    """What the correction that a row belongs to changed of its person; empty in a first release."""
    row = RilisBeda.objects.filter(rilis=baris.rilis_id, pegawai=baris.pegawai_id).first()
    return perubahan(row) if row else []


def perubahan(row: RilisBeda) -> list[Perubahan]:
    """In the order of the columns, in words."""
    return [
        Perubahan(
            _label(name, label, row.perubahan[name]),
            _word(name, row.perubahan[name][0]),
            _word(name, row.perubahan[name][1]),
        )
        for name, label in LABEL.items()
        if name in row.perubahan
    ]


def _label(name: str, label: str, pair: Sequence[Any]) -> str:
    """The column's word; a number is called what it is now (before, where there is none now)."""
    if not name.endswith("nip"):
        return label
    return label.replace("NIP", label_nip(pair[1] or pair[0]))


def _word(name: str, value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, int | float):
        return angka(value)
    return WORDS.get(name, {}).get(str(value), str(value))
