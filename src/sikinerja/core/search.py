"""Searching texts: ``nama__mengandung="ma'rifat"`` finds every way in which the same letters are written."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import models
from django.db.models import Func, Q

from sikinerja.core.text import identifier, number_sought, one_line

KATA_TERBANYAK = 8


class Lipat(Func):
    """A text as searches compare it (core migration 0002): for indexes and orders."""

    function = "core_lipat"
    output_field = models.TextField()


def words(q: str) -> list[str]:
    """The words that somebody searches for; behind a comma begins another one, with or without a space."""
    return one_line(q.replace(",", ", ")).split()[:KATA_TERBANYAK]


def pattern(word: str) -> str:
    """A word as the pattern of LIKE; the question folds it: ``LIKE core_lipat(%s)``."""
    for sign in ("\\", "%", "_"):
        word = word.replace(sign, f"\\{sign}")
    return f"%{word}%"


def holds(q: str, *columns: str) -> Q:
    """Rows that hold every word of ``q``, each in one of the columns."""
    found = Q()
    for word in words(q):
        found &= _any(columns, word)
    return found


def cocok(q: str, *, nama: str, nomor: str) -> Q:
    """People by the words of their name, or by the beginning of their number, however it is written."""
    if digits := number_sought(q):
        return Q(**{f"{nomor}__startswith": digits})
    found = Q()
    for word in words(q):
        found &= Q(**{f"{nama}__mengandung": word}) | Q(**{nomor: identifier(word)})
    return found


def _any(columns: Iterable[str], word: str) -> Q:
    found = Q()
    for column in columns:
        found |= Q(**{f"{column}__mengandung": word})
    return found


class Mengandung(models.Lookup):
    """``core_lipat(column) LIKE core_lipat('%word%')``: the index over ``Lipat`` serves it."""

    lookup_name = "mengandung"

    def get_prep_lookup(self) -> str:
        """The pattern."""
        return pattern(str(self.rhs))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        """The comparison."""
        column, left = self.process_lhs(compiler, connection)
        value, right = self.process_rhs(compiler, connection)
        return f"core_lipat({column}) LIKE core_lipat({value})", (*left, *right)


class Berawalan(Mengandung):
    """The same at the beginning of a text."""

    lookup_name = "berawalan"

    def get_prep_lookup(self) -> str:
        """The pattern."""
        return super().get_prep_lookup()[1:]


def register() -> None:
    """Make the lookups known to text columns."""
    for field in (models.CharField, models.TextField):
        field.register_lookup(Mengandung)
        field.register_lookup(Berawalan)
