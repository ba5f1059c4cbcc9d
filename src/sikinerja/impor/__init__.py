"""Files of many rows: what was found in them, what became of it."""
