"""Room ``tpp``."""

from django.apps import AppConfig


class TppConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.tpp"
    label = "tpp"
