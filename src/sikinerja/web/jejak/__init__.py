"""Menu ``jejak``: the audit trail (Kelola)."""
