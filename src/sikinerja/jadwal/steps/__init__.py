"""Pieces of changing a window that lives inside somebody's transaction."""
