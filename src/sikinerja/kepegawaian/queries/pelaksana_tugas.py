"""Plt./Plh. appointments: which stand, and who manages them (domain.md §6)."""

from __future__ import annotations

from datetime import date

from django.db.models import Q


def berlaku(today: date) -> Q:
    """Whether an appointment stands on a local day: both its days count, unless it was ended early."""
    return Q(tanggal_mulai__lte=today, tanggal_selesai__gte=today, diakhiri_pada=None)
