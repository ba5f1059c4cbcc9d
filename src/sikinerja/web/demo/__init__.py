"""Menu ``demo``."""
