"""What an RHK of model JA/JF serves, and the way out where the penilai has nothing to serve. Pure Python.

domain.md §2 wants an RHK of the pejabat penilai's approved SKP; issue 9 §1: nobody's *ajukan* depends on
somebody else's diligence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sikinerja.core.choices import LabeledEnum
from sikinerja.core.errors import Invalid


class AsalIntervensi(LabeledEnum):
    """Whose RHK is served, or none: a sasaran organisasi in words. All but PENILAI are substitutes."""

    PENILAI = "PENILAI", "RHK pejabat penilai"
    PENGGANTI = "PENGGANTI", "RHK Plt./Plh. pejabat penilai"
    ATASAN_PENILAI = "ATASAN_PENILAI", "RHK atasan pejabat penilai"
    SASARAN = "SASARAN", "Sasaran organisasi"


RHK_PENGGANTI = (AsalIntervensi.PENGGANTI, AsalIntervensi.ATASAN_PENILAI)
MAKS_SASARAN = 1000

PILIH = "Pilih salah satu rencana hasil kerja atasan yang diintervensi."
TERTUTUP = (
    "Pejabat penilai Anda sudah memiliki SKP yang disetujui: pilih rencana hasil kerja atasan yang "
    "diintervensi sebagai ganti sasaran organisasi."
)
DUA = (
    "Pilih salah satu: rencana hasil kerja di atas, atau sasaran organisasi. "
    "Kosongkan sasaran ini bila Anda memilih rencana hasil kerja."
)
TULIS = "Tulis sasaran organisasi yang didukung, atau pilih rencana hasil kerja di atas."


def tanda(asal: str) -> str:
    """How a substitute is marked wherever it is shown; "": the penilai's own RHK needs no mark."""
    return "" if asal == AsalIntervensi.PENILAI else AsalIntervensi[asal].label


@dataclass(frozen=True, slots=True)
class Calon:
    """One RHK that may be named: ``id`` of its VersiRhk, ``rhk_id`` the same in every versi, whose it is."""

    id: int
    rhk_id: int
    teks: str
    asal: AsalIntervensi
    milik: str = ""

    @property
    def label(self) -> str:
        """As a form offers it."""
        return self.teks if self.asal is AsalIntervensi.PENILAI else f"{self.teks} ({self.dari})"

    @property
    def dari(self) -> str:
        """Whose RHK it is, in words; "" of the penilai."""
        return f"{tanda(self.asal)}: {self.milik}" if self.milik else tanda(self.asal)


@dataclass(frozen=True, slots=True)
class Intervensi:
    """What an RHK serves: nothing yet, an RHK (``rhk``: its VersiRhk), or a sasaran in words; never two."""

    asal: AsalIntervensi = AsalIntervensi.PENILAI
    rhk: int | None = None
    sasaran: str = ""

    @property
    def ada(self) -> bool:
        """Whether anything is named."""
        return self.rhk is not None or bool(self.sasaran)


@dataclass(frozen=True, slots=True)
class Pilihan:
    """What may be named: RHK, and (``terbuka``: the way out is open) a sasaran organisasi.

    ``pergi``: the penilai has left; else the way is open because they have no approved SKP.
    """

    calon: Sequence[Calon] = ()
    terbuka: bool = False
    pergi: bool = False

    @property
    def pengganti(self) -> list[Calon]:
        """The RHK of others than the penilai."""
        return [c for c in self.calon if c.asal is not AsalIntervensi.PENILAI]

    def putuskan(self, *, rhk: int | None, sasaran: str) -> Intervensi:
        """What was chosen, if it may be; Invalid names ``intervensi`` or ``sasaran``."""
        if rhk is not None and sasaran:
            raise Invalid({"sasaran": DUA})
        if sasaran:
            if not self.terbuka:
                raise Invalid({"sasaran": TERTUTUP})
            return Intervensi(AsalIntervensi.SASARAN, sasaran=sasaran)
        chosen = next((c for c in self.calon if c.id == rhk), None)
        if chosen is not None:
            return Intervensi(chosen.asal, chosen.id)
        if rhk is not None or not self.terbuka:
            raise Invalid({"intervensi": PILIH})
        return Intervensi()


TANPA_PILIHAN = Pilihan()
"""Nothing to choose: model JPT, or not asked."""
