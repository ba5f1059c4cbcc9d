"""Fills tables by COPY: the demo province writes over a million rows and must not keep anybody waiting."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any

from django.db import connection, models
from django.db.models.expressions import DatabaseDefault


class Writer:
    """Collects rows, hands out their keys, and writes each table in one COPY.

    Keys begin at 1: the tables must be empty. The database checks every constraint as usual.
    """

    def __init__(self) -> None:
        self._rows: dict[type[models.Model], list[tuple[Any, ...]]] = defaultdict(list)
        self._fields: dict[type[models.Model], tuple[tuple[str, Any], ...]] = {}
        self._written: dict[type[models.Model], int] = defaultdict(int)

    def add(self, model: type[models.Model], /, **values: Any) -> int:
        """Keep a row for later; every column without a default must be given. Returns the row's key."""
        fields = self._fields.get(model) or self._describe(model)
        key = self.next_key(model)
        values["id"] = key
        self._rows[model].append(tuple(values.get(name, default) for name, default in fields))
        return key

    def next_key(self, model: type[models.Model]) -> int:
        """The key that the next row of a table will get: for rows that point at each other."""
        return self._written[model] + len(self._rows[model]) + 1

    def _describe(self, model: type[models.Model]) -> tuple[tuple[str, Any], ...]:
        described = tuple((field.attname, _default(field)) for field in model._meta.concrete_fields)
        self._fields[model] = described
        return described

    def write(self) -> dict[str, int]:
        """Write what has been added since the last call; returns the number of rows by table."""
        counts = {}
        for model in sorted(self._rows, key=lambda m: list(self._fields).index(m)):
            rows = self._rows.pop(model)
            self._copy(model, rows)
            self._written[model] += len(rows)
            counts[model._meta.db_table] = len(rows)
        return counts

    def _copy(self, model: type[models.Model], rows: list[tuple[Any, ...]]) -> None:
        table = model._meta.db_table
        json_columns = [
            index for index, f in enumerate(model._meta.concrete_fields) if isinstance(f, models.JSONField)
        ]
        quote = connection.ops.quote_name
        names = ", ".join(quote(field.column) for field in model._meta.concrete_fields if field.column)
        statement = f"COPY {quote(table)} ({names}) FROM STDIN"
        with connection.cursor() as cursor:
            with cursor.copy(statement) as copy:
                for row in rows:
                    copy.write_row(_dumped(row, json_columns) if json_columns else row)
            cursor.execute(
                "SELECT setval(pg_get_serial_sequence(%s, 'id'), %s)",
                [quote(table), len(rows) + self._written[model]],
            )


def _default(field: models.Field[Any, Any]) -> Any:
    """What a column holds when nothing is given: COPY knows no default of the database's own."""
    if not (field.has_default() or field.has_db_default() or field.empty_strings_allowed):
        return None
    default = field.get_default()
    return field.db_default if isinstance(default, DatabaseDefault) else default


def _dumped(row: tuple[Any, ...], json_columns: list[int]) -> list[Any]:
    values = list(row)
    for index in json_columns:
        if not isinstance(values[index], str):
            values[index] = json.dumps(values[index])
    return values
