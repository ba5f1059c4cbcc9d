"""Menu ``data_induk``: PD, unit kerja, jabatan, pangkat, and who looks after a PD (Kelola)."""
