"""The verbs of bell, outbox and announcements, by theme."""
