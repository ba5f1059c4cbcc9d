"""Every page of the resolver in its heaviest state: twelve queries, fifteen kilobytes over the wire.

Scripts, styles and icons are fetched once; ``tests/browser/test_pages.py`` weighs the first page of all.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.architecture.addresses import addresses
from tests.architecture.matrix.rows import all_rows, person, place
from tests.cast import Cast
from tests.clients import logged_in

QUERIES, WEIGHT = 12, 15_000
A_CHUNK = 1
"""A file of people asks once for every so many of its rows who rates them now."""
ROWS = all_rows()
PAGES = [a.name for a in addresses() if not a.is_post_only and a.name in ROWS]
HOUSEKEEPING = ("SAVEPOINT", "RELEASE", "ROLLBACK")


@pytest.mark.parametrize("name", PAGES)
def test_page_keeps_its_budget(name: str, cast: Cast, at: Callable[[str], None]) -> None:
    row = ROWS[name]
    address = place(name, (row.full or row.build)(cast))
    viewer = person(cast, row.viewer)
    client = logged_in(viewer.akun if viewer else None, headers={"Accept-Encoding": "gzip"})
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    statements = [q["sql"] for q in queries.captured_queries if not q["sql"].startswith(HOUSEKEEPING)]
    listed = "\n".join(s[:200] for s in statements)
    weight = len(response.getvalue())
    is_page = response.headers["Content-Type"].startswith("text/html")  # a file is what somebody asked for
    allowed = QUERIES if is_page else QUERIES + A_CHUNK
    assert len(statements) <= allowed, f"{len(statements)} queries:\n{listed}"
    if is_page:
        assert weight <= WEIGHT, f"{weight} bytes, compressed"
