"""Menu ``keamanan``: what keeps one's own account safe."""
