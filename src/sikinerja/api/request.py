"""What endpoints get: Django's request with the context and the token it came with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest

if TYPE_CHECKING:
    from sikinerja.akun.queries.token import TokenBerlaku
    from sikinerja.core.context import Context
    from sikinerja.permintaan.rules import Jatah


class Request(HttpRequest):
    """A request that has been let in."""

    ctx: Context
    token: TokenBerlaku
    jatah: Jatah
    request_id: str
