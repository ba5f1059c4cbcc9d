"""A question that every page asks, translated into SQL once.

Translating a large queryset takes Django longer than answering it takes PostgreSQL: what the menu shows cost
eighteen milliseconds a page, two of them in the database (docs/performance.md).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from functools import cached_property
from typing import Any

from django.db import connection
from django.db.models import QuerySet

STAND_INS: dict[type, Any] = {
    int: 31_300,
    date: date(1, 2, 3),
    datetime: datetime(1, 2, 3, 4, 5, 6, tzinfo=UTC),
}


class Prepared:
    """A queryset of ``values()`` whose parameters are filled in anew each time.

    ``build`` makes the queryset from keyword arguments of the given ``kinds``, each used as a plain value and
    never in a decision of Python's. Answers come as the driver gives them: JSON is text.
    """

    def __init__(self, build: Callable[..., QuerySet[Any, Any]], **kinds: type) -> None:
        """Keep the recipe; the first question translates it."""
        self._build = build
        self._stand_ins = {name: _stand_in(kind, number) for number, (name, kind) in enumerate(kinds.items())}

    @cached_property
    def _translated(self) -> tuple[str, tuple[str | None, ...], tuple[Any, ...]]:
        """SQL, and for each of its parameters the argument it stands for or its fixed value."""
        sql, found = self._build(**self._stand_ins).query.sql_with_params()
        by_value = {value: name for name, value in self._stand_ins.items()}
        names = tuple(by_value.get(value) if isinstance(value, int | date) else None for value in found)
        missing = set(self._stand_ins) - set(names)
        if missing:
            raise ValueError(f"never used as a plain value: {sorted(missing)}")
        return sql, names, tuple(found)

    def rows(self, **values: Any) -> list[dict[str, Any]]:
        """Ask, in one query."""
        sql, names, fixed = self._translated
        return _fetch(sql, [values[n] if n else value for n, value in zip(names, fixed, strict=True)])


def unprepared(rows: QuerySet[Any, Any]) -> list[dict[str, Any]]:
    """The answers of a queryset of ``values()`` that is asked seldom, in the form of :class:`Prepared`."""
    sql, params = rows.query.sql_with_params()
    return _fetch(sql, params)


def _fetch(sql: str, params: Sequence[Any]) -> list[dict[str, Any]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        columns = [column.name for column in cursor.description or ()]
        return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _stand_in(kind: type, number: int) -> Any:
    """A value that no query has by itself, different for each argument, within the smallest column."""
    value = STAND_INS[kind]
    if kind is date:
        return value.replace(day=1 + number)
    return value + number if kind is int else value.replace(microsecond=number)
