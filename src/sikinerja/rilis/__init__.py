"""Room ``rilis``: a month frozen, numbered and never changed (domain.md §8)."""
