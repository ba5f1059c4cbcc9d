"""Heavy questions: SQL in a file beside the module that asks it, with named parameters.

For sets the size of a province; everything else is a queryset.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import connection, transaction

CHUNK = 5000
"""Rows that a stream keeps in memory at a time."""


@contextmanager
def reading() -> Iterator[None]:
    """A transaction in which questions are streamed, all of one moment; nothing is written."""
    with transaction.atomic(), connection.cursor() as cursor:
        if not connection.savepoint_ids:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


@dataclass(frozen=True, slots=True)
class Question:
    """A SELECT with parameters named ``%(so)s``."""

    text: str

    @classmethod
    def beside(cls, module: str, name: str, **tables: Question) -> Question:
        """The question in the file ``name`` beside ``module`` (its ``__file__``).

        ``tables`` are questions that it reads like tables of those names; PostgreSQL plans all as one.
        """
        body = Path(module).with_name(name).read_text(encoding="utf-8")
        if not tables:
            return cls(body)
        named = ",\n".join(f"{table} AS NOT MATERIALIZED (\n{q.text})" for table, q in tables.items())
        rest = body.split("WITH ", 1)
        own = f",\n{rest[1]}" if body.startswith("WITH ") else f"\n{body}"
        return cls(f"WITH {named}{own}")

    def rows(self, parameters: Mapping[str, Any]) -> list[dict[str, Any]]:
        """All answers, each by the names of its columns. One query."""
        with connection.cursor() as cursor:
            cursor.execute(self.text, parameters)
            names = _names(cursor)
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def stream(self, parameters: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
        """The answers one by one, :data:`CHUNK` of them in memory; inside a transaction only. One query."""
        with connection.chunked_cursor() as cursor:
            cursor.execute(self.text, parameters)
            while chunk := cursor.fetchmany(CHUNK):
                yield from chunk

    def each(self, parameters: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """:meth:`stream` with every answer by the names of its columns."""
        with connection.chunked_cursor() as cursor:
            cursor.execute(self.text, parameters)
            while chunk := cursor.fetchmany(CHUNK):
                names = _names(cursor)
                for row in chunk:
                    yield dict(zip(names, row, strict=True))


def _names(cursor: Any) -> list[str]:
    return [column.name for column in cursor.description or ()]
