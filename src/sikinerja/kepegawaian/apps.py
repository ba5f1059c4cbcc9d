"""Room ``kepegawaian``."""

from django.apps import AppConfig


class KepegawaianConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.kepegawaian"
    label = "kepegawaian"
