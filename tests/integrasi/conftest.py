"""Tool Kinerja for a test: a real server on an ephemeral port, and the settings that point at it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytest_django import Settings

from tests.loopback import Server, serving


@pytest.fixture
def server(settings: Settings) -> Iterator[Server]:
    """Running, and connected."""
    with serving() as running:
        settings.TOOL_KINERJA_API = running.url
        settings.TOOL_KINERJA_TOKEN = "rahasia-uji"
        settings.TOOL_KINERJA_URL = "https://tool-kinerja.contoh.test/"
        yield running
