"""Room ``webhook``."""

from django.apps import AppConfig


class WebhookConfig(AppConfig):
    """Registers the room with Django."""

    name = "sikinerja.webhook"
    label = "webhook"
