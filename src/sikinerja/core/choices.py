"""Enums whose members carry the word that people read."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class LabeledEnum(StrEnum):
    """A string enum with a ``label``: ``KONSEP = "KONSEP", "Konsep"``."""

    label: str

    def __new__(cls, value: str, label: str) -> Self:
        """Keep the stored value as the string and the shown word beside it."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, str]]:
        """Pairs for forms and columns, in the order they are written."""
        return [(member.value, member.label) for member in cls]

    @classmethod
    def values(cls) -> list[str]:
        """The stored values, for constraints."""
        return [member.value for member in cls]
