"""The year of a person as twelve boxes, for many people below each other (F8.5). Pure Python."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from sikinerja.core.indonesian import bulan_pendek
from sikinerja.core.time import Month
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.rekapitulasi.rules.bulanan import StatusBulan, bulan_kini
from sikinerja.skp.rules import Predikat

S = StatusBulan
SINGKAT = {
    Predikat.SANGAT_BAIK: "SB",
    Predikat.BAIK: "B",
    Predikat.BUTUH_PERBAIKAN: "BP",
    Predikat.KURANG: "K",
    Predikat.SANGAT_KURANG: "SK",
}
TANDA = {S.MENUNGGU: "…", S.BELUM_DIISI: "!", S.TANPA_SKP: "×"}
HURUF_KEADAAN = {
    JenisKeadaan.CUTI_BESAR: "CB",
    JenisKeadaan.CUTI_SAKIT: "CS",
    JenisKeadaan.CUTI_MELAHIRKAN: "CM",
    JenisKeadaan.CLTN: "CL",
    JenisKeadaan.TUGAS_BELAJAR: "TB",
    JenisKeadaan.BELUM_BERTUGAS: "BT",
    JenisKeadaan.PENSIUN: "PN",
    JenisKeadaan.KONTRAK_BERAKHIR: "KB",
    JenisKeadaan.MENINGGAL: "MD",
}
LEGENDA = (
    *((short, p.label, p.value) for p, short in SINGKAT.items()),
    *((sign, s.label, s.value) for s, sign in TANDA.items()),
    *((letters, k.label, S.KEADAAN_KHUSUS.value) for k, letters in HURUF_KEADAAN.items()),
)
"""Letters, words and colour of everything a box may hold."""


@dataclass(frozen=True, slots=True)
class Petak:
    """One box: the letters in it, the words for them, and what its colour is for ("": still to come)."""

    bulan: str
    huruf: str
    teks: str
    kode: str


@dataclass(frozen=True, slots=True)
class SkpTahun:
    """An SKP of the year as far as its months need it."""

    awal: date
    akhir: date
    disetujui: bool
    predikat: str


def petak_setahun(
    tahun: int,
    *,
    months: Mapping[int, tuple[str, str]],
    skp: Collection[SkpTahun],
    keadaan: Mapping[int, JenisKeadaan],
    today: date,
) -> list[Petak]:
    """Twelve boxes; ``months``: status and predikat of what was filed, ``keadaan``: what owes nothing."""
    return [
        _petak(Month(tahun, n), months.get(n), skp, keadaan.get(n), bulan_kini(today)) for n in range(1, 13)
    ]


def _petak(
    month: Month,
    filed: tuple[str, str] | None,
    skp: Collection[SkpTahun],
    keadaan: JenisKeadaan | None,
    last: Month,
) -> Petak:
    label = bulan_pendek(month.bulan)
    status, predikat = filed or ("", "")
    if predikat:
        return Petak(label, SINGKAT[Predikat[predikat]], Predikat[predikat].label, predikat)
    if status not in {"", StatusRealisasi.BELUM}:
        return _tanda(label, S.MENUNGGU)
    if keadaan is not None:
        return Petak(label, HURUF_KEADAAN[keadaan], keadaan.label, S.KEADAAN_KHUSUS)
    if month > last:
        return Petak(label, "", K.BELUM_WAKTUNYA.kata, "")
    covered = any(row.disetujui and row.awal <= month.last and row.akhir >= month.first for row in skp)
    return _tanda(label, S.BELUM_DIISI if covered else S.TANPA_SKP)


def _tanda(label: str, status: StatusBulan) -> Petak:
    return Petak(label, TANDA[status], status.label, status)
