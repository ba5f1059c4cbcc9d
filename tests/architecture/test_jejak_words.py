"""The audit trail speaks in the words of the pages: every deed and object has its own (issue 9, F51)."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator

from django.apps import apps

from sikinerja.impor.rules import StatusImpor
from sikinerja.jejak.rules.objek import BAGIAN, OBJEK
from sikinerja.jejak.rules.tindakan import RUANG, TINDAKAN, kata_aksi
from sikinerja.kepegawaian.models import Jabatan, Pangkat, PerangkatDaerah, UnitKerja
from sikinerja.skp.rules import TRANSITIONS
from tests.architecture.source import modules

BUKAN_TINDAKAN = {
    "akun.percobaan", "kepegawaian.perubahan", "kepegawaian.riwayat", "kepegawaian.unit", "mutasi.berhenti",
    "skp.periode", "tpp.kebijakan",
}  # fmt: skip
"""Names of locks and the like that look like deeds."""
DIRANGKAI = {
    "skp.": {arrow.name for arrow in TRANSITIONS} | {"mutasi", "batal_mutasi"},
    "impor.": {
        one.value.lower() for one in StatusImpor if one not in {StatusImpor.SIAP, StatusImpor.DITERAPKAN}
    },
    "kepegawaian.tambah_": {m._meta.model_name or "" for m in (Jabatan, Pangkat, PerangkatDaerah, UnitKerja)},
    "kepegawaian.ubah_": {m._meta.model_name or "" for m in (Jabatan, Pangkat, PerangkatDaerah, UnitKerja)},
}
"""Deeds whose names are put together: what stands before, what may follow."""
ASING = re.compile(
    r"\b(edit|load|data induk_|webhook_|siap|token_|update|delete|create|reset|list)\b|_", re.IGNORECASE
)


def named() -> Iterator[str]:
    """Everything in operations and steps that is written like a deed; beginnings end with a brace."""
    deed = re.compile(rf"({'|'.join(RUANG)})\.[a-z_]+")
    for module in modules():
        if not {"operations", "steps"} & set(module.name.split(".")):
            continue
        parts = {id(v) for n in ast.walk(module.tree) if isinstance(n, ast.JoinedStr) for v in n.values}
        for node in ast.walk(module.tree):
            value = node.value if isinstance(node, ast.Constant) and id(node) not in parts else None
            if isinstance(value, str) and deed.fullmatch(value) and value not in BUKAN_TINDAKAN:
                yield value


def deeds() -> set[str]:
    """Every deed that the audit trail may hold."""
    joined = {f"{before}{after}" for before, names in DIRANGKAI.items() for after in names}
    return set(named()) | joined


def test_every_deed_has_its_words() -> None:
    unnamed = sorted(deeds() - set(TINDAKAN))
    assert not unnamed, f"add lines to jejak/rules/tindakan.py: {unnamed}"
    unused = sorted(set(TINDAKAN) - deeds())
    assert not unused, f"nobody does these any more: {unused}"


def test_every_room_that_writes_has_its_name() -> None:
    assert {deed.partition(".")[0] for deed in deeds()} <= set(RUANG)


def test_every_model_has_a_name_that_people_read() -> None:
    ours = {m._meta.label_lower for m in apps.get_models() if m.__module__.startswith("sikinerja.")}
    assert ours == {*OBJEK, *BAGIAN}
    assert not {*OBJEK} & {*BAGIAN}


def test_no_word_is_internal_and_none_is_said_twice() -> None:
    for deed in deeds():
        said = kata_aksi(deed)
        assert not ASING.search(said), said
        room, _, words = said.partition(": ")
        assert words.casefold() != room.casefold(), said
    twice = [words for words, count in Counter(kata_aksi(deed) for deed in TINDAKAN).items() if count > 1]
    assert set(twice) <= SAMA, twice


SAMA = {"SKP: simpan ekspektasi"}
"""Two deeds that are one for whoever reads: the first time and again."""
