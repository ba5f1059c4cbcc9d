"""What holds for every address below ``/api/``, whoever answers: no session, a number, problems, an ETag."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from sikinerja.api import problems
from sikinerja.api.errors import TooLarge
from sikinerja.core.errors import Busy

GetResponse = Callable[[HttpRequest], HttpResponseBase]
PREFIX = "/api/"
PAGE = "/api/v1/"
PARTS = "/api/v1/bagian/"
"""The pages for people have the layout of all pages, and so the session of who reads them."""


class ApiMiddleware:
    """Stands before sessions: a cookie opens nothing here, so that no page elsewhere can use one."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer requests of programs; pages pass."""
        path = request.path_info
        if not path.startswith(PREFIX) or path == PAGE or path.startswith(PARTS):
            return self.get_response(request)
        request.request_id = uuid.uuid4().hex  # type: ignore[attr-defined]
        request.COOKIES = {}
        response = self._answer(request)
        response.headers["X-Request-ID"] = request.request_id  # type: ignore[attr-defined]
        if (jatah := getattr(request, "jatah", None)) is not None:
            response.headers["RateLimit-Limit"] = str(jatah.batas)
            response.headers["RateLimit-Remaining"] = str(jatah.sisa)
            response.headers["RateLimit-Reset"] = str(jatah.detik)
        return response

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if _length(request) > settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return problems.of_domain(request, TooLarge(settings.DATA_UPLOAD_MAX_MEMORY_SIZE))
        response = self.get_response(request)
        assert isinstance(response, HttpResponse)  # noqa: S101 - nothing here streams
        if response.status_code >= 400 and not _is_problem(response):
            allow = {"Allow": response.headers["Allow"]} if "Allow" in response.headers else {}
            if response.status_code == 503:  # before the API was asked: web.errors.server_error
                return problems.of_domain(request, Busy())
            if response.status_code >= 500:
                return problems.of_server(request)
            return problems.of_status(request, response.status_code, allow)
        return _tagged(request, response)


def _length(request: HttpRequest) -> int:
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _is_problem(response: HttpResponse) -> bool:
    return response.headers.get("Content-Type", "").startswith(problems.MEDIA_TYPE)


def _tagged(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """A fingerprint of what is read; who has it already gets 304 and no content."""
    if request.method != "GET" or response.status_code != 200:
        return response
    tag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    known = {one.strip().removeprefix("W/") for one in request.headers.get("If-None-Match", "").split(",")}
    if tag in known:
        response = HttpResponse(status=304)
        response.headers.pop("Content-Type", None)
    response.headers["ETag"] = tag
    return response
