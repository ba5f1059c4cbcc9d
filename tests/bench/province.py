"""A province of any size in a database of its own, filled by SQL in one go and dropped afterwards.

``with province(1_000_000): ...`` copies the tests' empty database, fills February 2023 (province.sql) and
points Django at it; in a test marked ``django_db(transaction=True)``.
A million people take minutes and some GB.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, connections, transaction

from sikinerja.core.time import Month

SQL = Path(__file__).with_suffix(".sql")
FILLED = re.compile(r"^INSERT INTO (\w+)", re.MULTILINE)
MONTH = Month(2023, 2)
NOW = "2023-03-09 09:00"
PEOPLE_IN_PD = 350
SIZES = (14_140, 100_000, 1_000_000)
INDEXES = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid) FROM pg_index i
JOIN pg_class c ON c.oid = i.indrelid
WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r'
AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = i.indexrelid)
"""
EXCLUSIONS = """
SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint
WHERE contype = 'x' AND connamespace = current_schema()::regnamespace
"""


@contextmanager
def province(people: int) -> Iterator[None]:
    """A filled database for the time of a ``with``; Django's own one comes back afterwards."""
    own, name = str(connection.settings_dict["NAME"]), f"bench_{people}"
    _control(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)", f'CREATE DATABASE {name} TEMPLATE "{own}"')
    _point_at(name)
    try:
        fill(people)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        yield
    finally:
        _point_at(own)
        _control(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def fill(people: int) -> None:
    """Write everybody; indexes come after the rows, foreign keys and triggers rest meanwhile."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SET LOCAL statement_timeout = 0")
        cursor.execute("SET LOCAL maintenance_work_mem = '256MB'")
        cursor.execute(INDEXES)
        indexes = cursor.fetchall()
        cursor.execute(EXCLUSIONS)
        exclusions = cursor.fetchall()
        for index, _ in indexes:
            cursor.execute(f"DROP INDEX {index}")
        for table, constraint, _ in exclusions:
            cursor.execute(f"ALTER TABLE {table} DROP CONSTRAINT {constraint}")
        cursor.execute(SQL.read_text(), {"people": people})
        for table in sorted(set(FILLED.findall(SQL.read_text()))):
            cursor.execute(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), {3 * people + 100})")
        for _, definition in indexes:
            cursor.execute(definition)
        for table, constraint, definition in exclusions:
            cursor.execute(f"ALTER TABLE {table} ADD CONSTRAINT {constraint} {definition}")
        cursor.execute("SET LOCAL session_replication_role = origin")


def _point_at(name: str) -> None:
    connection.close()
    connections["default"].close_pool()  # type: ignore[attr-defined]
    connection.settings_dict["NAME"] = name


def _control(*commands: str) -> None:
    """Commands about databases, asked from beside them."""
    own = str(connection.settings_dict["NAME"])
    _point_at("postgres")
    connection.set_autocommit(autocommit=True)
    with connection.cursor() as cursor:
        for command in commands:
            cursor.execute(command)
    _point_at(own)
