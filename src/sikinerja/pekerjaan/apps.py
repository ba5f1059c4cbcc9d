"""Room ``pekerjaan``."""

from django.apps import AppConfig


class PekerjaanConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.pekerjaan"
    label = "pekerjaan"
