"""Room ``realisasi``."""

from django.apps import AppConfig


class RealisasiConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.realisasi"
    label = "realisasi"
