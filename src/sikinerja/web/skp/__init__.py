"""Menu ``skp``."""
