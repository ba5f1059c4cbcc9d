"""Room ``pemberitahuan``."""

from django.apps import AppConfig


class PemberitahuanConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.pemberitahuan"
    label = "pemberitahuan"
