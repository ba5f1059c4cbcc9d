"""A program that speaks to the API: JSON in, JSON out, a token on every request."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpResponse

from tests.clients import logged_in

BASE = "/api/v1"


class Program:
    """Speaks with one token (``None``: without)."""

    def __init__(self, token: str | None) -> None:
        self._client = logged_in(None)
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}

    def send(self, method: str, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """One request; ``headers`` with underscores for hyphens; ``body``: what JSON knows, or bytes."""
        content = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        extra = self._headers | {name.replace("_", "-"): value for name, value in headers.items()}
        content_type = extra.pop("Content-Type", "application/json" if content else "")
        return self._client.generic(method, f"{BASE}{path}", content, content_type, headers=extra)

    def get(self, path: str, **headers: str) -> HttpResponse:
        """Read."""
        return self.send("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """Write."""
        return self.send("POST", path, body, **headers)

    def put(self, path: str, body: Any = None, **headers: str) -> HttpResponse:
        """Change."""
        return self.send("PUT", path, body, **headers)

    def delete(self, path: str, **headers: str) -> HttpResponse:
        """Remove."""
        return self.send("DELETE", path, **headers)


def ok(response: HttpResponse, status: int = 200) -> Any:
    """What was answered, which has to be this."""
    assert response.status_code == status, (response.status_code, response.content.decode()[:2000])
    return json.loads(response.content) if response.content else None


def problem(response: HttpResponse, status: int, code: str = "") -> Any:
    """A refusal of this kind, in the one shape."""
    body = ok(response, status)
    assert response.headers["Content-Type"] == "application/problem+json"
    assert set(body) == {"type", "title", "status", "detail", "code", "errors", "request_id"}
    assert body["status"] == status
    assert body["request_id"] == response.headers["X-Request-ID"]
    assert not code or body["code"] == code, body
    return body
