"""Questions about background jobs. Who may see one is for the room that began it to say."""

from __future__ import annotations

from typing import TypeAlias

from django.db.models import QuerySet

from sikinerja.pekerjaan.models import Pekerjaan

# The row by the name under which doors, which never touch models, may speak of it.
PekerjaanRow: TypeAlias = Pekerjaan


def dengan_kunci(*, jenis: str, kunci: str) -> QuerySet[Pekerjaan]:
    """The jobs about one thing, newest first."""
    return Pekerjaan.objects.filter(jenis=jenis, kunci=kunci).order_by("-id")


def get(*, jenis: str, pekerjaan_id: int) -> Pekerjaan | None:
    """One job of a kind."""
    return Pekerjaan.objects.filter(jenis=jenis, pk=pekerjaan_id).first()
