"""Room ``akun``."""

from django.apps import AppConfig


class AkunConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.akun"
    label = "akun"
