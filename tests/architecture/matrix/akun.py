"""Coming in and going out: everybody's own."""

from __future__ import annotations

from tests.architecture.matrix.rows import LOGIN, row

ROWS = (
    row("healthz", visitor=200, others=200),
    row("readyz", visitor=200, others=200),
    row("akun:masuk", visitor=200, others=303),
    row("akun:keluar", others=200),
    row("akun:keluar_semua", others=LOGIN),
    row("akun:ganti_password", others=200),
)
