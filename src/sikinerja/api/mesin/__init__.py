"""For other applications: attendance in, employees and releases out (domain.md §8)."""
