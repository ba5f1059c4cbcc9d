"""The kinds of value that requests and answers are made of: every one of them bounded."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Sequence
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any, Generic, LiteralString, TypeVar

from ninja import Path
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from sikinerja.core.errors import Invalid
from sikinerja.core.text import one_line, seen
from sikinerja.kepegawaian.rules import TAHUN_TERAKHIR, TAHUN_TERAWAL

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)
ID_TERBESAR = 2**63 - 1
LANGKAH_TERBESAR = 1_000_000
BENTUK = "bentuk"
"""The kind of an error that says in its own words what shape is wanted (400)."""
# PostgreSQL keeps no null byte in a text.
WITHOUT_NUL = r"^[^\x00]*$"
WITH_A_WORD = r"^[^\x00]*[^\s\x00][^\x00]*$"


class Masukan(BaseModel):
    """What a program sends: unknown fields are refused, numbers are numbers and texts are texts."""

    model_config = ConfigDict(extra="forbid", use_enum_values=True)


class Keluaran(BaseModel):
    """What a program gets: read off rows, dataclasses and mappings alike."""

    model_config = ConfigDict(from_attributes=True)


class Daftar(Keluaran, Generic[T]):
    """One page of a list; ``berikutnya`` is the cursor of the next one."""

    data: list[T]
    berikutnya: str | None = Field(
        description="Kursor potongan berikutnya; null bila ini potongan terakhir", examples=["MjU"]
    )


def _one_line(value: str) -> str:
    return _with_a_word(one_line(value))


def _with_a_word(value: str) -> str:
    if not one_line(value):
        raise ValueError("Tuliskan sekurang-kurangnya satu kata.")
    return seen(value).strip()


Teks = Annotated[str, StringConstraints(pattern=WITH_A_WORD), AfterValidator(_with_a_word)]
"""A text with a word in it; say ``max_length`` in the field."""
TeksKosong = Annotated[
    str, StringConstraints(pattern=WITHOUT_NUL), AfterValidator(lambda value: seen(value).strip())
]
"""A text that may be empty."""
Baris = Annotated[str, StringConstraints(pattern=WITH_A_WORD), AfterValidator(_one_line)]
"""A text with a word in it, on one line."""
BarisKosong = Annotated[str, StringConstraints(pattern=WITHOUT_NUL), AfterValidator(_one_line)]
"""A text that may be empty, on one line."""


def _like(pattern: str, read: Callable[[str], T], *, salah: LiteralString) -> BeforeValidator:
    """Reads a text of one shape; what has the shape and yet cannot be is refused in words (422)."""

    def validate(value: Any) -> T:
        if not isinstance(value, str) or not re.fullmatch(pattern, value, re.ASCII):
            raise PydanticCustomError(BENTUK, salah)
        try:
            return read(value)
        except (ValueError, ArithmeticError):
            raise ValueError(salah) from None

    return BeforeValidator(validate)


def _schema(pattern: str, **more: Any) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "pattern": f"^{pattern}$", **more}, mode="validation")


Id = Annotated[int, Field(ge=1, le=ID_TERBESAR, description="Nomor data")]
IdPath = Annotated[int, Path(ge=1, le=ID_TERBESAR)]
TahunPath = Annotated[int, Path(ge=2000, le=2100)]
BulanPath = Annotated[int, Path(ge=1, le=12)]
NomorPath = Annotated[int, Path(ge=1, le=32_767)]
IdIsian = Annotated[int, Field(strict=True, ge=1, le=ID_TERBESAR)]
Tahun = Annotated[int, Field(ge=2000, le=2100)]
Bulat = Annotated[int, Field(strict=True)]
"""A whole number inside JSON; say its bounds in the field."""
TahunIsian = Annotated[int, Field(strict=True, ge=TAHUN_TERAWAL, le=TAHUN_TERAKHIR)]
TahunSkp = Annotated[int, Field(strict=True, ge=2000, le=2100)]
Bulan = Annotated[int, Field(ge=1, le=12)]
Langkah = Annotated[
    int,
    Field(
        strict=True,
        ge=0,
        le=LANGKAH_TERBESAR,
        description=(
            "Langkah yang terakhir Anda baca. Bila datanya sudah melangkah lebih jauh, jawabannya 409 "
            "dan tidak ada yang berubah."
        ),
        examples=[0],
    ),
]
DAY = r"(19[0-9]{2}|2[0-9]{3})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
HOUR = r"([01][0-9]|2[0-3]):[0-5][0-9]"
DECIMAL = r"[0-9]{1,12}([.][0-9]{1,4})?"
Tanggal = Annotated[
    date,
    _like(DAY, date.fromisoformat, salah="Tulis tanggal yang ada, seperti 2026-11-23."),
    _schema(DAY, description="Tanggal, seperti 2026-11-23", examples=["2026-11-23"]),
]
"""A day in a request."""
Jam = Annotated[
    time,
    _like(HOUR, time.fromisoformat, salah="Tulis jam seperti 08:30."),
    _schema(HOUR, description="Jam setempat, seperti 08:30", examples=["08:30"]),
]
"""A local hour and minute in a request."""
JamKeluar = Annotated[time, PlainSerializer(lambda hour: f"{hour:%H:%M}", return_type=str)]
"""The same in an answer."""
Desimal = Annotated[
    Decimal,
    _like(DECIMAL, Decimal, salah='Isi dengan angka desimal sebagai teks, seperti "12.5".'),
    _schema(DECIMAL, description="Angka desimal sebagai teks, titik sebagai pemisah", examples=["12.5"]),
]
"""A number from 0 to below 10^12 with at most four decimals, exact."""
Angka = Annotated[Decimal, PlainSerializer(lambda number: f"{number:f}", return_type=str)]
"""A number in an answer: a decimal string, exact."""


class Orang(Keluaran):
    """Somebody, as short as it gets."""

    id: Id
    nama: str
    nip: str | None = Field(description="NIP atau NI PPPK; null untuk pejabat tanpa nomor")

    @classmethod
    def of(cls, pegawai: Any) -> Orang | None:
        """From a row of Pegawai whose account is loaded."""
        return None if pegawai is None else cls(id=pegawai.pk, nama=pegawai.akun.nama, nip=pegawai.nip)


def menurut(rows: Sequence[T], kunci: Callable[[T], K], *, field: str) -> dict[K, T]:
    """Rows by their key; Invalid when two have the same."""
    found = {kunci(row): row for row in rows}
    if len(found) != len(rows):
        raise Invalid({field: "Setiap butir hanya boleh disebut satu kali."})
    return found
