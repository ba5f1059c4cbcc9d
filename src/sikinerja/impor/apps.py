"""Room ``impor``."""

from django.apps import AppConfig


class ImporConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.impor"
    label = "impor"
