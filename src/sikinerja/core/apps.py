"""The cellar floor that everything stands on."""

from django.apps import AppConfig


class CoreConfig(AppConfig):
    """Holds no models; its migrations bring the database extensions and functions, and it the lookups."""

    name = "sikinerja.core"
    label = "core"

    def ready(self) -> None:
        """Texts are searched by lookups of our own."""
        from sikinerja.core import search

        search.register()
