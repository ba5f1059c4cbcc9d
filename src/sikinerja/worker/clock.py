"""The context in which the worker acts: the system itself, now."""

from __future__ import annotations

import uuid
from zoneinfo import ZoneInfo

from django.conf import settings

from sikinerja.core.context import Actor, Channel, Context
from sikinerja.core.time import system_now
from sikinerja.jadwal import queries


def context() -> Context:
    """A fresh one for each piece of work; in demo mode with the demo's moved clock."""
    moment = system_now()
    return Context(
        actor=Actor.system(),
        now=queries.shifted(moment) if settings.DEMO else moment,
        channel=Channel.WORKER,
        request_id=uuid.uuid4().hex,
        zone=ZoneInfo(settings.TIME_ZONE),
    )
