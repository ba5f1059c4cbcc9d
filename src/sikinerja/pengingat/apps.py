"""Room ``pengingat``."""

from django.apps import AppConfig


class PengingatConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.pengingat"
    label = "pengingat"
