"""Questions about windows and the demo's clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from sikinerja.jadwal.models import PergeseranJam


def shifted(moment: datetime) -> datetime:
    """``moment`` moved by the demo's offset; doors call this in demo mode only (domain.md §10)."""
    offset = PergeseranJam.objects.values_list("geser", flat=True).first()
    return moment + (offset or timedelta())
