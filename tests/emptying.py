"""Taking every row away that a test committed, quickly."""

from __future__ import annotations

from django.db import connection

# Rows that migrations bring, and that no test changes.
KEPT = ("django_migrations", "django_content_type", "auth_permission", "kepegawaian_pangkat")

# Triggers and foreign keys rest meanwhile: some tables refuse to lose a row.
SQL = """
DO $$
DECLARE
    name regclass;
BEGIN
    PERFORM set_config('session_replication_role', 'replica', true);
    FOR name IN SELECT oid::regclass FROM pg_class
        WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> ALL (ARRAY[{kept}])
    LOOP
        EXECUTE format('DELETE FROM %s', name);
    END LOOP;
END $$
"""


def empty() -> None:
    """Leave what a fresh database holds: the schema and the migrations' rows."""
    kept = ", ".join(f"'{name}'" for name in KEPT)
    with connection.cursor() as cursor:
        cursor.execute(SQL.format(kept=kept))


RESTART = """
SELECT setval(s.oid::regclass, 1, false) FROM pg_class s
    JOIN pg_depend d ON d.objid = s.oid AND d.deptype IN ('a', 'i')
    JOIN pg_class t ON t.oid = d.refobjid
    WHERE s.relkind = 'S' AND s.relnamespace = 'public'::regnamespace AND t.relname <> ALL (%s)
"""


def restart() -> None:
    """Give ids from 1 on again: bulk writers set the sequences, and never below what a session began with."""
    with connection.cursor() as cursor:
        cursor.execute(RESTART, [list(KEPT)])
