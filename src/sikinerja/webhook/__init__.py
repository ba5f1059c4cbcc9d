"""Room ``webhook``: what other systems are told, as it happens (issue 4, point 6)."""
