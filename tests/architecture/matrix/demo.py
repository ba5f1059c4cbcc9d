"""The demo's own pages: a 404 for everybody wherever this is not a demo."""

from __future__ import annotations

from tests.architecture.matrix.rows import row

ROWS = (
    row("demo:jam", visitor=404, others=404),
    row("demo:surat", visitor=404, others=404),
)
