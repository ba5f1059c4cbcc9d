"""What is known about a mutasi and its mover, and what one step says (BAB VII, F7.3). Pure Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import bulan_tahun
from sikinerja.core.time import Month
from sikinerja.jadwal.rules import Jendela
from sikinerja.mutasi.rules.perpindahan import Perpindahan

Tujuan = tuple[str | int, ...]
"""The name of a page and its arguments."""


class KeadaanLangkah(LabeledEnum):
    """Where one step of a mutasi stands."""

    SELESAI = "SELESAI", "Selesai"
    KERJAKAN = "KERJAKAN", "Kerjakan"
    MENUNGGU = "MENUNGGU", "Menunggu"
    NANTI = "NANTI", "Nanti"
    TERLEWAT = "TERLEWAT", "Terlewat"
    TIDAK_PERLU = "TIDAK_PERLU", "Tidak perlu"


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step; ``tombol`` leads to ``tujuan`` where its owner can do it now."""

    judul: str
    keterangan: str
    keadaan: KeadaanLangkah
    tombol: str = ""
    tujuan: Tujuan = ()
    kueri: str = ""

    @property
    def beres(self) -> bool:
        """Whether nothing is left to do here."""
        return self.keadaan in {KeadaanLangkah.SELESAI, KeadaanLangkah.TERLEWAT, KeadaanLangkah.TIDAK_PERLU}


@dataclass(frozen=True, slots=True)
class SkpMutasi:
    """What the steps need to know of the old or new SKP."""

    id: int
    status: str
    disetujui: bool
    dipotong: bool = False


@dataclass(frozen=True, slots=True)
class BulanBaru:
    """The first month that the new SKP, not yet approved, can still take; ``tenggat``: until when, in words.

    ``didahului``: months of its periode filed with the old SKP; ``is_lama``: the old one serves this month.
    """

    jendela: Jendela
    tenggat: str
    is_lama: bool
    didahului: Sequence[Month] = ()


@dataclass(frozen=True, slots=True)
class FaktaMutasi:
    """What the database knows about a mutasi and the mover. ``jendela``: the window of the last old month.

    ``belum_dinilai``: subordinates' filed months that wait for the mover; ``bawahan_lama``: those who still
    name the mover from the old post; ``calon_bawahan``: those who still name the predecessor in the new one.
    ``bulan_baru``: None where the new SKP is approved, or none of its months can be filed any more.
    """

    p: Perpindahan
    now: datetime
    zone: ZoneInfo
    jendela: Jendela
    sudah_lapor: bool
    ada_skp_lapor: bool
    belum_dinilai: int
    bawahan_lama: int
    calon_bawahan: int
    bawahan_baru: int
    lama: SkpMutasi | None
    baru: SkpMutasi | None
    riwayat_baru_id: int
    mutasi_id: int
    bulan_baru: BulanBaru | None = None
    tanpa_skp: bool = False
    """In the old post at the last old month, which no SKP holds, whatever its status."""

    @property
    def bulan(self) -> str:
        """The last month of the old SKP, in words."""
        return bulan_tahun(self.p.bulan_lapor.tahun, self.p.bulan_lapor.bulan)

    @property
    def today(self) -> date:
        """The local day."""
        return self.now.astimezone(self.zone).date()
