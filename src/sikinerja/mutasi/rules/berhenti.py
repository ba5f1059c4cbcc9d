"""What somebody does whose penilai is not there any more. Pure Python."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sikinerja.kepegawaian.rules.berhenti import SebabBerhenti
from sikinerja.realisasi.rules.kedudukan import BELUM_DINILAI_LEWAT
from sikinerja.skp.rules import StatusSkp

ALASAN_WAJIB = "Tuliskan alasan: pegawai yang bersangkutan akan membacanya."
PILIH_PEGAWAI = "Centang paling sedikit satu pegawai pada daftar."
TERBANYAK = 200
"""People whose penilai is changed in one go."""
BERHALANGAN = (
    "{nama} menilai orang lain: {ringkas}. Selama keadaan ini semuanya menunggu. Bila ia tidak dapat "
    "menilai, tunjuk Plh. pada Kelola, Plt./Plh."
)
"""Before a state is recorded that lasts for a while."""
BULAN, LEWAT, LAMA = "BULAN", "LEWAT", "LAMA"
MENUNGGU = {
    StatusSkp.PENILAIAN.value: "SKP menunggu persetujuan",
    StatusSkp.REVISI.value: "permohonan revisi SKP menunggu jawaban",
    BULAN: "realisasi bulanan menunggu penilaian",
    LEWAT: f"realisasi bulanan {BELUM_DINILAI_LEWAT}",
    StatusSkp.PENILAIAN_AKHIR.value: "realisasi akhir menunggu penilaian",
    LAMA: "SKP dari riwayat yang tidak aktif lagi belum selesai",
}
"""What waits with a penilai, or will, behind how many there are."""


def kata_menunggu(jumlah: Mapping[str, int]) -> str:
    """How many of each kind, in one line."""
    return ", ".join(f"{jumlah[jenis]} {what}" for jenis, what in MENUNGGU.items() if jumlah.get(jenis))


@dataclass(frozen=True, slots=True)
class TugasGantiPenilai:
    """One's own penilai is gone: the riwayat to change, and who rates meanwhile (empty: nobody)."""

    riwayat_id: int
    penilai: str
    sebab: SebabBerhenti
    pengganti: Sequence[str]
    tahun: int = 0
    """The year of a riwayat that is active no more, whose SKP is not SELESAI."""

    @property
    def teks(self) -> str:
        """Why, and what holds meanwhile."""
        which = f" Riwayat {self.tahun}: SKP-nya belum selesai." if self.tahun else ""
        return f"{self.penilai} {self.sebab.label}.{which} {sementara(self.pengganti)}"


def sementara(pengganti: Sequence[str]) -> str:
    """Who rates until the penilai was changed."""
    if not pengganti:
        return "Belum ada penggantinya: pilih pejabat penilai yang baru."
    return f"Sementara ini Anda dinilai oleh {' atau '.join(pengganti)}."
