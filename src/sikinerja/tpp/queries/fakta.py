"""What TPP percentages of a month are computed from: of everybody, of a PD, or of one person."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from sikinerja.core.sql import Question
from sikinerja.core.time import Month
from sikinerja.jadwal.queries.peta import PetaJendela, peta_sekali
from sikinerja.kehadiran.rules import Angka
from sikinerja.kepegawaian.queries import bulan, keadaan
from sikinerja.kepegawaian.rules import JenisJabatan
from sikinerja.kepegawaian.rules.keadaan import Keadaan
from sikinerja.penilaian.queries import penilai_bulan
from sikinerja.penilaian.queries.penilai_bulan import PENILAI_BULAN
from sikinerja.tpp import queries
from sikinerja.tpp.rules import Fakta, HasilKinerja, Pengecualian

FAKTA = Question.beside(__file__, "fakta.sql", penilai_bulan=PENILAI_BULAN)
"""One row for every employee; a larger question may read it like a table, with :attr:`Bulan.parameter`."""
KOLOM = (
    "f.pegawai_id, f.perangkat_daerah_id, f.pd_jadwal, f.langkah, f.jenis_jabatan, f.hasil, "
    "f.hari_kerja, f.hadir, f.terlambat, f.pulang_cepat, f.alpa, f.izin_cuti, f.nilai, "
    "f.terlambat_menit, f.pulang_cepat_menit"
)
SEMUA = Question(f"SELECT {KOLOM} FROM (\n{FAKTA.text}\n) f")  # noqa: S608 - no value stands in it
SEORANG = Question(f"{SEMUA.text} WHERE f.pegawai_id = %(pegawai)s")
JUMLAH = Question(f"SELECT count(*) AS jumlah FROM (\n{bulan.PEGAWAI_BULAN.text}\n) b")  # noqa: S608
HASIL = {member.value: member for member in HasilKinerja}
JABATAN = {member.value: member for member in JenisJabatan}


@dataclass(frozen=True, slots=True)
class Orang:
    """One employee of a month with the facts; ``pd_jadwal``: the PD whose window the month has.

    ``langkah``: how far what was begun of it is, "" where nothing was.
    """

    pegawai_id: int
    perangkat_daerah_id: int | None
    pd_jadwal: int | None
    langkah: str
    fakta: Fakta


@dataclass(frozen=True, slots=True)
class Bulan:
    """A month: who owes nothing, whose percentage is fixed, and the parameters of every question about it."""

    month: Month
    keadaan: Mapping[int, Keadaan]
    pengecualian: Mapping[int, Pengecualian]
    parameter: Mapping[str, Any]

    def semua(self) -> Iterator[Orang]:
        """Every employee, a few thousand in memory; inside a transaction only. One query."""
        return (self._orang(row) for row in SEMUA.stream(self.parameter))

    def seorang(self, pegawai_id: int) -> Orang | None:
        """One employee; None: was none in this month. One query."""
        rows = SEORANG.rows({**self.parameter, "pegawai": pegawai_id})
        return self._orang(tuple(rows[0].values())) if rows else None

    def jumlah(self) -> int:
        """How many employees the month has. One query."""
        found: int = JUMLAH.rows(self.parameter)[0]["jumlah"]
        return found

    def _orang(self, row: tuple[Any, ...]) -> Orang:
        pegawai_id, pd_id, pd_jadwal, langkah, jenis_jabatan, hasil, *angka = row
        state = self.keadaan.get(pegawai_id) if hasil == "KEADAAN" else None
        return Orang(
            pegawai_id,
            pd_id,
            pd_jadwal,
            langkah or "",
            Fakta(
                hasil=HASIL.get(hasil, HasilKinerja.TANPA_SKP),
                kehadiran=None if angka[0] is None else Angka(*angka),
                keadaan=state.jenis if state else None,
                jenis_jabatan=JABATAN.get(jenis_jabatan),
                pengecualian=self.pengecualian.get(pegawai_id),
            ),
        )


def baca(
    month: Month,
    *,
    zone: ZoneInfo,
    pd_ids: Collection[int] | None = None,
    pegawai_ids: Collection[int] | None = None,
    jendela: PetaJendela | None = None,
) -> Bulan:
    """Begin to ask about a month (of some PD; of some people). Four queries; three with its ``jendela``."""
    found = keadaan.pada_bulan(pegawai_ids=pegawai_ids, month=month)
    fixed = queries.pengecualian_bulan(month=month, pegawai_ids=pegawai_ids)
    windows = jendela or peta_sekali(month=month, zone=zone)
    values = {**penilai_bulan.parameter(windows, pd_ids=pd_ids), "keadaan": sorted(found)}
    return Bulan(month, found, fixed, values)
