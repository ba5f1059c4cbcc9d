"""All documents of a PD and year in one ZIP (F4.4). Pure Python."""

from __future__ import annotations

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sikinerja.core.tables import Column, Table, write_csv
from sikinerja.dokumen.rules import JenisDokumen
from sikinerja.skp.rules import StatusSkp
from sikinerja.skp.rules.akhir import tanpa_penilaian

JENIS = "DOKUMEN_PD"
TUGAS = "dokumen.cetak_massal"
"""The worker's task."""
TANPA_DOKUMEN = "Belum ada SKP yang disetujui pada perangkat daerah dan tahun ini."
BELUM_DISETUJUI = "SKP belum disetujui"
BELUM_SELESAI = "penilaian akhir belum selesai"
KEPALA = (
    "NIP / NI PPPK",
    "Nama",
    "Unit kerja",
    "Periode awal",
    "Periode akhir",
    "Status SKP",
    "Dokumen",
    "Keterangan",
)


@dataclass(frozen=True, slots=True)
class Lembar:
    """One document of one SKP: to be made, or (``halangan``) why there is none."""

    skp_id: int
    jenis: JenisDokumen
    halangan: str
    baris: tuple[str, ...]
    """The person in words: the first six columns of :data:`KEPALA`."""

    @property
    def kunci(self) -> str:
        """Names it in the folder of the job."""
        return f"{self.skp_id:012d}-{self.jenis.value}"


def halangan(jenis: JenisDokumen, *, status: str, versi: int, meninggal: date | None) -> str:
    """Why a document of an SKP is not in the ZIP; "": it is. ``meninggal``: the day its owner died."""
    if jenis is JenisDokumen.SKP:
        return "" if versi else BELUM_DISETUJUI
    if status == StatusSkp.SELESAI:
        return ""
    return tanpa_penilaian(meninggal, status=status) or (BELUM_SELESAI if versi else BELUM_DISETUJUI)


def kunci(*, perangkat_daerah_id: int, tahun: int) -> str:
    """What only one job at a time may be about."""
    return f"dokumen:{perangkat_daerah_id}:{tahun}"


def daftar(rows: Iterable[tuple[Lembar, str]]) -> bytes:
    """The list that lies in the ZIP (CSV): nobody is missing from it, each with its file or reason."""
    target = io.BytesIO()
    lines = ((*lembar.baris, lembar.jenis.label, said) for lembar, said in rows)
    write_csv(Table([Column(title) for title in KEPALA], lines), target)
    return target.getvalue()
