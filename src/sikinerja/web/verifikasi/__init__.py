"""Menu ``verifikasi``: public."""
