"""Room ``permintaan``."""

from django.apps import AppConfig


class PermintaanConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.permintaan"
    label = "permintaan"
