"""Room ``penilaian``."""

from django.apps import AppConfig


class PenilaianConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.penilaian"
    label = "penilaian"
