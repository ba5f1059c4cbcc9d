"""Menu ``kelola``."""
