"""The application behind a real socket, in this process, inside the transaction of the test that uses it.

Every request runs on the test's own database connection, one after the other: the browser sees what the test
wrote, and a rollback forgets it all, which takes no time where emptying forty tables would.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

from django.conf import settings
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import override_settings
from whitenoise.compress import Compressor


class _Server(ThreadingMixIn, WSGIServer):
    """Chromium opens sockets ahead of time: one thread alone would wait on a silent one."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away in mid-answer is no error."""


class _Quiet(WSGIRequestHandler):
    timeout = 20
    """Seconds for a silent socket: one whose body never comes would keep every other request waiting."""

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the base class calls it so
        """No access log."""


@contextmanager
def _kept_open() -> Iterator[None]:
    """The end of a request does not end the test's connection."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in signals:
            signal.connect(close_old_connections)


class Serving:
    """A running server; ``url`` has no slash at the end, ``errors`` are what views raised."""

    def __init__(self, static_root: Path) -> None:
        with override_settings(STATIC_ROOT=static_root, STORAGES=PLAIN):
            self._application = get_wsgi_application()
        self._connection: BaseDatabaseWrapper | None = None
        self._one_at_a_time = threading.Lock()
        self._server = _Server(("127.0.0.1", 0), _Quiet)
        self._server.set_app(self._answer)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}"

    def _answer(self, environ: dict[str, Any], start_response: Any) -> Iterable[bytes]:
        with self._one_at_a_time:
            if self._connection is None:
                start_response("503 Service Unavailable", [])
                return []
            connections["default"] = self._connection
            with _kept_open():
                response = self._application(environ, start_response)
                try:
                    return [b"".join(response)]
                finally:
                    response.close()

    @contextmanager
    def sharing(self) -> Iterator[None]:
        """Answer on the connection of the running test; what comes late finds nobody."""
        connection = connections["default"]
        connection.inc_thread_sharing()
        self._connection = connection
        try:
            yield
        finally:
            with self._one_at_a_time:
                self._connection = None
            connection.dec_thread_sharing()

    @contextmanager
    def paused(self) -> Iterator[None]:
        """Let requests wait while the test itself works, like a worker beside a page that asks."""
        with self._one_at_a_time:
            yield

    def stop(self) -> None:
        """Close the socket."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


def collect_assets(target: Path) -> Path:
    """The built assets as production serves them: compressed beside the plain ones."""
    built = Path(dict(settings.STATICFILES_DIRS)["build"])
    if not (built / "app.css").exists():
        raise FileNotFoundError("the assets are not built: make assets")
    shutil.copytree(built, target / "build")
    compressor = Compressor(quiet=True)
    for file in (target / "build").iterdir():
        list(compressor.compress(str(file)))
    return target
