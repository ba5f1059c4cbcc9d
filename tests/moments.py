"""Local times of the tests, for rules that need no database."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Makassar")


def moment(local: str) -> datetime:
    """A local time such as ``2023-03-07 09:00`` as UTC."""
    return datetime.fromisoformat(local).replace(tzinfo=ZONE).astimezone(UTC)
