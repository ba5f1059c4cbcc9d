"""Verbs of the release: asking for one, freezing, corrections, telling everybody."""
