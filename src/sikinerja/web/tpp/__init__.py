"""Menu ``tpp``: policies and exemptions of TPP (Kelola)."""
