"""The demo province: fictional people, months and ratings, made deterministically."""
