"""Menu ``profil``."""
