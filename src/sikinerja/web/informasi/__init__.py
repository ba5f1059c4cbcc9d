"""Menu ``informasi``: announcements by BKD, written under Kelola, read by everybody."""
