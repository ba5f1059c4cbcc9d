"""Menu ``keadaan_khusus``: leave, study, retirement, death (Kelola)."""
