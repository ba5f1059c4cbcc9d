"""Door ``web``."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the door with Django."""

    name = "sikinerja.web"
    label = "web"
