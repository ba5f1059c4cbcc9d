"""Aktivitas harian: one's own only; whoever else looks finds nothing."""

from __future__ import annotations

from tests.architecture.matrix.rows import row
from tests.builders import aktivitas, skp
from tests.cast import Cast

OWN = {"owner": 200, "others": 404}


def one(cast: Cast) -> int:
    """An activity of last month."""
    return aktivitas.aktivitas(skp.disetujui(cast.riwayat)).pk


def plan(cast: Cast) -> int:
    """A plan for tomorrow."""
    return aktivitas.rencana(skp.disetujui(cast.riwayat)).pk


def month(cast: Cast) -> tuple[int, int, int]:
    """A month and an indikator of the owner's SKP, with many activities."""
    made = skp.disetujui(cast.riwayat, rhk=6, indikator=5)
    aktivitas.sebulan(made, jumlah=90)
    for _ in range(8):
        aktivitas.rencana(made)
    return 2023, 2, made.rhk.all()[0].indikator.all()[0].pk


TYPED = {
    "jenis": "aktivitas", "uraian": "Menyusun laporan", "indikator": "lain", "tanggal": "2023-03-06",
    "mulai": "08:00", "selesai": "09:00",
}  # fmt: skip
ROWS = (
    row("aktivitas:ringkasan", one, full=month, others=200),
    row("aktivitas:semua", one, full=month, others=200),
    row("aktivitas:tambah", one, post=TYPED, owner=303, others=422),
    row("aktivitas:ubah", one, **OWN),
    row("aktivitas:hapus", one, **OWN),
    row("aktivitas:rencana_input", plan, **OWN),
    row("aktivitas:rencana_hapus", plan, **OWN),
    row("aktivitas:bulan_indikator", month, **OWN),
    row("aktivitas:bulan_tugas_lain", month, others=200),
)
