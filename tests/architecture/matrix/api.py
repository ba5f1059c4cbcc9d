"""The pages that explain the API: for everybody; its endpoints are asked in tests/api."""

from __future__ import annotations

from tests.architecture.matrix.rows import row
from tests.cast import Cast


def largest(cast: Cast) -> str:
    """The part with the longest page."""
    return "penilaian-bulanan"


def smallest(cast: Cast) -> str:
    """A part with little in it."""
    return "rilis"


ROWS = (
    row("api:openapi", visitor=200, others=200),
    row("api:dokumentasi", visitor=200, others=200),
    row("api:rincian", largest, bare=smallest, visitor=200, others=200),
)
