"""Menu ``riwayat_jabatan``."""
