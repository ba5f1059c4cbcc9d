"""PostgreSQL's statistics, where they say that a table is empty that is not.

After a restore there are none; while a bulk load is not committed, autovacuum may count no rows. Until it
comes by again every join is planned for an empty table. The large questions hold even so (core.sql); for
the rest the worker looks every few minutes, and ``sikinerja migrate`` once.
"""

from __future__ import annotations

from django.db import connection

UNCOUNTED = """
    SELECT c.oid::regclass::text
    FROM pg_class c
    WHERE c.relnamespace = current_schema()::regnamespace
    AND c.relkind = 'r' AND c.reltuples <= 0
    AND pg_relation_size(c.oid) > 4 * current_setting('block_size')::int
    ORDER BY 1
"""
"""Tables of more than four pages in which no row was counted."""


def count_the_uncounted() -> list[str]:
    """ANALYZE those tables; their names come back."""
    with connection.cursor() as cursor:
        cursor.execute(UNCOUNTED)
        names = [name for (name,) in cursor.fetchall()]
        for name in names:
            cursor.execute(f"ANALYZE {name}")  # quoted by regclass
    return names
