"""Door ``web``."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Registers the door with Django."""

    name = "sikinerja.web"
    label = "web"

    def ready(self) -> None:
        """Django's Indonesian calls a field *Bidang*, which is a unit here."""
        from django.forms import Field

        Field.default_error_messages["required"] = "Isian ini wajib diisi."
