"""Bounds of the lampiran, and what may become of lines that were approved (documents.md §B). Pure Python."""

from __future__ import annotations

from collections.abc import Sequence

MAKS_BUTIR = 20
MAKS_PANJANG_BUTIR = 500


def periksa_butir(butir: Sequence[str], *, disetujui: int) -> str:
    """What is wrong with the lines of one block of the lampiran ("": nothing).

    ``disetujui``: how many the last versi holds; what was approved is not taken away (domain.md §2.1).
    """
    if len(butir) > MAKS_BUTIR:
        return f"Satu bagian memuat paling banyak {MAKS_BUTIR} butir."
    if any(len(line) > MAKS_PANJANG_BUTIR for line in butir):
        return f"Satu butir paling banyak {MAKS_PANJANG_BUTIR} karakter."
    if len(butir) < disetujui:
        return f"Sudah disetujui {disetujui} butir: ubah atau tambah, jangan dikurangi."
    return ""
