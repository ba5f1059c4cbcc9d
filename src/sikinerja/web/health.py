"""Addresses for machines: is the process up, is the database there."""

from __future__ import annotations

from django.db import connection
from django.http import HttpRequest, HttpResponse

from sikinerja.web.http import public


@public
def healthz(request: HttpRequest) -> HttpResponse:
    """The process answers."""
    return HttpResponse("ok\n", content_type="text/plain")


@public
def readyz(request: HttpRequest) -> HttpResponse:
    """The process answers and reaches its database."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok\n", content_type="text/plain")
