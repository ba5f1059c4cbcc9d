"""Menu Rilis: released months, for BKD also what is to be released."""
