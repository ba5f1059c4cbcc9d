"""Menu ``kehadiran``: a month's attendance, brought in and looked at (Kelola)."""
