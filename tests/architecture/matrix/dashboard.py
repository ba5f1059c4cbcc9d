"""The dashboard: everybody's own."""

from __future__ import annotations

from tests.architecture.matrix.rows import row

ROWS = (
    row("dashboard:beranda", others=200),
    row("dashboard:organisasi", bkd=200, pengelola_lain=200, pimpinan_lain=200, others=403, who="bkd"),
)
