"""Views of the menu Kelola, by theme: akun, dokumen."""
