"""The kinds of value that requests and answers are made of: every one of them bounded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, Generic, Literal, TypeVar

from ninja import Path
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
)

from sikinerja.core.cells import salah_angka
from sikinerja.kepegawaian.rules import TAHUN_TERAKHIR, TAHUN_TERAWAL

T = TypeVar("T")
ID_TERBESAR = 2**63 - 1
LANGKAH_TERBESAR = 1_000_000
# PostgreSQL keeps no null byte in a text.
WITHOUT_NUL = r"^[^\x00]*$"
WITH_A_WORD = r"^[^\x00]*[^\s\x00][^\x00]*$"


class Masukan(BaseModel):
    """What a program sends: unknown fields are refused, numbers are numbers and texts are texts."""

    model_config = ConfigDict(extra="forbid")


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
    return " ".join(value.split())


def _stripped(value: str) -> str:
    return value.strip()


def teks(maks: int, *, kosong: bool = False, satu_baris: bool = False) -> Any:
    """A text of at most ``maks`` characters; on one line, where spaces are no part of what is meant."""
    clean = AfterValidator(_one_line if satu_baris else _stripped)
    pattern = WITHOUT_NUL if kosong else WITH_A_WORD
    return Annotated[str, StringConstraints(max_length=maks, pattern=pattern), clean]


def _strict_int(value: Any) -> Any:
    """No ``true`` for 1 and no "1" inside JSON."""
    if isinstance(value, bool | str | float):
        raise ValueError("int")  # noqa: TRY004 - pydantic reports ValueError
    return value


def _no_number(value: Any) -> Any:
    """A moment is written out: no seconds since 1970."""
    if not isinstance(value, str):
        raise ValueError("date")  # noqa: TRY004 - pydantic reports ValueError
    return value


Id = Annotated[int, Field(ge=1, le=ID_TERBESAR, description="Nomor data")]
IdPath = Annotated[int, Path(ge=1, le=ID_TERBESAR)]
TahunPath = Annotated[int, Path(ge=2000, le=2100)]
BulanPath = Annotated[int, Path(ge=1, le=12)]
NomorPath = Annotated[int, Path(ge=1, le=32_767)]
IdIsian = Annotated[int, BeforeValidator(_strict_int), Field(ge=1, le=ID_TERBESAR)]
Tahun = Annotated[int, Field(ge=2000, le=2100)]
TahunIsian = Annotated[int, BeforeValidator(_strict_int), Field(ge=TAHUN_TERAWAL, le=TAHUN_TERAKHIR)]
Bulan = Annotated[int, Field(ge=1, le=12)]
Langkah = Annotated[
    int,
    BeforeValidator(_strict_int),
    Field(
        ge=0,
        le=LANGKAH_TERBESAR,
        description=(
            "Langkah yang terakhir Anda baca. Bila datanya sudah melangkah lebih jauh, jawabannya 409 "
            "dan tidak ada yang berubah."
        ),
    ),
]
Tanggal = Annotated[date, BeforeValidator(_no_number)]
Angka = Annotated[Decimal, PlainSerializer(lambda number: f"{number:f}", return_type=str)]
"""A number in an answer: a decimal string, exact."""


def desimal(maks: Decimal, *, digit: int = 4) -> Any:
    """A number in a request: a decimal string such as "12.5", never below 0, at most ``maks``."""
    whole = len(str(int(maks)))
    pattern = rf"^[0-9]{{1,{whole}}}(\.[0-9]{{1,{digit}}})?$" if digit else rf"^[0-9]{{1,{whole}}}$"

    def read(value: str) -> Decimal:
        number = Decimal(value)
        if problem := salah_angka(number, maks=maks, desimal=digit):
            raise ValueError(problem)
        return number

    return Annotated[
        str, StringConstraints(pattern=pattern, max_length=whole + digit + 1), AfterValidator(read)
    ]


def pilihan(kind: type[Enum]) -> Any:
    """One of the values of a LabeledEnum, as the domain spells it."""
    return Literal[tuple(member.value for member in kind)]


class Orang(Keluaran):
    """Somebody, as short as it gets."""

    id: Id
    nama: str
    nip: str | None = Field(description="NIP atau NI PPPK; null untuk pejabat tanpa nomor")

    @classmethod
    def of(cls, pegawai: Any) -> Orang | None:
        """From a row of Pegawai whose account is loaded."""
        return None if pegawai is None else cls(id=pegawai.pk, nama=pegawai.akun.nama, nip=pegawai.nip)


def satu(rows: Sequence[T]) -> T | None:
    """The first of a list, or nothing."""
    return rows[0] if rows else None
