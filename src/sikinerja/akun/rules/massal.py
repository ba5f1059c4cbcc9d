"""First passwords for many people at once. Pure Python."""

from __future__ import annotations

from datetime import timedelta

JENIS = "PASSWORD_PERTAMA"
TUGAS = "worker.password_massal"
PALING_BANYAK = 1000
"""People of one list: what can be printed and handed out in one go."""
SEKALI = 20
"""People of one transaction: a second of hashing."""
MASA_LEMBAR = timedelta(hours=24)
"""How long a list waits to be printed."""

TIDAK_ADA_ORANG = "Tidak ada akun aktif yang belum pernah masuk pada pilihan ini."
TERLALU_BANYAK = f"Paling banyak {PALING_BANYAK} orang sekali buat. Persempit, misalnya per perangkat daerah."
SUDAH_DITAMPILKAN = (
    "Daftar ini sudah ditampilkan atau kedaluwarsa. Bila tidak sempat tercetak, buat daftar baru: "
    "password yang lama langsung diganti."
)
BELUM_SIAP = "Daftar ini belum siap. Tunggu sampai semua password dibuat."


def kunci(akun_id: int) -> str:
    """One such job at a time for each who asks."""
    return f"password_pertama:{akun_id}"
