"""Door ``worker``."""

from django.apps import AppConfig


class WorkerConfig(AppConfig):
    """Registers the door with Django."""

    name = "sikinerja.worker"
    label = "worker"
