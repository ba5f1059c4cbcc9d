"""Ranges of days and moments as PostgreSQL counts them, for constraints."""

from __future__ import annotations

from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField
from django.db.models import Func


class DateRange(Func):
    """``daterange(awal, akhir, '[]')``: both days included."""

    function = "DATERANGE"
    output_field = DateRangeField()


class MomentRange(Func):
    """``tstzrange(mulai, selesai)``: the last moment left out, so that one may begin where another ends."""

    function = "TSTZRANGE"
    output_field = DateTimeRangeField()
