"""Issuing documents."""
