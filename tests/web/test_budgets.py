"""No page costs more than twelve queries: every page of the resolver in its heaviest state."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.architecture.addresses import addresses
from tests.architecture.matrix.rows import all_rows, person, place
from tests.cast import Cast

BUDGET = 12
ROWS = all_rows()
PAGES = [a.name for a in addresses() if not a.is_post_only and a.name in ROWS]


def spent(client: Client, address: str) -> list[str]:
    """The statements of one visit, the second one: what is cached for everybody is not counted."""
    client.get(address)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(address)
    return [q["sql"] for q in queries.captured_queries if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]


@pytest.mark.parametrize("name", PAGES)
def test_no_page_costs_more_than_twelve_queries(name: str, cast: Cast, at: Callable[[str], None]) -> None:
    row = ROWS[name]
    address = place(name, (row.full or row.build)(cast))
    client, viewer = Client(), person(cast, row.viewer)
    if viewer is not None:
        client.force_login(viewer.akun)
    statements = spent(client, address)
    assert len(statements) <= BUDGET, f"{len(statements)} queries:\n" + "\n".join(s[:200] for s in statements)
