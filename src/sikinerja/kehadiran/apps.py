"""Room ``kehadiran``."""

from django.apps import AppConfig


class KehadiranConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.kehadiran"
    label = "kehadiran"
