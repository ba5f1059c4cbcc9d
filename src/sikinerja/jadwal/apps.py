"""Room ``jadwal``."""

from django.apps import AppConfig


class JadwalConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.jadwal"
    label = "jadwal"
