"""A chosen file kept at hand while its form is put right: nobody chooses it twice.

It lies where files that were handed in lie; whoever left it alone has its key, for an hour. What nobody comes
back for the worker clears away.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from django.conf import settings
from django.core import signing

from sikinerja.core.context import Context
from sikinerja.core.errors import Invalid
from sikinerja.integrasi.berkas.tempat import FOLDER, simpan

SALT = "sikinerja.titipan"
MASA = 3600
PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Titipan:
    """A file that waits: its key, its name."""

    kunci: str
    nama: str
    jalan: Path

    def isi(self) -> Iterator[bytes]:
        """Its content, piece by piece."""
        with self.jalan.open("rb") as file:
            while piece := file.read(PIECE):
                yield piece


def titip(ctx: Context, *, nama: str, isi: Iterable[bytes]) -> Titipan | None:
    """Keep a file for its form; None when it is none that could be handed in."""
    path = (
        Path(settings.DATA_DIR)
        / FOLDER
        / f"titipan-{secrets.token_hex(16)}{PurePath(nama).suffix.lower()[:6]}"
    )
    try:
        simpan(path, isi)
    except Invalid:
        path.unlink(missing_ok=True)
        return None
    name = PurePath(nama).name[-200:]
    said = {"akun": ctx.actor.akun_id, "berkas": path.name, "nama": name}
    return Titipan(signing.dumps(said, salt=SALT), name, path)


def ambil(ctx: Context, *, kunci: str) -> Titipan | None:
    """The file with a key, for whoever left it; None when it is gone, or is not theirs."""
    with suppress(signing.BadSignature):
        said = signing.loads(kunci, salt=SALT, max_age=MASA)
        path = Path(settings.DATA_DIR) / FOLDER / PurePath(said["berkas"]).name
        if said["akun"] == ctx.actor.akun_id and path.is_file():
            return Titipan(kunci, said["nama"], path)
    return None
