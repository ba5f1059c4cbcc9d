"""What the door itself refuses, before any operation is asked."""

from __future__ import annotations

from sikinerja.core.errors import DomainError, Invalid


class Unauthenticated(DomainError):
    """No token, or none that holds (401)."""

    code = "tidak_dikenal"
    status = 401

    def __init__(self) -> None:
        super().__init__(
            "Sertakan token yang berlaku: Authorization: Bearer sk_… "
            "Token dibuat pada halaman Keamanan akun, token mesin oleh pengelola aplikasi."
        )


class OutOfScope(DomainError):
    """The token holds, but not for this (403)."""

    code = "cakupan_kurang"
    status = 403

    def __init__(self, perlu: str) -> None:
        super().__init__(f"Token ini tidak mencakup {perlu}. Buat token dengan cakupan itu.")


class Malformed(Invalid):
    """The request does not have the form that the description of the API asks for (400)."""

    code = "bentuk_salah"
    status = 400


class TooLarge(DomainError):
    """The body is larger than anything that is asked for (413)."""

    code = "terlalu_besar"
    status = 413

    def __init__(self, bytes_: int) -> None:
        super().__init__(f"Isi permintaan paling besar {bytes_ // 1024} KiB. Bagi menjadi beberapa kiriman.")


class WrongMediaType(DomainError):
    """The body is no JSON (415)."""

    code = "jenis_isi_salah"
    status = 415

    def __init__(self) -> None:
        super().__init__("Kirim isi sebagai JSON (UTF-8), dengan Content-Type: application/json.")
