"""Files of a release: which there are, and which are too large for a page to wait for. Pure Python."""

from __future__ import annotations

from sikinerja.core.choices import LabeledEnum

JENIS = "RILIS_BERKAS"
TUGAS = "rilis.tulis_berkas"
"""The worker's task."""


class Bentuk(LabeledEnum):
    """Kinds of file."""

    XLSX = "xlsx", "Excel (XLSX)"
    CSV = "csv", "CSV"


TERBANYAK = {Bentuk.XLSX: 5_000, Bentuk.CSV: 50_000}
"""Rows that are written while somebody waits; more are the worker's."""


def perlu_pekerja(bentuk: Bentuk, jumlah: int) -> bool:
    """Whether the worker writes the file."""
    return jumlah > TERBANYAK[bentuk]
