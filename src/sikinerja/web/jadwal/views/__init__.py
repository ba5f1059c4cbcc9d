"""Pages of the menu ``jadwal``."""
