"""What somebody does whose penilai is not there any more. Pure Python."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
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


def belum_lengkap(riwayat_ids: Collection[int], penilai: int | None) -> dict[str, str]:
    """What a change of penilai for many people still needs: the first thing of it."""
    if not riwayat_ids:
        return {"": PILIH_PEGAWAI}
    return {"penilai": "Pilih penilai dari daftar."} if penilai is None else {"alasan": ALASAN_WAJIB}


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
    def pindah(self) -> bool:
        """Whether the penilai is there, in another post, and may stay."""
        return self.sebab is SebabBerhenti.PINDAH

    @property
    def teks(self) -> str:
        """Why, and what holds meanwhile."""
        which = f" Riwayat {self.tahun}: SKP-nya belum selesai." if self.tahun else ""
        return f"{self.penilai} {self.sebab.label}.{which} {sementara(self.pengganti)}"


@dataclass(frozen=True, slots=True)
class Pergantian:
    """What became of a choice of one penilai for many people."""

    diganti: int
    tetap: int
    """Who was asked whether the penilai, who moved, stays: that was the answer."""

    @property
    def kata(self) -> str:
        """What to tell who chose."""
        said = []
        if self.diganti:
            said.append(
                f"Pejabat penilai {self.diganti} pegawai sudah diganti. Yang bersangkutan sudah diberi tahu."
            )
        if self.tetap:
            said.append(f"{self.tetap} pegawai tetap pada penilai itu dan tidak ditanyakan lagi.")
        return " ".join(said) or "Tidak ada yang berubah: penilai mereka memang orang itu."


def sementara(pengganti: Sequence[str]) -> str:
    """Who rates until the penilai was changed."""
    if not pengganti:
        return "Belum ada penggantinya: pilih pejabat penilai yang baru."
    return f"Sementara ini Anda dinilai oleh {' atau '.join(pengganti)}."
