"""Menu ``mutasi``."""
