"""Verbs of personnel data, by theme."""
