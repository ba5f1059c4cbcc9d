"""What one reports, monthly and at the end of the year (manual BAB VI.1 and IV.2)."""
