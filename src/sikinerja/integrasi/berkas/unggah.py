"""A file that somebody hands in: bounded, stored below the data folder, given to the worker."""

from __future__ import annotations

import secrets
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePath
from typing import Any

from django.conf import settings

from sikinerja.core.context import Context
from sikinerja.core.errors import Conflict, NotFound
from sikinerja.impor import operations, queries
from sikinerja.impor.queries import Berkas, ImporRow
from sikinerja.integrasi import lembar
from sikinerja.integrasi.berkas import subjek
from sikinerja.integrasi.berkas.tempat import FOLDER, simpan

JENIS = (
    *(".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv", ".txt"),
    *(".tsv", ".dat", ".htm", ".html", ".xml", ".mht"),
)
"""Names under which tables come; what a file is, its content says."""
JENIS_BERKAS = "Pilih berkas Excel (.xlsx, .xls), LibreOffice (.ods), atau CSV (.csv, .txt)."
TIDAK_ADA_LAGI = "Berkas itu sudah dihapus. Unggah sekali lagi."


def unggah(
    ctx: Context, *, jenis: str, nama: str, isi: Iterable[bytes], parameter: Mapping[str, Any] | None = None
) -> ImporRow:
    """Take a file piece by piece and have it checked (F8.8). ``parameter``: what belongs to all of it.

    Raises NotFound for whoever may not bring in this table, Invalid ``berkas`` for what is no such file.
    """
    subjek.get(ctx.actor, jenis=jenis)
    kind = PurePath(nama).suffix.lower()
    path = f"{FOLDER}/{secrets.token_hex(16)}{kind if kind in JENIS else ''}"
    try:
        size, digest = simpan(Path(settings.DATA_DIR) / path, isi)
        if kind not in JENIS:
            with (Path(settings.DATA_DIR) / path).open("rb") as file:
                lembar.kenali(nama, JENIS_BERKAS, file=file)
        berkas = Berkas(jenis, path, PurePath(nama).name, size, digest)
        return operations.unggah(ctx, berkas=berkas, parameter=dict(parameter or {}))
    except BaseException:
        (Path(settings.DATA_DIR) / path).unlink(missing_ok=True)
        raise


def ulang(ctx: Context, *, impor_id: int) -> ImporRow:
    """Have a file checked once more, as it was handed in (F8.8): what it names may be there by now.

    Raises NotFound for whoever did not hand it in, Conflict when the file is gone.
    """
    old = queries.get(ctx, impor_id=impor_id)
    if "periksa_ulang" not in queries.boleh(ctx.actor, old):
        raise NotFound("Import tidak ditemukan.")
    path = Path(settings.DATA_DIR) / old.berkas
    if not old.berkas or not path.is_file():
        raise Conflict(TIDAK_ADA_LAGI)
    with path.open("rb") as file:
        pieces = iter(lambda: file.read(1 << 16), b"")
        return unggah(ctx, jenis=old.jenis, nama=old.nama_berkas, isi=pieces, parameter=old.parameter)
