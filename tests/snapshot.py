"""Writing the cast's rows in one statement: written once row by row, they are the same for every test."""

from __future__ import annotations

import pickle
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, transaction
from django.test import override_settings

from tests.cast import Cast, make_cast
from tests.emptying import KEPT

MD5 = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The rows as JSON by table, and the objects that stand for them."""

    rows: dict[str, str]
    cast: bytes

    def write(self) -> Cast:
        """Put the cast into the database; everybody gets objects of their own."""
        tables = ", ".join(
            f't{n} AS (INSERT INTO "{t}" SELECT * FROM json_populate_recordset(NULL::"{t}", %s))'  # noqa: S608 - ours
            for n, t in enumerate(self.rows)
        )
        with connection.cursor() as cursor:
            cursor.execute(f"WITH {tables} SELECT 1", list(self.rows.values()))
        found: Cast = pickle.loads(self.cast)  # noqa: S301 - our own objects
        return found


def take() -> Snapshot:
    """Make the cast in an empty database, remember it, and take it back; its ids are not given again."""
    tables = [m._meta.db_table for m in apps.get_models() if m.__module__.startswith("sikinerja.")]
    with override_settings(PASSWORD_HASHERS=MD5), transaction.atomic(), connection.cursor() as cursor:
        cast, rows = make_cast(), {}
        for table in sorted(set(tables) - set(KEPT)):
            cursor.execute(f'SELECT json_agg(t)::text FROM "{table}" t')  # noqa: S608 - ours
            found = cursor.fetchone()[0]
            if found:
                rows[table] = found
        transaction.set_rollback(True)
    return Snapshot(rows, pickle.dumps(cast))
