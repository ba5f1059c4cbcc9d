"""Words and choices of the printed documents (documents.md §A, manual BAB IV.5). Pure Python."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.time import Month


class JenisDokumen(LabeledEnum):
    """The three documents."""

    SKP = "SKP", "Dokumen SKP"
    EVALUASI = "EVALUASI", "Dokumen Evaluasi"
    AKHIR = "AKHIR", "Dokumen Akhir"


class Kertas(LabeledEnum):
    """Paper."""

    A4 = "A4", "A4 (210 × 297 mm)"
    F4 = "F4", "F4 / Folio (215 × 330 mm)"
    LETTER = "LETTER", "Letter (216 × 279 mm)"


class Arah(LabeledEnum):
    """How the paper lies."""

    PORTRAIT = "PORTRAIT", "Tegak (portrait)"
    LANDSCAPE = "LANDSCAPE", "Mendatar (landscape)"


PENJELASAN = {
    JenisDokumen.SKP: "Perencanaan dan penetapan SKP",
    JenisDokumen.EVALUASI: "Hasil evaluasi dan penilaian SKP, tahunan atau satu bulan",
    JenisDokumen.AKHIR: "Ringkasan hasil evaluasi SKP",
}
SKALA = (80, 85, 90, 95, 100, 105, 110)
"""Percent of the usual size."""

BELUM_ADA_RHK = "SKP ini belum memuat rencana hasil kerja."
BELUM_DINILAI = "Belum ada bulan yang selesai dinilai, dan penilaian akhir belum selesai."
BELUM_BULAN = "Realisasi bulan ini belum selesai dinilai, sehingga belum dapat dicetak."
BELUM_AKHIR = "Penilaian akhir SKP ini belum selesai."


@dataclass(frozen=True, slots=True)
class Tampilan:
    """How a document is laid out; no part of its content."""

    kertas: Kertas = Kertas.A4
    arah: Arah = Arah.PORTRAIT
    skala: int = 100


@dataclass(frozen=True, slots=True)
class Terbitan:
    """A document ready for the press; ``alamat`` is where anybody may check its ``kode``."""

    kode: str
    alamat: str
    nama_berkas: str
    page: Mapping[str, Any]


def sidik(isi: Mapping[str, Any]) -> str:
    """SHA-256 (64 hex digits) of a document's facts as canonical JSON: same content, same code."""
    canonical = json.dumps(isi, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


AWALAN = {JenisDokumen.SKP: "SKP", JenisDokumen.EVALUASI: "EVALUASI", JenisDokumen.AKHIR: "DOKUMEN-AKHIR"}


def nama_berkas(jenis: JenisDokumen, *, tahun: int, month: Month | None, nip: str, urutan: int) -> str:
    """``SKP-2023-199004172015021003-1.pdf``; ``urutan`` counts the person's SKP of the year."""
    bulan = f"-{month.bulan:02d}" if month else ""
    return f"{AWALAN[jenis]}-{tahun}{bulan}-{nip or 'tanpa-nip'}-{urutan}.pdf"
