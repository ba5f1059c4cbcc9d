"""What is typed into a form, before any view reads it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponseBase

from sikinerja.core.text import seen
from sikinerja.web.resend import SECRETIVE

GetResponse = Callable[[HttpRequest], HttpResponseBase]


class SeenTextMiddleware:
    """Takes away the marks that nobody sees, wherever it is not about passwords and codes."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass through."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_args: Any) -> None:
        """Once it is known which form it is."""
        match = request.resolver_match
        if request.method != "POST" or match is None or match.app_name in SECRETIVE:
            return
        typed = request.POST.copy()
        for name, values in request.POST.lists():
            typed.setlist(name, [seen(value) for value in values])
        if typed != request.POST:
            request.POST = typed  # type: ignore[assignment]
