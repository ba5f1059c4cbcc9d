"""Informasi: BKD writes, everybody reads."""

from __future__ import annotations

from datetime import date

from sikinerja.pemberitahuan.models import Informasi
from tests.architecture.matrix.rows import row
from tests.cast import Cast, moment

ISI = "<p>Pengisian realisasi <b>Februari</b> dibuka.</p><ul><li>Lengkapi aktivitas</li></ul>" * 5


def one(cast: Cast) -> int:
    """An announcement for everybody."""
    return Informasi.objects.create(
        judul="Pengisian realisasi", isi=ISI, berlaku_dari=date(2023, 3, 1), berlaku_sampai=date(2023, 3, 31),
        dibuat_pada=moment("2023-03-01 08:00"),
    ).pk  # fmt: skip


def many(cast: Cast) -> None:
    """More than a page of them, some for one PD."""
    for n in range(40):
        pk = one(cast)
        if n % 3 == 0:
            Informasi.objects.get(pk=pk).sasaran.add(cast.badan, cast.dinas)


BKD = {"bkd": 200, "others": 404}
ROWS = (
    row("informasi:semua", full=many, others=200),
    row("informasi:daftar", full=many, **BKD),
    row("informasi:tambah", **BKD),
    row("informasi:ubah", one, **BKD),
    row("informasi:akhiri", one, **BKD),
    row("informasi:hapus", one, **BKD),
)
