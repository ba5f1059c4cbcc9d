"""Room ``rilis``."""

from django.apps import AppConfig


class RilisConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.rilis"
    label = "rilis"
