"""Room ``akun``."""

from django.apps import AppConfig


class AkunConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.akun"
    label = "akun"

    def ready(self) -> None:
        """``last_login`` is written by the operation, with the context's clock, not by Django's signal."""
        from django.contrib.auth.signals import user_logged_in

        user_logged_in.disconnect(dispatch_uid="update_last_login")
