"""What is known of every employee of a month, for the release and for what it says beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from sikinerja.core.sql import Question
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.peta import PetaJendela, peta
from sikinerja.kepegawaian.models import RiwayatJabatan
from sikinerja.kepegawaian.queries import bulan, keadaan
from sikinerja.kepegawaian.rules.keadaan import Keadaan
from sikinerja.penilaian.queries import penilai_bulan
from sikinerja.realisasi.models import Realisasi
from sikinerja.tpp.queries import fakta as tpp

FAKTA = Question.beside(__file__, "fakta.sql", fakta_tpp=tpp.FAKTA)
URUT = Question.beside(__file__, "urut.sql", fakta=FAKTA)
JUMLAH = Question.beside(__file__, "jumlah.sql", pegawai_bulan=bulan.PEGAWAI_BULAN)


class Fakta(NamedTuple):
    """One employee of a month, in the order of the columns of ``fakta.sql``."""

    pegawai_id: int
    perangkat_daerah_id: int | None
    nip: str
    nama: str
    pangkat: str
    jabatan: str
    jenis_jabatan: str
    kelas: int | None
    nama_pd: str
    unit_kerja: str
    penilai_nama: str
    penilai_nip: str
    status: str
    rating_hasil_kerja: str
    rating_perilaku: str
    predikat: str
    hari_kerja: int | None
    hadir: int | None
    terlambat: int | None
    pulang_cepat: int | None
    alpa: int | None
    izin_cuti: int | None
    nilai_absensi: Decimal | None
    terlambat_menit: int | None
    pulang_cepat_menit: int | None
    penilai_id: int | None
    """With whom stands what nobody rated."""
    lepas: bool
    """Cannot log in any more."""


@dataclass(frozen=True, slots=True)
class Bulan:
    """A month of the whole province: who owes nothing, and the parameters of every question about it."""

    month: Month
    jendela: PetaJendela
    keadaan: Mapping[int, Keadaan]
    parameter: Mapping[str, Any]

    def jumlah(self) -> int:
        """How many employees the month has just now. One query."""
        found: int = JUMLAH.rows(self.parameter)[0]["jumlah"]
        return found

    def para_penilai(self) -> set[int]:
        """Everybody with whom a row of the month may stand. Two queries."""
        named = RiwayatJabatan.objects.exclude(penilai=None).order_by().values_list("penilai").distinct()
        filed = Realisasi.objects.filter(tahun=self.month.tahun, bulan=self.month.bulan).exclude(penilai=None)
        return {pk for (pk,) in named.union(filed.order_by().values_list("penilai").distinct())}

    def stream(self) -> Iterator[Fakta]:
        """Every employee by PD and name, a few thousand in memory; inside a transaction. One query."""
        return map(Fakta._make, URUT.stream(self.parameter))


def baca(month: Month, *, zone: ZoneInfo) -> Bulan:
    """Begin to ask about a month. Four queries."""
    found, windows = keadaan.pada_bulan(pegawai_ids=None, month=month), peta(month=month, zone=zone)
    return Bulan(month, windows, found, {**penilai_bulan.parameter(windows), "keadaan": sorted(found)})
