"""Spreadsheets (XLSX): read from anybody (written: :mod:`sikinerja.core.tables`)."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from sikinerja.core.errors import Invalid
from sikinerja.integrasi import _lembar

READER = Path(_lembar.__file__)
SECONDS = 15
RUSAK = (
    "Berkas tidak dapat dibaca sebagai lembar kerja XLSX. Mungkin rusak, terpotong, atau dilindungi password."
)
TERLALU_BESAR = "Lembar kerja ini terlalu besar untuk sebuah rencana. Simpan hanya tabel RHK, tanpa gambar."


def baca(data: bytes) -> list[tuple[int, list[Any]]]:
    """The lines of the first sheet with their numbers; Invalid when there is none to be read.

    Read by a process of its own (:mod:`sikinerja.integrasi._lembar`), which a hostile file may kill.
    """
    command = [sys.executable, "-I", str(READER)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False, env={})
    except subprocess.TimeoutExpired:
        raise Invalid({"": RUSAK}) from None
    if done.returncode == _lembar.TERLALU_BESAR:
        raise Invalid({"": TERLALU_BESAR})
    if done.returncode != 0:
        raise Invalid({"": RUSAK})
    rows: list[tuple[int, list[Any]]] = json.loads(done.stdout)
    return rows
