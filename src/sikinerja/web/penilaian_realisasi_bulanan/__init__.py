"""Menu ``penilaian_realisasi_bulanan``."""
