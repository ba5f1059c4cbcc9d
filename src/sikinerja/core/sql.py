"""Heavy questions: SQL in a file beside the module that asks it, with named parameters.

For sets the size of a province; everything else is a queryset.

Each of them is quick whatever PostgreSQL believes of its tables: right after a restore or a bulk load it
may believe that they are empty, and would then read a table whole for each row of another. So rows are not
joined but looked up: ``LATERAL (SELECT ... WHERE key = ... LIMIT 1)`` or a scalar sub-select over **one**
table, that the planner cannot turn into a join. Beside the key stands nothing that another index could
serve (a month is ``12 * tahun + bulan``): to a planner that believes in no rows one index is as good as
another. ``tests/queries/test_statistics.py`` holds it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from django.db import connection, transaction
from django.db.models import Q, QuerySet, Subquery
from django.db.models.lookups import IsNull

from sikinerja.core.errors import Busy, Conflict

CHUNK = 5000
"""Rows that a stream keeps in memory at a time."""


PASSING = ("08", "53", "57")
"""Classes of SQLSTATE that pass by themselves: connection, resources, an operator or a time limit."""
PASSING_STATES = frozenset({"25P03", "25P04", "40001", "40P01", "55P03"})
"""Too long idle in a transaction, too long a transaction, two in each other's way, a lock not had in time."""


def busy(error: BaseException | None) -> Busy | None:
    """What to answer where the database did not (in time); None: something else is wrong.

    Decided by SQLSTATE: the same limit is an OperationalError or an InternalError, as the driver pleases.
    Without one the connection could not be had, or broke.
    """
    while error is not None and not isinstance(error, psycopg.Error):
        error = error.__cause__
    if error is None:
        return None
    state = error.sqlstate
    if state is None:
        return Busy() if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError) else None
    return Busy() if state.startswith(PASSING) or state in PASSING_STATES else None


def not_free(error: BaseException) -> bool:
    """Whether somebody else holds what was to be locked at once."""
    return isinstance(error.__cause__, psycopg.errors.LockNotAvailable)


REFUSED = "SK409"
"""SQLSTATE by which a trigger of ours refuses, in words, what has become impossible meanwhile."""


def refused(error: BaseException) -> Conflict | None:
    """What to answer where a trigger refused with :data:`REFUSED`; None: something else is wrong."""
    cause = error.__cause__
    if isinstance(cause, psycopg.Error) and cause.sqlstate == REFUSED:
        return Conflict(str(cause.diag.message_primary))
    return None


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


def exists_by_index(rows: QuerySet[Any]) -> Q:
    """That there is one of these rows, looked up through an index for each row outside, as above.

    ``Exists`` may become a join, whose plan hangs on what PostgreSQL believes of its tables.
    """
    return Q(IsNull(Subquery(rows.order_by().values("pk")[:1]), False))  # noqa: FBT003 - a lookup, not a flag


def _names(cursor: Any) -> list[str]:
    return [column.name for column in cursor.description or ()]
