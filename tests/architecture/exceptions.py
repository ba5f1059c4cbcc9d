"""The one table of exceptions to the guards: what, since when, why. An exception that nothing needs fails."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Exemption:
    """``what``: a path from the root, or ``path::function``; ``limit``: its length (0: not about length)."""

    what: str
    limit: int
    since: str
    reason: str


SIZES: tuple[Exemption, ...] = ()

DRAWERS: tuple[Exemption, ...] = (
    Exemption(
        "src/sikinerja/permintaan/buku.py",
        0,
        "2026-11-23",
        "the API's own bookkeeping of each request: no verb of a person, and nothing for the audit trail",
    ),
    Exemption(
        "src/sikinerja/impor/penonton.py",
        0,
        "2026-11-28",
        "a running import's page asks every two seconds: no verb of a person, nothing for the audit trail",
    ),
    Exemption(
        "src/sikinerja/dokumen/press.py", 0, "2026-11-22", "typst: neither a question nor a verb of a person"
    ),
    Exemption(
        "src/sikinerja/akun/sessions.py", 0, "2026-11-23", "SESSION_ENGINE names the store by its module"
    ),
    Exemption(
        "src/sikinerja/akun/hashers.py", 0, "2026-11-22", "PASSWORD_HASHERS names a class by its module"
    ),
)
