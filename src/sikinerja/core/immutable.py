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
