"""Who may be chosen as pejabat penilai, and what is out of the ordinary about a choice. Pure Python."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Calon:
    """Somebody about to become a penilai, beside the post of the person to be rated.

    ``kelas`` and ``kelas_jabatan`` (of the post) are None where nobody wrote them down.
    """

    nama: str
    asn: bool
    perangkat_daerah: str
    pd_sama: bool
    jabatan: str
    pelaksana: bool
    kelas: int | None
    kelas_jabatan: int | None
    sudah_menilai: bool
    """Is somebody's penilai already, or heads a PD or a unit."""


def keganjilan(calon: Calon) -> list[str]:
    """What one should look at twice before saving; empty: nothing. Nothing of it is forbidden."""
    found = []
    if calon.perangkat_daerah and not calon.pd_sama:
        found.append(f"{calon.nama} bekerja di {calon.perangkat_daerah}, bukan di perangkat daerah ini.")
    if calon.pelaksana:
        found.append(
            f"Jabatan {calon.nama} adalah jabatan pelaksana ({calon.jabatan}), yang biasanya tidak menilai."
        )
    if calon.kelas is not None and calon.kelas_jabatan is not None and calon.kelas < calon.kelas_jabatan:
        found.append(
            f"Kelas jabatan {calon.nama} ({calon.kelas}) lebih rendah daripada kelas jabatan pegawai yang "
            f"dinilai ({calon.kelas_jabatan})."
        )
    if calon.asn and not calon.sudah_menilai:
        found.append(f"{calon.nama} sampai sekarang bukan pejabat penilai siapa pun.")
    return found
