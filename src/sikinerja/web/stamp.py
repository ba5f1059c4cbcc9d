"""What every form carries hidden: Django's token, and a key of its own for each time it is shown.

``{{ csrf_input }}`` writes both, so no form can be without. ``once.py`` holds forms to their keys.
"""

from __future__ import annotations

import re
import secrets

from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.utils.crypto import salted_hmac
from django.utils.html import format_html
from django.utils.safestring import SafeString

FIELD = "kiriman"
TOKEN = "csrfmiddlewaretoken"  # noqa: S105 - the name of a field
AGAIN = 0
"""The number of a key that was given out with the question whether the same shall be added again."""
SHAPE = re.compile(r"[0-9a-f]{16}-[0-9a-f]{16}-[0-9]{1,4}")


def account_mark(akun_id: int | None) -> str:
    """Which account a page was made for, telling nobody which; "" for visitors."""
    return "" if akun_id is None else salted_hmac("sikinerja.halaman", str(akun_id)).hexdigest()[:16]


def account_of(request: HttpRequest) -> int | None:
    """Who is logged in; None also where trouble came before anybody asked."""
    ctx = getattr(request, "ctx", None)
    return ctx.actor.akun_id if ctx else None


class FormStamp:
    """What every form carries: Django's token and, for who is logged in, the key of this showing."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        self._nonce, self._count = secrets.token_hex(8), 0

    def key(self) -> str:
        """A key never given before; "" for visitors."""
        self._count += 1
        return self._numbered(self._count)

    def key_again(self) -> str:
        """The key of a form that is sent again on purpose."""
        return self._numbered(AGAIN)

    def _numbered(self, number: int) -> str:
        mark = account_mark(account_of(self._request))
        return f"{mark}-{self._nonce}-{number}" if mark else ""

    def __html__(self) -> SafeString:
        field = '<input type="hidden" name="{}" value="{}" autocomplete="off">'
        key, token = self.key(), format_html(field, TOKEN, get_token(self._request))
        return token + format_html(field, FIELD, key) if key else token

    __str__ = __html__


def given_key(request: HttpRequest) -> str:
    """The key that a form was sent with; "" where it has none that can be ours."""
    key = request.POST.get(FIELD, "")
    return key if SHAPE.fullmatch(key) else ""


def is_again(key: str) -> bool:
    """Whether a form is sent again on purpose, after it was asked."""
    return key.endswith(f"-{AGAIN}")


def is_of_another(request: HttpRequest) -> bool:
    """Whether the form was shown to somebody else than who is logged in now."""
    key = given_key(request)
    return bool(key) and not key.startswith(f"{account_mark(account_of(request))}-")
