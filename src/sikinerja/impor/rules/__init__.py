"""Import from a file: where it stands, what is found in a row (F8.8). Pure Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.flow import transition

MAKS_BYTE = 20 * 1024 * 1024
MAKS_BARIS = 50_000
BAGIAN = 1000
"""Rows applied in one transaction: some hundred milliseconds of lock."""
MASA_SIMPAN = timedelta(days=7)
"""How long the rows of a file can be looked at and applied; then only the counts remain."""
TUGAS_PERIKSA, TUGAS_TERAPKAN = "integrasi.impor_periksa", "integrasi.impor_terapkan"
"""Tasks of the worker."""

TERLALU_BESAR = (
    f"Berkas terlalu besar: paling besar {MAKS_BYTE // 1024 // 1024} MB. Bagi menjadi beberapa berkas."
)
BERUBAH_SEJAK = "Data ini berubah setelah berkas diperiksa. Unggah berkas sekali lagi untuk memeriksanya."
SEDANG_DITERAPKAN = (
    "Import lain dari jenis yang sama sedang diterapkan. Tunggu sampai selesai, lalu tekan Terapkan lagi."
)
TIDAK_ADA_PERUBAHAN = "Tidak ada perubahan yang perlu diterapkan."
HARUS_UTUH = "Perbaiki dahulu semua baris yang salah: berkas ini hanya dapat diterapkan seluruhnya."
PASTIKAN = "Centang dahulu: {banyak} baris perlu dipastikan. Periksa, lalu nyatakan bahwa itu benar."
SERUPA_SEJAK = 3
"""So many rows with the same fault are told once."""
SERUPA_TERBANYAK = 20
RENTANG = 8
TERTULIS = r" \(tertulis “[^”]*”\)$"
"""What stands in the cell, behind the words of a fault; PostgreSQL reads it too."""
GAGAL = "Terhenti karena kesalahan pada aplikasi. Coba sekali lagi, atau hubungi pengelola server."


class StatusImpor(LabeledEnum):
    """Where an import stands."""

    DIPERIKSA = "DIPERIKSA", "Sedang diperiksa"
    SIAP = "SIAP", "Sudah diperiksa"
    DITERAPKAN = "DITERAPKAN", "Sedang diterapkan"
    SELESAI = "SELESAI", "Selesai"
    DITOLAK = "DITOLAK", "Berkas ditolak"
    GAGAL = "GAGAL", "Gagal"
    DIBATALKAN = "DIBATALKAN", "Dibatalkan"
    KEDALUWARSA = "KEDALUWARSA", "Kedaluwarsa"


LANGKAH = (
    transition("terapkan", ["SIAP"], "DITERAPKAN", ["pengunggah"]),
    transition("periksa_ulang", ["SIAP", "DITOLAK", "GAGAL"], "DIPERIKSA", ["pengunggah"]),
    transition("batalkan", ["DIPERIKSA", "SIAP", "DITERAPKAN"], "DIBATALKAN", ["pengunggah", "bkd"]),
)
"""What a person may do with an import; all else the worker does."""
TERBUKA = (StatusImpor.DIPERIKSA, StatusImpor.SIAP, StatusImpor.DITERAPKAN)
"""Somebody, or the worker, has still something to do."""
BERKAS_TETAP = (StatusImpor.DITOLAK, StatusImpor.GAGAL)
"""The file stays at hand as long as the rows would: it can be checked once more."""
DITUNGGUI = timedelta(seconds=8)
"""Whose page asked for news so short a time ago needs no notice."""


class StatusBaris(LabeledEnum):
    """What the check found about a row."""

    BARU = "BARU", "Baru"
    BERUBAH = "BERUBAH", "Berubah"
    TETAP = "TETAP", "Tetap"
    SALAH = "SALAH", "Salah"


class HasilBaris(LabeledEnum):
    """What became of a row when the import was applied."""

    MENUNGGU = "MENUNGGU", "Belum diterapkan"
    DITERAPKAN = "DITERAPKAN", "Diterapkan"
    BENTROK = "BENTROK", "Tidak diterapkan"


AKAN_DITULIS = (StatusBaris.BARU.value, StatusBaris.BERUBAH.value)


@dataclass(frozen=True, slots=True)
class Baris:
    """One row of a file: its number there, and what its cells say (only those that are filled).

    ``aturan``: (column or "", reason) that a rule has against it; they count where the row changes something.
    """

    nomor: int
    isi: Mapping[str, Any]
    aturan: Sequence[tuple[str, str]] = ()


@dataclass(frozen=True, slots=True)
class Temuan:
    """What a check found about one row.

    ``ubahan``: column -> (what stands in the database, what the file says), in words, for a row that changes
    something. ``salah``: (column or "", reason). ``ragu``: the same, for what can be so and hardly is: a
    person has to say yes. ``urutan``: rows of a lower one are applied first.
    """

    nomor: int
    status: StatusBaris
    ubahan: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    salah: Sequence[tuple[str, str]] = ()
    urutan: int = 0
    ragu: Sequence[tuple[str, str]] = ()

    @property
    def keadaan(self) -> tuple[str, dict[str, list[str]]]:
        """What must be found again when the row is applied."""
        return self.status.value, {name: list(pair) for name, pair in self.ubahan.items()}

    def alasan(self, labels: Mapping[str, str]) -> str:
        """What is wrong, in one text; ``labels``: the headings of the columns."""
        return "; ".join(f"{labels.get(name, name)}: {text}" if name else text for name, text in self.salah)

    def diragukan(self, teks: str) -> Temuan:
        """The same, with a doubt about the whole file: not where the row changes nothing."""
        if not teks or self.status.value not in AKAN_DITULIS:
            return self
        return replace(self, ragu=(("", teks), *self.ragu))

    def tegakkan(self, baris: Baris) -> Temuan:
        """The same, once the rules have been held against a row: not against one that changes nothing."""
        if not baris.aturan or self.status is StatusBaris.TETAP:
            return self
        return ditolak(self.nomor, [*baris.aturan, *self.salah])


@dataclass(frozen=True, slots=True)
class Serupa:
    """One fault or doubt that many rows share: its column, its words, the rows' numbers in order."""

    kolom: str
    teks: str
    nomor: Sequence[int]

    @property
    def sebutan(self) -> str:
        """``Baris 4–310 (307 baris)``."""
        return f"Baris {rentang(self.nomor)} ({len(self.nomor)} baris)"


def rentang(nomor: Iterable[int]) -> str:
    """Numbers in order as people write them: ``2–3, 7``."""
    runs: list[list[int]] = []
    for n in nomor:
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    words = [f"{first}–{last}" if first < last else f"{first}" for first, last in runs[:RENTANG]]
    more = f", dan {len(runs) - RENTANG} rentang lagi" if len(runs) > RENTANG else ""
    return ", ".join(words) + more


def pokok(teks: str) -> str:
    """The words of a fault without what stands in the cell: equal for rows with the same fault."""
    return re.sub(TERTULIS, "", teks)


def ditolak(nomor: int, salah: Iterable[tuple[str, str]]) -> Temuan:
    """A row that cannot be taken."""
    return Temuan(nomor, StatusBaris.SALAH, salah=tuple(salah))


def nilai(
    temuan: Temuan, semula: tuple[str, Mapping[str, Sequence[str]]], labels: Mapping[str, str]
) -> tuple[HasilBaris, str, bool]:
    """What to do with a row checked again under the lock: its result, the reason, whether to write it.

    Somebody else may have brought about the same in between (nothing to write), or something else.
    """
    if temuan.status is StatusBaris.TETAP:
        return HasilBaris.DITERAPKAN, "", False
    if temuan.status is StatusBaris.SALAH:
        return HasilBaris.BENTROK, temuan.alasan(labels), False
    if temuan.keadaan != (semula[0], {name: list(pair) for name, pair in semula[1].items()}):
        return HasilBaris.BENTROK, BERUBAH_SEJAK, False
    return HasilBaris.DITERAPKAN, "", True
