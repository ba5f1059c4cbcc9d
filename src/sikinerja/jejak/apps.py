"""Room ``jejak``."""

from django.apps import AppConfig


class JejakConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.jejak"
    label = "jejak"
