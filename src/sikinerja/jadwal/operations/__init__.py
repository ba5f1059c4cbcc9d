"""The verbs of windows and of the demo's clock, by theme."""
