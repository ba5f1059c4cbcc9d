"""Webhook: BKD only; to everybody else it does not exist."""

from __future__ import annotations

from tests.architecture.matrix.rows import row
from tests.builders import webhook as build
from tests.cast import Cast

BKD = {"bkd": 200, "others": 404}
STEP = {"bkd": 303, "others": 404}


def many(cast: Cast) -> None:
    """More than one page, with messages."""
    for n in range(20):
        one = build.webhook(cast, nama=f"Aplikasi {n}", mati=n % 4 == 0)
        build.kiriman(one, "TERKIRIM"), build.kiriman(one, "GAGAL"), build.kiriman(one)


def busy(cast: Cast) -> int:
    """One with more than one page of messages, whose receiver is down."""
    one = build.webhook(cast)
    for n in range(40):
        build.kiriman(one, ("MENUNGGU", "TERKIRIM", "GAGAL")[n % 3])
    return one.pk


def off(cast: Cast) -> int:
    """One that is switched off."""
    return build.webhook(cast, mati=True).pk


def failed(cast: Cast) -> tuple[int, int]:
    """A message that came to nothing."""
    one = build.webhook(cast)
    return one.pk, build.kiriman(one, "GAGAL").pk


def on(cast: Cast) -> int:
    """One that works."""
    return build.webhook(cast).pk


ROWS = (
    row("webhook:daftar", full=many, **BKD),
    row("webhook:tambah", **BKD),
    row("webhook:detail", on, full=busy, bare=off, **BKD),
    row("webhook:rahasia", on, **BKD),
    row("webhook:matikan", on, **BKD),
    row("webhook:hidupkan", off, **STEP),
    row("webhook:uji", on, **STEP),
    row("webhook:kirim_ulang", failed, **STEP),
)
