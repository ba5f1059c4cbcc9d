"""The bell: everybody has one and sees nobody else's."""

from __future__ import annotations

from sikinerja.pemberitahuan.models import Pemberitahuan
from tests.architecture.matrix.rows import row
from tests.cast import Cast, moment


def bell(cast: Cast, lines: int = 1) -> int:
    """Notices of the owner; the newest one's id."""
    rows = [
        Pemberitahuan.objects.create(
            akun=cast.pegawai.akun,
            judul=f"SKP dikembalikan ({n})",
            isi="Periksa catatan koreksi.",
            tautan="/",
            kunci=f"uji-{n}",
            dibuat_pada=moment("2023-03-06 08:00"),
        )
        for n in range(lines)
    ]
    return rows[-1].pk


def many(cast: Cast) -> None:
    """More than one page of notices."""
    bell(cast, 40)


ROWS = (
    row("pemberitahuan:daftar", others=200, full=many),
    row("pemberitahuan:pilihan", others=200),
    row("pemberitahuan:baca_semua", others=303),
    row("pemberitahuan:baca", bell, owner=303, others=404),
)
