"""One SKP of the demo, as what is written after it needs to know it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from sikinerja.demo.organisation import Person
from sikinerja.skp.rules import Predikat

BUKTI = "https://drive.contoh.test/bukti"


@dataclass(slots=True)
class Item:
    """One indikator of an approved plan with the words that a month copies."""

    indikator_id: int
    rhk_id: int
    jenis: str
    rhk: str
    intervensi: str
    teks: str
    target: str
    satuan: str
    aspek: str
    perspektif: str = ""

    @property
    def diajukan(self) -> dict[str, Any]:
        """The words that a submission keeps of it."""
        return {
            "indikator_id": self.indikator_id,
            "jenis_rhk": self.jenis,
            "rhk_id_asal": self.rhk_id,
            "rhk_teks": self.rhk,
            "intervensi_teks": self.intervensi,
            "teks": self.teks,
            "target": self.target,
            "satuan": self.satuan,
            "aspek": self.aspek or self.perspektif,
        }


@dataclass(slots=True)
class Plan:
    """An SKP; without ``versi_id`` it was never approved, with ``predikat`` it is SELESAI."""

    skp_id: int
    person: Person
    awal: date
    akhir: date
    versi_id: int | None = None
    rhk: list[tuple[int, str]] = field(default_factory=list)
    """Approved RHK: key of the VersiRhk and its text."""
    items: list[Item] = field(default_factory=list)
    predikat: Predikat | None = None


def akhir_diajukan(akhir: date) -> date:
    """The day on which the year was reported."""
    return akhir + timedelta(days=2)


def akhir_dinilai(akhir: date, person: Person) -> date:
    """The day on which it was rated."""
    return akhir + timedelta(days=6 + person.pegawai_id % 4)
