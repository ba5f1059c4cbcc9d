"""Room ``skp``."""

from django.apps import AppConfig


class SkpConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.skp"
    label = "skp"
