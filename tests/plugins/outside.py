"""No test talks to the world: only Unix sockets and this machine's own loopback are reachable."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Iterator
from typing import Any

import pytest

NAMES = {"", "localhost", "127.0.0.1", "::1", "0.0.0.0", "::", None}  # noqa: S104 - compared, never bound


def is_own(host: Any) -> bool:
    """Whether a host name or address is this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in NAMES:
        return True
    try:
        return ipaddress.ip_address(str(name).partition("%")[0]).is_loopback
    except ValueError:
        return str(name).lower() == socket.gethostname().lower()


@pytest.fixture(scope="session", autouse=True)
def _no_outside() -> Iterator[None]:
    """Refuse connections and look-ups that leave the machine (Python's own; libpq uses a Unix socket)."""
    patch = pytest.MonkeyPatch()
    resolve = socket.getaddrinfo

    def checked(name: str) -> Any:
        original = getattr(socket.socket, name)

        def call(self: socket.socket, address: Any) -> Any:
            if self.family != socket.AF_UNIX and not is_own(address[0]):
                raise RuntimeError(f"tests do not talk to the outside: {address}")
            return original(self, address)

        return call

    def look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not is_own(host):
            raise RuntimeError(f"tests do not talk to the outside: {host}")
        return resolve(host, *args, **kwargs)

    patch.setattr(socket.socket, "connect", checked("connect"))
    patch.setattr(socket.socket, "connect_ex", checked("connect_ex"))
    patch.setattr(socket, "getaddrinfo", look_up)
    yield
    patch.undo()
