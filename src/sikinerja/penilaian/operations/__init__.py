"""What the penilai does with a month."""
