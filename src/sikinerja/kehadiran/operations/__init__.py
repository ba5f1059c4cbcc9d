"""Bringing attendance in, from another application or from a file (F8.2)."""
