"""Migration operation for tables whose rows are written once: the database itself refuses the rest."""

from __future__ import annotations

from django.db.migrations import RunSQL


def immutable(table: str) -> RunSQL:
    """Refuse every UPDATE and DELETE on ``table`` (see core migration 0001)."""
    name = f"{table}_tolak_ubah"
    return RunSQL(
        f'CREATE TRIGGER "{name}" BEFORE UPDATE OR DELETE ON "{table}" '
        "FOR EACH ROW EXECUTE FUNCTION core_tolak_ubah()",
        f'DROP TRIGGER "{name}" ON "{table}"',
    )


def never_emptied(table: str) -> RunSQL:
    """Refuse every TRUNCATE of ``table``."""
    name = f"{table}_tolak_kosongkan"
    return RunSQL(
        f'CREATE TRIGGER "{name}" BEFORE TRUNCATE ON "{table}" '
        "FOR EACH STATEMENT EXECUTE FUNCTION core_tolak_ubah()",
        f'DROP TRIGGER "{name}" ON "{table}"',
    )
