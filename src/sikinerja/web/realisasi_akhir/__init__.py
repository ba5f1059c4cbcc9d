"""Menu ``realisasi_akhir``."""
