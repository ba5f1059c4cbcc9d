"""Which device a session belongs to, in words people know. Pure Python."""

from __future__ import annotations

import hashlib

PANJANG_PERANGKAT = 60
TIDAK_DIKENAL = "Perangkat tidak dikenal"

# Order matters: Edge and Opera call themselves Chrome too, and Chrome calls itself Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser/", "Samsung Internet"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Macintosh", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


def sidik(kunci: str) -> str:
    """How a page names a session without giving it away."""
    return hashlib.sha256(kunci.encode()).hexdigest()[:32]


def perangkat(user_agent: str) -> str:
    """``Chrome di Android`` out of what a browser says of itself; a guess, to know one's own by."""
    browser = next((word for mark, word in BROWSERS if mark in user_agent), "")
    system = next((word for mark, word in SYSTEMS if mark in user_agent), "")
    return " di ".join(filter(None, (browser, system))) or TIDAK_DIKENAL
