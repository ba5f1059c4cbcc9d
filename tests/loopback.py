"""A real HTTP server on this machine that plays Tool Kinerja, well or badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from pytest_django import Settings

Answer = Callable[["Handler"], None]


class Handler(BaseHTTPRequestHandler):
    """Keeps what it was asked, then does what the test wants."""

    server: Server

    def do_POST(self) -> None:
        """Every question is a POST."""
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.asked.append((self.path, dict(self.headers), json.loads(body)))
        self.server.answer(self)

    def do_GET(self) -> None:
        """Nobody should come here, least of all after a redirect."""
        self.server.asked.append((self.path, dict(self.headers), None))
        self.send(200, b"{}")

    def send(self, status: int, body: bytes, kind: str = "application/json", **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is http.server's
        """Silence."""


class Server(ThreadingHTTPServer):
    """``answer`` decides; ``asked`` holds path, headers and body of each question."""

    daemon_threads = True
    block_on_close = False

    def __init__(self, port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.asked: list[tuple[str, dict[str, str], Any]] = []
        self.answer: Answer = lambda h: h.send(404, b"{}")

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever hangs up on us is right."""


@contextmanager
def serving(port: int = 0) -> Iterator[Server]:
    """The server while it runs."""
    server = Server(port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def data(content: Any) -> Answer:
    """A sound answer."""
    return lambda h: h.send(200, json.dumps(content).encode())


def says(status: int, body: bytes = b"{}", kind: str = "application/json", **headers: str) -> Answer:
    """Any answer."""
    return lambda h: h.send(status, body, kind, **headers)


def hangs(h: Handler) -> None:
    """Takes the question and says nothing."""
    time.sleep(3)


def drips(h: Handler) -> None:
    """Headers for ever, a line now and then: no single wait is long."""
    h.wfile.write(b"HTTP/1.1 200 OK\r\n")
    for n in range(40):
        h.wfile.write(f"X-{n}: a\r\n".encode())
        h.wfile.flush()
        time.sleep(0.1)


def hangs_up(h: Handler) -> None:
    """Closes without a word."""
    h.close_connection = True
    h.connection.close()


def half(h: Handler) -> None:
    """Promises more than comes."""
    h.send_response(200)
    h.send_header("Content-Type", "application/json")
    h.send_header("Content-Length", "1000")
    h.end_headers()
    h.wfile.write(b'{"versi": 1')


def floods(h: Handler) -> None:
    """Ten megabytes, without saying so first."""
    h.send_response(200)
    h.send_header("Content-Type", "application/json")
    h.end_headers()
    for _ in range(160):
        h.wfile.write(b" " * 65536)


@pytest.fixture
def tool_kinerja(settings: Settings) -> Iterator[Server]:
    """Tool Kinerja on an ephemeral port, and the settings that point at it."""
    with serving() as running:
        settings.TOOL_KINERJA_API = running.url
        settings.TOOL_KINERJA_TOKEN = "rahasia-uji"
        settings.TOOL_KINERJA_URL = "https://tool-kinerja.contoh.test/"
        yield running
