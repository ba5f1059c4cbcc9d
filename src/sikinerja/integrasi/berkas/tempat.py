"""Where files that were handed in lie until the worker has read them: below the data folder, bounded."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path

from sikinerja.core.errors import Invalid
from sikinerja.impor.rules import MAKS_BYTE, TERLALU_BESAR
from sikinerja.impor.rules.judul import KOSONG

FOLDER = "unggahan"


def simpan(target: Path, isi: Iterable[bytes]) -> tuple[int, str]:
    """Write a file for its owner only; its size and SHA-256. Invalid ``berkas``: empty or too large."""
    target.parent.mkdir(parents=True, exist_ok=True)
    size, digest = 0, hashlib.sha256()
    with os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for piece in isi:
            size += len(piece)
            if size > MAKS_BYTE:
                raise Invalid({"berkas": TERLALU_BESAR})
            digest.update(piece)
            file.write(piece)
    if not size:
        raise Invalid({"berkas": KOSONG})
    return size, digest.hexdigest()
