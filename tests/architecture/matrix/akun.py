"""Coming in and going out: everybody's own."""

from __future__ import annotations

from sikinerja.akun import queries
from tests.architecture.matrix.rows import LOGIN, row
from tests.cast import Cast


def reset_link(cast: Cast) -> tuple[str, str]:
    """What the owner's mail carries."""
    return queries.tautan_reset(cast.pegawai.akun)


ROWS = (
    row("healthz", visitor=200, others=200),
    row("readyz", visitor=200, others=200),
    row("akun:masuk", visitor=200, others=303),
    row("akun:langkah_kedua", others=LOGIN),
    row("akun:keluar", others=200),
    row("akun:keluar_semua", others=LOGIN),
    row("akun:ganti_password", others=200),
    row("akun:lupa_password", visitor=200, others=200),
    row("akun:password_baru", reset_link, visitor=303, others=303, who="visitor"),
)
