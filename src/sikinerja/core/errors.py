"""What can go wrong inside an operation, said once; every door translates it once.

Messages are Indonesian and shown to people as they are: they say what is wrong and how to mend it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence


class DomainError(Exception):
    """Base of everything an operation or a query may refuse with."""

    code = "kesalahan"
    status = 400
    isian: Sequence[tuple[str, str]] = ()
    """What was typed, label and text, where a door has put it: whoever answers gives it back."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class Invalid(DomainError):
    """The input is incomplete or wrong (422). ``fields`` maps a field name to its messages.

    The key ``""`` holds messages that belong to the form as a whole.
    """

    code = "isian_salah"
    status = 422

    def __init__(self, fields: Mapping[str, Sequence[str] | str]) -> None:
        self.fields: dict[str, list[str]] = {
            name: [texts] if isinstance(texts, str) else list(texts) for name, texts in fields.items()
        }
        super().__init__(" ".join(text for texts in self.fields.values() for text in texts))


class Forbidden(DomainError):
    """The actor sees the object but may not do this with it (403)."""

    code = "tidak_berwenang"
    status = 403

    def __init__(self, message: str = "Anda tidak berwenang melakukan tindakan ini.") -> None:
        super().__init__(message)


class NotFound(DomainError):
    """The object does not exist, or the actor may not see it: the two are told apart by nobody (404)."""

    code = "tidak_ditemukan"
    status = 404

    def __init__(self, message: str = "Data tidak ditemukan.") -> None:
        super().__init__(message)


class Conflict(DomainError):
    """The object has moved on since the actor looked at it (409)."""

    code = "sudah_berubah"
    status = 409

    def __init__(
        self,
        message: str = (
            "Data ini sudah berubah sejak Anda membukanya. Muat ulang halaman, lalu periksa keadaan terakhir."
        ),
    ) -> None:
        super().__init__(message)


class DrafUsang(Conflict):
    """Another page has saved a newer draft: it can be loaded, and what was typed here offered beside it."""


class Busy(DomainError):
    """The database gave no answer in time, or none at all; the same request may succeed in a moment (503).

    ``wait``: seconds after which another try makes sense.
    """

    code = "sedang_sibuk"
    status = 503
    wait = 10

    def __init__(self) -> None:
        super().__init__(
            "Server sedang sangat sibuk sehingga permintaan ini belum selesai. Tunggu sebentar, lalu coba "
            "sekali lagi: yang sudah tersimpan tidak hilang dan tidak menjadi ganda."
        )


class Throttled(DomainError):
    """Too much at once; ``wait`` is the number of seconds until the next one is let through (429)."""

    code = "terlalu_sering"
    status = 429

    def __init__(self, wait: int, sebab: str = "Terlalu banyak permintaan dalam waktu singkat.") -> None:
        self.wait = max(1, wait)
        super().__init__(f"{sebab} Coba lagi dalam {self.wait} detik.")
