"""The content of a plan as plain values: of the working rows, or of a versi. Pure Python.

Pages, documents, copying and the differences between versions all read these. Texts are as they were typed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sikinerja.skp.rules import Aspek, BagianLampiran, JenisRhk, Perilaku, Perspektif, Rencana
from sikinerja.skp.rules.intervensi import AsalIntervensi, tanda

UKURAN = {m.value: m.label for known in (Aspek, Perspektif) for m in known}


@dataclass(frozen=True, slots=True)
class IsiIndikator:
    """An indikator; ``id`` is that of the working row, the same in every versi.

    ``ukuran`` is its aspek (JA/JF) or perspektif (JPT); ``sejak_versi`` 0: not approved yet.
    """

    id: int
    teks: str
    target: Decimal
    satuan: str
    ukuran: str
    sejak_versi: int = field(default=0, compare=False)

    @property
    def nama_ukuran(self) -> str:
        """Its aspek or perspektif as people read it."""
        return UKURAN[self.ukuran]


@dataclass(frozen=True, slots=True)
class IsiRhk:
    """An RHK with its indikator in order; ``id`` is that of the working row, the same in every versi.

    ``intervensi`` is the text of what it serves ("": none), ``intervensi_id`` the VersiRhk of an RHK (none: a
    sasaran in words), ``asal_intervensi`` whose that is; ``atasan`` the indikator of that RHK where the
    pimpinan's SKP is of model JPT (documents.md §B).
    """

    id: int
    jenis: JenisRhk
    teks: str
    intervensi_id: int | None = None
    intervensi: str = ""
    atasan: tuple[str, ...] = ()
    indikator: tuple[IsiIndikator, ...] = ()
    asal_intervensi: AsalIntervensi = AsalIntervensi.PENILAI
    sejak_versi: int = field(default=0, compare=False)

    @property
    def tanda_intervensi(self) -> str:
        """How a substitute for the penilai's RHK is marked; "" where there is none."""
        return tanda(self.asal_intervensi)


@dataclass(frozen=True, slots=True)
class BarisRhk:
    """An RHK with its number within its kind."""

    rhk: IsiRhk
    nomor: int
    pertama: bool
    terakhir: bool

    @property
    def kurang(self) -> Rencana:
        """As the guard of *ajukan* sees it."""
        r = self.rhk
        return Rencana(r.id, r.jenis.value, self.nomor, len(r.indikator), ada_intervensi=bool(r.intervensi))


@dataclass(frozen=True, slots=True)
class Isi:
    """A whole plan: RHK (Utama before Tambahan, each in order), ekspektasi by value, lampiran by block."""

    rhk: tuple[IsiRhk, ...]
    ekspektasi: Mapping[Perilaku, str]
    lampiran: Mapping[BagianLampiran, tuple[str, ...]]

    @property
    def pengganti(self) -> int:
        """How many RHK serve a substitute for the penilai's RHK."""
        return sum(bool(r.tanda_intervensi) for r in self.rhk)

    @property
    def bagian(self) -> list[tuple[JenisRhk, list[BarisRhk]]]:
        """The two sections of the table, the RHK of each numbered from 1."""
        found = []
        for jenis in JenisRhk:
            mine = [r for r in self.rhk if r.jenis is jenis]
            rows = [BarisRhk(r, n, n == 1, n == len(mine)) for n, r in enumerate(mine, start=1)]
            found.append((jenis, rows))
        return found
