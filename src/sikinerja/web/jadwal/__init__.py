"""Menu ``jadwal``."""
