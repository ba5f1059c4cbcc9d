"""Addresses of the API: its endpoints, its description, the page to read it, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, include, path, re_path
from django.views.decorators.csrf import csrf_exempt

from sikinerja.api import halaman, problems
from sikinerja.api.routers import api

app_name = "api"


def machine(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A view that asks for no session: the endpoint itself asks for a token."""
    view.is_public = True  # type: ignore[attr-defined]
    return csrf_exempt(view)


def unknown(request: HttpRequest) -> HttpResponse:
    """Whatever else is asked for is not there."""
    return problems.of_status(request, 404)


def _endpoints() -> list[Any]:
    found = [p for p in api.urls[0] if isinstance(p, URLPattern) and p.name != "api-root"]
    for pattern in found:
        pattern.callback = machine(pattern.callback)
    return found


urlpatterns = [
    path("v1/", machine(halaman.dokumentasi), name="dokumentasi"),
    path("v1/bagian/<slug:slug>/", machine(halaman.rincian), name="rincian"),
    path("v1/openapi.json", machine(halaman.openapi), name="openapi"),
    path("v1/", include(_endpoints())),
    re_path(r"", machine(unknown), name="unknown"),
]
