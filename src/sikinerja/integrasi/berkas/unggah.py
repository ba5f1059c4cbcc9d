"""A file that somebody hands in: bounded, stored below the data folder, given to the worker."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any

from django.conf import settings

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.impor import operations
from sikinerja.impor.queries import Berkas, ImporRow
from sikinerja.impor.rules import MAKS_BYTE, TERLALU_BESAR
from sikinerja.integrasi.berkas import subjek

FOLDER = "unggahan"
JENIS = (".xlsx", ".csv")
JENIS_BERKAS = "Pilih berkas .xlsx atau .csv."
KOSONG = "Berkas kosong: tidak ada isinya."


def unggah(
    ctx: Context, *, jenis: str, nama: str, isi: Iterable[bytes], parameter: Mapping[str, Any] | None = None
) -> ImporRow:
    """Take a file piece by piece and have it checked (F8.8). ``parameter``: what belongs to all of it.

    Raises NotFound for whoever may not bring in this table, Invalid ``berkas`` for what is no such file.
    """
    subjek.get(ctx.actor, jenis=jenis)
    kind = PurePath(nama).suffix.lower()
    if kind not in JENIS:
        raise Invalid({"berkas": JENIS_BERKAS})
    path = f"{FOLDER}/{secrets.token_hex(16)}{kind}"
    try:
        size, digest = _store(Path(settings.DATA_DIR) / path, isi)
        berkas = Berkas(jenis, path, PurePath(nama).name, size, digest)
        return operations.unggah(ctx, berkas=berkas, parameter=dict(parameter or {}))
    except BaseException:
        (Path(settings.DATA_DIR) / path).unlink(missing_ok=True)
        raise


def _store(target: Path, isi: Iterable[bytes]) -> tuple[int, str]:
    """Write a file for its owner's eyes only; its size and SHA-256."""
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
