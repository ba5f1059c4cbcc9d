"""Ranges of days as PostgreSQL counts them, for constraints."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField
from django.db.models import Func


class DateRange(Func):
    """``daterange(awal, akhir, '[]')``: both days included."""

    function = "DATERANGE"
    output_field = DateRangeField()
