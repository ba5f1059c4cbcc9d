"""The recap as a table for spreadsheets (F8.5). Pure Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.indonesian import BULAN, bulan_tahun, pd
from sikinerja.core.tables import Cell, Column
from sikinerja.core.time import Month
from sikinerja.penilaian.rules import Rating
from sikinerja.skp.rules import Predikat

JENIS = "REKAP"
TUGAS = "rekapitulasi.tulis"
"""The worker's task."""
LANGSUNG = 2_000
"""Up to so many people a table is written while one waits; more are written by the worker."""
HABIS = "Berkas ini sudah dihapus karena masa simpannya habis. Buat sekali lagi bila masih diperlukan."
PENUH = "Berkas tidak dapat ditulis. Hubungi pengelola server: penyimpanan mungkin penuh."
TERLALU_PANJANG = (
    "Terlalu banyak pegawai untuk satu lembar Excel. Pilih perangkat daerah, atau unduh sebagai CSV."
)


class IsiEkspor(LabeledEnum):
    """What a table of the recap is about."""

    BULAN = "bulan", "Rekapitulasi bulan"
    TAHUN = "tahun", "Rekapitulasi setahun"
    AKTIVITAS = "aktivitas", "Aktivitas bulan"


class Bentuk(LabeledEnum):
    """As which file."""

    XLSX = "xlsx", "Excel (XLSX)"
    CSV = "csv", "CSV"


ORANG = (Column("NIP / NI PPPK", 22), Column("Nama", 32), Column("Jabatan", 32), Column("Unit kerja", 32))
KOLOM: dict[IsiEkspor, tuple[Column, ...]] = {
    IsiEkspor.BULAN: (
        *ORANG,
        Column("Perangkat daerah", 32),
        Column("Pejabat penilai", 32),
        Column("Status", 24),
        Column("Keterangan", 36),
        Column("Diajukan", 18),
        Column("Rating hasil kerja", 22),
        Column("Rating perilaku", 22),
        Column("Predikat", 18),
        Column("Dinilai", 18),
    ),
    IsiEkspor.TAHUN: (*ORANG, *(Column(name, 18) for name in BULAN), Column("Predikat tahun", 22)),
    IsiEkspor.AKTIVITAS: (
        *(ORANG[0], ORANG[1], ORANG[3]),
        Column("Aktivitas", 12),
        Column("Menit", 12),
        Column("Hari dengan aktivitas", 14),
    ),
}


@dataclass(frozen=True, slots=True)
class Judul:
    """The lines above a table: what it is, of whom, as of when (local time)."""

    isi: IsiEkspor
    lingkup: str
    month: Month
    pada: datetime

    @property
    def masa(self) -> str:
        """The month or the year."""
        if self.isi == IsiEkspor.TAHUN:
            return str(self.month.tahun)
        return bulan_tahun(self.month.tahun, self.month.bulan)

    @property
    def baris(self) -> tuple[tuple[Cell, ...], ...]:
        """As they stand in the sheet, with an empty line below."""
        return (
            (f"{self.isi.label} {self.masa}",),
            (self.lingkup,),
            ("Keadaan pada", self.pada.replace(tzinfo=None)),
            (),
        )

    @property
    def nama_berkas(self) -> str:
        """The file's name without its ending."""
        month = "" if self.isi == IsiEkspor.TAHUN else f"-{self.month.bulan:02d}"
        return f"rekap-{self.isi.value}-{self.month.tahun}{month}"


def baris_bulan(o: Any, lokal: Callable[[datetime | None], datetime | None]) -> tuple[Cell, ...]:
    """A row of the month (``queries.bulanan.Orang``); ``lokal`` makes stored moments local."""
    return (
        o.nip,
        o.nama,
        o.jabatan,
        o.unit_kerja,
        pd(o.perangkat_daerah),
        o.penilai,
        o.status.label,
        o.keadaan or o.sebab,
        lokal(o.diajukan_pada),
        Rating[o.rating_hasil_kerja].label if o.rating_hasil_kerja else "",
        Rating[o.rating_perilaku].label if o.rating_perilaku else "",
        Predikat[o.predikat].label if o.predikat else "",
        lokal(o.selesai_pada),
    )


def baris_tahun(b: Any) -> tuple[Cell, ...]:
    """A row of the year (``queries.tahunan.BarisTahun``): each month in words."""
    months = (petak.teks if petak.kode else "" for petak in b.petak)
    year = ", ".join(Predikat[p].label for p in b.predikat)
    return (b.nip, b.nama, b.jabatan, b.unit_kerja, *months, year)


def baris_aktivitas(a: Any) -> tuple[Cell, ...]:
    """A row of the month's activities (``queries.kegiatan.AktivitasOrang``)."""
    return (a.nip, a.nama, a.unit_kerja, a.jumlah, a.menit, a.hari)
