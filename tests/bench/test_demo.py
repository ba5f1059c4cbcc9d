"""How long the demo province takes to be made (`make bench`)."""

from __future__ import annotations

import pytest

from sikinerja.demo.load import load
from tests.bench.measure import seconds
from tests.moments import moment

pytestmark = [pytest.mark.bench, pytest.mark.django_db]


@pytest.mark.parametrize(("people", "limit"), [(300, 20), (14_140, 180)])
def test_a_province_is_made_in_time(people: int, limit: int) -> None:
    counts: dict[str, int] = {}
    spent = seconds(lambda: counts.update(load(now=moment("2023-03-07 09:00"), pegawai=people)))
    rows = sum(counts.values())
    print(f"\n  province of {people}: {spent:.1f} s for {rows} rows ({spent / limit:.2f} of the limit)")
    assert spent < limit
