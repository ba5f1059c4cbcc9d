"""Menu ``akun``."""
