"""Menu ``penilaian_realisasi_akhir``."""
