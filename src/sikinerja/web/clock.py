"""What time it is for a web request."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from sikinerja.core.time import system_now
from sikinerja.jadwal import queries


def real() -> datetime:
    """The system's own clock (UTC): for what the demo does not move, such as codes of phones."""
    return system_now()


def now() -> datetime:
    """The moment (UTC) that rules shall see: the system's clock, moved only in demo mode."""
    moment = system_now()
    return queries.shifted(moment) if settings.DEMO else moment
