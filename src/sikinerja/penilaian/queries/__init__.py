"""Questions about the ratings of months."""
