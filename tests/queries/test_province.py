"""The province of the measurements: a small one obeys every constraint and is counted right."""

from __future__ import annotations

from collections import Counter

import pytest
from django.db import connection

from sikinerja.kepegawaian.queries import bulan
from sikinerja.penilaian.models import Penilaian
from tests.bench import province
from tests.emptying import empty
from tests.moments import ZONE

pytestmark = pytest.mark.django_db
PEOPLE = 700
FOREIGN_KEYS = """
SELECT format(
    'SELECT count(*) FROM %s r WHERE %I IS NOT NULL AND NOT EXISTS (SELECT FROM %s t WHERE t.id = r.%I)',
    k.conrelid::regclass, a.attname, k.confrelid::regclass, a.attname)
FROM pg_constraint k JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
WHERE k.contype = 'f' AND k.connamespace = current_schema()::regnamespace
"""


def test_a_small_province_stands_and_everybody_has_a_place() -> None:
    empty()
    province.fill(PEOPLE)
    rows = bulan.daftar(province.MONTH, zone=ZONE)

    assert [row.pegawai_id for row in rows] == list(range(1, PEOPLE + 1))
    assert Counter(row.perangkat_daerah_id for row in rows) == {1: 350, 2: 350}
    assert all(row.sudah_bertugas and row.penilai_id for row in rows)
    assert Penilaian.objects.exclude(predikat="").count() == PEOPLE * 74 // 100


def test_nothing_in_it_points_nowhere() -> None:
    empty()
    province.fill(PEOPLE)
    with connection.cursor() as cursor:
        cursor.execute(FOREIGN_KEYS)
        for (count,) in cursor.fetchall():
            cursor.execute(count)
            assert cursor.fetchone() == (0,), count
