"""Files of many rows: handed in, checked, applied in the background (docs/architecture.md)."""
