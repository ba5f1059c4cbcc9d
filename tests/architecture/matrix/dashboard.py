"""The dashboard: everybody's own."""

from __future__ import annotations

from tests.architecture.matrix.rows import row

ROWS = (row("dashboard:beranda", others=200),)
