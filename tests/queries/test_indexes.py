"""Which column an index begins with: what the large questions rest on when statistics are wrong.

To a planner that believes in no rows, each index that holds the looked-up key costs the same, wherever in
the index it stands, but one where it stands behind another column is read whole. See
`docs/decisions.md`, "Large questions look up instead of joining".
"""

from __future__ import annotations

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db

LATER_KEYS = """
    SELECT index.relname, later.column
    FROM pg_index
    JOIN pg_class AS index ON index.oid = pg_index.indexrelid
    CROSS JOIN LATERAL (
        SELECT pg_get_indexdef(index.oid, nth, true) AS column
        FROM generate_series(2, pg_index.indnkeyatts) AS nth
    ) AS later
    WHERE index.relnamespace = 'public'::regnamespace AND EXISTS (
        SELECT FROM pg_constraint
        JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY (conkey)
        WHERE contype = 'f' AND conrelid = pg_index.indrelid AND attname = later.column
    )
"""
LINKS = {
    # Few rows: as many as there are PD, roles or deputies.
    ("auth_group_permissions_group_id_permission_id_0cd325b0_uniq", "permission_id"),
    ("jadwal_satu_per_bulan", "perangkat_daerah_id"),
    ("pelaksana_tugas_tidak_bertumpuk", "menggantikan_id"),
    ("pemberitahuan_informasi__informasi_id_perangkatda_a33c0971_uniq", "perangkatdaerah_id"),
    ("pengelola_satu", "perangkat_daerah_id"),
    ("rilis_rekap_satu_per_pd", "perangkat_daerah_id"),
    ("unit_satu_pd", "perangkat_daerah_id"),
    # Read from the side that the index begins with: one page's rows, never a province's.
    ("pengajuan_indikator_satu", "indikator_id"),
    ("umpan_balik_indikator_satu", "pengajuan_indikator_id"),
    ("versi_indikator_satu", "indikator_id"),
    ("versi_rhk_satu", "rhk_id"),
}


def test_no_index_hides_a_key_behind_another_column() -> None:
    with connection.cursor() as cursor:
        cursor.execute(LATER_KEYS)
        assert set(cursor.fetchall()) == LINKS
