"""Codes that people read aloud and type: Crockford's base 32 with a character that checks the others."""

from __future__ import annotations

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No I, L, O, U, so that a code read aloud is written down right."""

MISREAD = str.maketrans({"I": "1", "L": "1", "O": "0"})


def encode(number: int, length: int) -> str:
    """The lowest ``5 * length`` bits of a number as ``length`` characters, highest first."""
    return "".join(ALPHABET[(number >> shift) & 31] for shift in range(5 * (length - 1), -1, -5))


def check_character(text: str) -> str:
    """Luhn's algorithm over 32 characters: one wrong or two swapped neighbours are noticed."""
    total = 0
    for position, character in enumerate(reversed(text)):
        value = ALPHABET.index(character) * (2 if position % 2 == 0 else 1)
        total += value // 32 + value % 32
    return ALPHABET[-total % 32]
