"""Menu ``realisasi_bulanan``."""
