"""Who may be chosen as pejabat penilai, and what is out of the ordinary about a choice. Pure Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sikinerja.kepegawaian.rules import ModelSkp

JENJANG = (
    "PEMULA", "TERAMPIL", "MAHIR", "PENYELIA", "AHLI PERTAMA", "AHLI MUDA", "AHLI MADYA", "AHLI UTAMA",
)  # fmt: skip
"""Jenjang of a jabatan fungsional, lowest first; they stand in its name."""


@dataclass(frozen=True, slots=True)
class Jenjang:
    """What is known of how high a jabatan stands; ``kelas`` None: nobody wrote it down."""

    jabatan: str
    kelas: int | None = None
    model_skp: str = ModelSkp.JAJF.value

    @property
    def fungsional(self) -> int:
        """The jenjang in the name, from 1; 0: none stands there."""
        name = f" {self.jabatan.upper()} "
        found = [n for n, word in enumerate(JENJANG, start=1) if f" {word} " in name]
        return max(found, default=0)

    def di_bawah(self, lain: Jenjang) -> str:
        """In what it stands lower than another, in words; "": in nothing that is known of both.

        Pimpinan tinggi stands above everybody else; then kelas jabatan, else the jenjang in the names.
        """
        if self.model_skp != lain.model_skp:
            below = lain.model_skp == ModelSkp.JPT
            return f"bukan jabatan pimpinan tinggi, sedangkan {lain.jabatan} adalah" if below else ""
        if self.kelas is not None and lain.kelas is not None:
            below = self.kelas < lain.kelas
            return f"kelas jabatannya {self.kelas}, lebih rendah daripada {lain.kelas}" if below else ""
        if 0 < self.fungsional < lain.fungsional:
            mine, theirs = (JENJANG[n - 1].title() for n in (self.fungsional, lain.fungsional))
            return f"jenjangnya {mine}, lebih rendah daripada {theirs}"
        return ""


@dataclass(frozen=True, slots=True)
class Calon:
    """Somebody about to become a penilai (``jenjang`` None: has no jabatan), beside the post to be rated."""

    nama: str
    asn: bool
    perangkat_daerah: str
    pd_sama: bool
    pelaksana: bool
    jenjang: Jenjang | None
    dinilai: Jenjang | None
    sudah_menilai: bool
    """Is somebody's penilai already, or heads a PD or a unit."""


def keganjilan(calon: Calon) -> list[str]:
    """What one should look at twice before saving; empty: nothing. Nothing of it is forbidden."""
    found = []
    if calon.perangkat_daerah and not calon.pd_sama:
        found.append(f"{calon.nama} bekerja di {calon.perangkat_daerah}, bukan di perangkat daerah ini.")
    if calon.jenjang and calon.pelaksana:
        what = calon.jenjang.jabatan
        found.append(f"Jabatan {calon.nama} adalah jabatan pelaksana ({what}), yang biasanya tidak menilai.")
    if calon.jenjang and calon.dinilai and (lower := calon.jenjang.di_bawah(calon.dinilai)):
        found.append(f"Jabatan {calon.nama} di bawah jabatan pegawai yang dinilai: {lower}.")
    if calon.asn and not calon.sudah_menilai:
        found.append(f"{calon.nama} sampai sekarang bukan pejabat penilai siapa pun.")
    return found


def bersama(each: Iterable[tuple[str, list[str]]]) -> list[str]:
    """What is odd about one penilai for many (whose, what is odd there): each thing once, and with whom."""
    whose: dict[str, list[str]] = {}
    people = 0
    for nama, lines in each:
        people += 1
        for line in lines:
            whose.setdefault(line, []).append(nama)
    return [line if len(names) == people else f"{line} ({_nama(names)})" for line, names in whose.items()]


def _nama(names: list[str]) -> str:
    more = f" dan {len(names) - 3} lainnya" if len(names) > 3 else ""
    return ", ".join(names[:3]) + more
