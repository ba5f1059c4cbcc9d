"""Menu ``penilaian_skp``."""
