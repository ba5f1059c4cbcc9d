"""Room ``dokumen``."""

from django.apps import AppConfig


class DokumenConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.dokumen"
    label = "dokumen"
