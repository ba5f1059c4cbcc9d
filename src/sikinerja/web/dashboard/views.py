"""The first page after login."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from sikinerja.web.http import Request, respond


@require_GET
def beranda(request: Request) -> HttpResponse:
    """Where everybody starts."""
    return respond(request, "dashboard/beranda.html", {})
