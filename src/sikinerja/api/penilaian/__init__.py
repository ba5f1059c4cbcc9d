"""What a penilai judges: months, years, and organisations (manual BAB VI.2-4, IV.4)."""
