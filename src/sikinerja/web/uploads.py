"""Files on their way in: small ones in memory, larger ones on the disk, too large ones turned away."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest, HttpResponseBase

from sikinerja.impor.rules import MAKS_BYTE, TERLALU_BESAR
from sikinerja.web import errors

GetResponse = Callable[[HttpRequest], HttpResponseBase]
MOST = MAKS_BYTE + 1024 * 1024
"""Bytes of a whole request: the file, and the fields beside it."""
DRAINED = 256 * 1024 * 1024
"""So much is read and thrown away, that the browser gets to see why; more is cut off."""
PIECE = 256 * 1024


class UploadLimitMiddleware:
    """Answers a request that is too large before anything reads it into a form."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass through, or 413."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        size = int(length) if length.isdigit() else 0
        if size <= MOST:
            return self.get_response(request)
        if size <= DRAINED:
            while request.read(PIECE):
                pass
        return errors.too_large(request, TERLALU_BESAR)


class DiskUploadHandler(TemporaryFileUploadHandler):
    """Keeps what is too large for memory in a file, for people who have logged in."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            raise SkipFile
        super().new_file(*args, **kwargs)
