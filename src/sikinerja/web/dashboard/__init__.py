"""Menu ``dashboard``."""
