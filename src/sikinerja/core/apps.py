"""The cellar floor that everything stands on."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Holds no models; its migrations bring the database extensions and the refusing trigger function."""

    name = "sikinerja.core"
    label = "core"
