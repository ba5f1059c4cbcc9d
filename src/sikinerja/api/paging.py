"""Long lists in pieces: ``limit`` and an opaque ``cursor``."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db.models import QuerySet
from pydantic import Field

from sikinerja.api.types import Daftar, Keluaran, Masukan
from sikinerja.core.errors import Invalid

T = TypeVar("T", bound=Keluaran)
BIASA, TERBANYAK = 25, 100
TERJAUH = 10_000_000
SALAH = (
    "Kursor ini tidak dikenal. Pakai nilai berikutnya dari jawaban sebelumnya, atau mulai lagi tanpa kursor."
)


class Potongan(Masukan):
    """Which piece of a list is asked for."""

    limit: int = Field(BIASA, ge=1, le=TERBANYAK, description="Banyaknya baris dalam satu jawaban")
    cursor: str | None = Field(
        None,
        max_length=100,
        pattern=r"^[A-Za-z0-9_-]+$",
        description="Nilai `berikutnya` dari jawaban sebelumnya",
    )


def encode(*numbers: int) -> str:
    """Numbers as a cursor."""
    return base64.urlsafe_b64encode(".".join(map(str, numbers)).encode()).decode().rstrip("=")


def decode(cursor: str, *, count: int) -> tuple[int, ...]:
    """A cursor as ``count`` numbers; Invalid when it is none of ours."""
    try:
        padded = cursor + "=" * (-len(cursor) % 4)
        text = base64.urlsafe_b64decode(padded.encode("ascii")).decode("ascii")
        numbers = tuple(int(part) for part in text.split(".") if part.isdecimal())
    except ValueError:
        raise Invalid({"cursor": SALAH}) from None
    if len(numbers) != count or ".".join(map(str, numbers)) != text or max(numbers) > 2**63 - 1:
        raise Invalid({"cursor": SALAH})
    return numbers


def potong(rows: QuerySet[Any] | Sequence[Any], potongan: Potongan, tulis: Callable[[Any], T]) -> Daftar[T]:
    """A piece of an ordered list, each written by ``tulis``; one row more says whether something follows."""
    start = decode(potongan.cursor, count=1)[0] if potongan.cursor else 0
    if start > TERJAUH:
        raise Invalid({"cursor": SALAH})
    found = list(rows[start : start + potongan.limit + 1])
    more = len(found) > potongan.limit
    data = [tulis(row) for row in found[: potongan.limit]]
    return Daftar[Any](data=data, berikutnya=encode(start + potongan.limit) if more else None)
