"""Questions about the month that an employee reports."""
