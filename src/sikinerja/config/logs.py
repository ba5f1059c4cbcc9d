"""Logs as JSON lines on standard error, with every 18-digit number masked: no NIP is ever logged."""

from __future__ import annotations

import re
from typing import Any

import structlog
from structlog.typing import EventDict, WrappedLogger

NIP = re.compile(r"(?<!\d)(\d{4})\d{10}(\d{4})(?!\d)")


def mask(value: Any) -> Any:
    """The same value with the middle of every 18-digit number hidden."""
    if isinstance(value, str):
        return NIP.sub(r"\1**********\2", value)
    if isinstance(value, dict):
        return {key: mask(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [mask(item) for item in value]
    return value


def mask_event(logger: WrappedLogger, name: str, event: EventDict) -> EventDict:
    """structlog processor: :func:`mask` over everything that is about to be written."""
    return {key: mask(value) for key, value in event.items()}


def logging_settings(level: str) -> dict[str, Any]:
    """Django's LOGGING: one handler, JSON, tracebacks included and masked too."""
    shared = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        mask_event,
    ]
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {
            "json": {
                "()": structlog.stdlib.ProcessorFormatter,
                "foreign_pre_chain": shared,
                "processors": [
                    structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                    structlog.processors.JSONRenderer(),
                ],
            }
        },
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {
            # A refused host or a missing page is everyday noise, not an alarm.
            "django.security.DisallowedHost": {"level": "ERROR"},
            "django.request": {"level": "ERROR"},
            # A line for every job that is put into the queue drowns the rest, and shows in commands.
            "procrastinate": {"level": "WARNING"},
        },
    }
