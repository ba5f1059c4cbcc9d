"""What an employee does with a month."""
