"""Room ``mutasi``."""

from django.apps import AppConfig


class MutasiConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.mutasi"
    label = "mutasi"
