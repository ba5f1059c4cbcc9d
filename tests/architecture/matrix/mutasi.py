"""Mutasi: the owner's, and those who care for the owner's data."""

from __future__ import annotations

from tests.architecture.matrix.rows import row
from tests.builders import aktivitas, mutasi, skp
from tests.cast import Cast, person, tenure


def pegawai(cast: Cast) -> int:
    """The owner as a person."""
    return cast.pegawai.pk


def berjalan(cast: Cast) -> int:
    """A move recorded on the day after it."""
    aktivitas.aktivitas(skp.disetujui(cast.riwayat))
    return mutasi.pindah(cast).pk


def penuh(cast: Cast) -> int:
    """A move of somebody whom thirty people name as penilai, before and after."""
    for n in range(30):
        unit, staf = cast.bidang, cast.jabatan_staf
        tenure(person(f"Bawahan Lama {n}"), jabatan=staf, unit=unit, penilai=cast.pegawai)
    berjalan(cast)
    return cast.pegawai.pk


ROWS = (
    row("mutasi:lihat", others=200, full=penuh, who="owner"),
    row("mutasi:catat", others=200, who="owner"),
    row("mutasi:pegawai", pegawai, owner=303, penilai=403, bkd=200, others=404, full=penuh),
    row("mutasi:catat_untuk", pegawai, owner=200, penilai=403, bkd=200, others=404),
    row("mutasi:batalkan", berjalan, owner=200, penilai=403, bkd=200, others=404),
)
