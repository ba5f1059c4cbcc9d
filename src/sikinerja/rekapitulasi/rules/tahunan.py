"""The year of a person as twelve boxes, for many people below each other (F8.5). Pure Python."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from sikinerja.core.indonesian import bulan_pendek
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import Jendela
from sikinerja.kepegawaian.rules.keadaan import JenisKeadaan
from sikinerja.realisasi.rules import StatusRealisasi
from sikinerja.realisasi.rules.kedudukan import TERTUNGGAK, berdiri
from sikinerja.realisasi.rules.kedudukan import KedudukanBulan as K
from sikinerja.skp.rules import Predikat
from sikinerja.skp.rules.persetujuan import Periode, disetujui_sejak

SINGKAT = {
    Predikat.SANGAT_BAIK: "SB",
    Predikat.BAIK: "B",
    Predikat.BUTUH_PERBAIKAN: "BP",
    Predikat.KURANG: "K",
    Predikat.SANGAT_KURANG: "SK",
}
TANDA = {
    K.MENUNGGU: "…",
    K.BELUM_DINILAI: "BD",
    K.BELUM_DIISI: "!",
    K.TIDAK_MENGISI: "TM",
    K.TANPA_SKP: "×",
    K.BELUM_WAKTUNYA: "",
}
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
    *((sign, s.label, s.value) for s, sign in TANDA.items() if sign),
    *((letters, k.label, K.KEADAAN_KHUSUS.value) for k, letters in HURUF_KEADAAN.items()),
)
"""Letters, words and colour of everything a box may hold."""


@dataclass(frozen=True, slots=True)
class Petak:
    """One box: the letters in it, the words for them, and what its colour is for ("": not owed yet)."""

    bulan: str
    huruf: str
    teks: str
    kode: str


@dataclass(frozen=True, slots=True)
class BulanTersimpan:
    """What is stored of a month; ``diajukan``: it was filed, withdrawn or not; ``pd_id``: of its SKP."""

    status: str = StatusRealisasi.BELUM
    predikat: str = ""
    diajukan: bool = False
    pd_id: int | None = None


def pd_bulan(
    month: Month, *, row: BulanTersimpan | None, skp: Collection[Periode], selain: int | None
) -> int | None:
    """The PD whose window a month has: of the SKP under which it was filed, else would be (domain.md §4.3).

    ``selain``: where there is no such SKP. In SQL: ``status_bulan.sql``.
    """
    if row is not None and row.diajukan:
        return row.pd_id
    meets = [p for p in skp if p.disetujui_pada and p.meets(month)]
    return max(meets, key=lambda p: p.awal).pd_id if meets else selain


def jendela_orang(
    jendela: Callable[[int | None], Sequence[Jendela]],
    *,
    months: Mapping[int, BulanTersimpan],
    skp: Collection[Periode],
    selain: int | None,
) -> list[Jendela]:
    """The year's windows of one person, each in the PD of :func:`pd_bulan`; ``jendela``: a PD's twelve."""
    found = []
    for one in jendela(selain):
        pd = pd_bulan(one.month, row=months.get(one.month.bulan), skp=skp, selain=selain)
        found.append(one if pd == selain else jendela(pd)[one.month.bulan - 1])
    return found


def petak_setahun(
    jendela: Collection[Jendela],
    *,
    months: Mapping[int, BulanTersimpan],
    skp: Collection[Periode],
    keadaan: Mapping[int, JenisKeadaan],
    now: datetime,
    zone: ZoneInfo,
    lepas: str = "",
) -> list[Petak]:
    """A box for each window; ``months``: what is stored, ``keadaan``: what owes nothing.

    ``lepas``: why nobody can be asked for what is still owed.
    """
    boxes = [
        _petak(window, months.get(n, BulanTersimpan()), skp, keadaan.get(n), now=now, zone=zone)
        for window in jendela
        for n in [window.month.bulan]
    ]
    return [replace(b, teks=f"{b.teks}. {lepas}") if lepas and b.kode in TERTUNGGAK else b for b in boxes]


def _petak(
    window: Jendela,
    row: BulanTersimpan,
    skp: Collection[Periode],
    keadaan: JenisKeadaan | None,
    *,
    now: datetime,
    zone: ZoneInfo,
) -> Petak:
    label = bulan_pendek(window.month.bulan)
    stand = berdiri(
        row.status,
        has_pengajuan=row.diajukan,
        disetujui_pada=disetujui_sejak(skp, window.month),
        bebas=keadaan.label if keadaan else "",
        jendela=window,
        now=now,
        zone=zone,
    )
    where = stand.di
    if row.predikat:
        rated = Predikat[row.predikat]
        return Petak(label, SINGKAT[rated], rated.label, rated)
    if where == K.KEADAAN_KHUSUS and keadaan is not None:
        return Petak(label, HURUF_KEADAAN[keadaan], keadaan.label, where)
    words = f"{where.label}: {stand.sebab}" if stand.sebab else where.label
    return Petak(label, TANDA[where], words, "" if where == K.BELUM_WAKTUNYA else where)
