"""Menu ``aktivitas``."""
