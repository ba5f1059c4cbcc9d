"""Room ``aktivitas``."""

from django.apps import AppConfig


class AktivitasConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.aktivitas"
    label = "aktivitas"
