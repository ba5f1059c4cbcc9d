"""Kelola » Import: files of employees and organisation, checked and applied in the background (F8.8)."""
