"""Error answers, in Indonesian, with a way out."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse, JsonResponse

from sikinerja.core.errors import DomainError
from sikinerja.web import jinja


def _answer(request: HttpRequest, status: int, message: str, *, template: str = "") -> HttpResponse:
    """A whole page; for scripts, which show no piece of an error page, the message alone.

    Messages that wait for the next page stay there: only a whole page shows them.
    """
    from sikinerja.web.http import is_fragment, respond

    if request.headers.get("X-Requested-With") == "fetch":
        return JsonResponse({"pesan": message}, status=status)
    if is_fragment(request):
        trigger = json.dumps({"pesan": {"level": "error", "text": message}})
        return HttpResponse(status=status, headers={"HX-Trigger": trigger, "HX-Reswap": "none"})
    return respond(request, template or f"errors/{status}.html", {"message": message}, status=status)


def domain_error(request: HttpRequest, error: DomainError) -> HttpResponse:
    """The page for what an operation refused."""
    response = _answer(request, error.status, error.message)
    wait = getattr(error, "wait", None)
    if wait is not None:
        response.headers["Retry-After"] = str(wait)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was opened long ago or elsewhere."""
    message = "Halaman ini sudah kedaluwarsa. Muat ulang halaman, lalu kirim sekali lagi."
    return _answer(request, 403, message, template="errors/csrf.html")


def too_large(request: HttpRequest, message: str) -> HttpResponse:
    """413."""
    return _answer(request, 413, message)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return _answer(request, 400, "Permintaan tidak dapat dibaca.")


def page_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404."""
    return _answer(request, 404, "Halaman tidak ditemukan.")


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a static page that needs nothing."""
    return HttpResponse(jinja.loaded().get_template("errors/500.html").render(), status=500)
