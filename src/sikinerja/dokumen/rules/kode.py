"""The short code of a printed document (documents.md §A): read aloud, typed, unguessable. Pure Python."""

from __future__ import annotations

import re

from sikinerja.core.crockford import ALPHABET, MISREAD, check_character, encode

BITS = 75
"""What must be guessed; fifteen characters and one that checks them."""


def kode(acak: int) -> str:
    """``7K3M-9QX2-ABCD-EFGH`` from :data:`BITS` random bits."""
    plain = encode(acak, BITS // 5)
    return _grouped(plain + check_character(plain))


def baca(typed: str) -> str | None:
    """The code as stored, of what somebody typed (small letters, spaces, O for 0); None when miswritten."""
    plain = re.sub(r"[\s.·–—-]", "", typed.strip().upper()).translate(MISREAD)
    if len(plain) != BITS // 5 + 1 or any(c not in ALPHABET for c in plain):
        return None
    return _grouped(plain) if check_character(plain[:-1]) == plain[-1] else None


def _grouped(plain: str) -> str:
    return "-".join(plain[at : at + 4] for at in range(0, len(plain), 4))
