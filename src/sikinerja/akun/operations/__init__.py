"""The verbs of accounts, by theme."""
