"""Read-only questions over everything, by theme."""
