"""Menu ``pemberitahuan``."""
