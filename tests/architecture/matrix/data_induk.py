"""Kelola » Data Induk: for pengelola kepegawaian (own PD's units and heads) and BKD (all)."""

from __future__ import annotations

from sikinerja.kepegawaian.models import Jabatan, Pangkat, Pegawai, Pengelola, PerangkatDaerah, UnitKerja
from tests.architecture.matrix.rows import row
from tests.cast import Cast, person, tenure

PD = {"pengelola_lain": 200, "bkd": 200, "others": 404}


def units(cast: Cast) -> str:
    """The list of units."""
    return "unit-kerja"


def many(cast: Cast) -> str:
    """More than one page of units in ``dinas``, with heads and people."""
    for n in range(40):
        somebody = person(f"Kepala {n}")
        unit = UnitKerja.objects.create(perangkat_daerah=cast.dinas, nama=f"UPTD {n}", pimpinan=somebody)
        tenure(somebody, jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain)
        PerangkatDaerah.objects.create(kode=f"PD{n}", nama=f"Dinas {n}", pimpinan=somebody)
        Jabatan.objects.create(nama=f"Jabatan {n}", jenis="PELAKSANA")
    return "unit-kerja"


def roles(cast: Cast) -> None:
    """PD with heads and pengelola, some of whom moved away."""
    many(cast)
    for pd in PerangkatDaerah.objects.exclude(pk=cast.dinas.pk)[:20]:
        Pengelola.objects.get_or_create(pegawai=cast.orang_lain, perangkat_daerah=pd)


def unit(cast: Cast) -> tuple[str, int]:
    """A unit of ``dinas``."""
    return "unit-kerja", Pegawai.objects.get(pk=cast.orang_lain.pk).riwayat.get().unit_kerja_id


def rank(cast: Cast) -> tuple[str, int]:
    """A rank: BKD's alone."""
    return "pangkat", Pangkat.objects.order_by("pk")[0].pk


def manager(cast: Cast) -> int:
    """The pengelola of ``badan``."""
    return Pengelola.objects.get(perangkat_daerah=cast.badan).pk


BKD = {"pengelola_lain": 403, "bkd": 200, "others": 404}
ROWS = (
    row("data_induk:daftar", units, full=many, **PD),
    row("data_induk:tambah", units, **PD),
    row("data_induk:ubah", unit, **PD),
    row("data_induk:status", rank, **BKD),
    row("data_induk:pimpinan", unit, **PD),
    row("data_induk:peran", full=roles, **PD),
    row("data_induk:tunjuk_pengelola", lambda c: c.badan.pk, **BKD),
    row("data_induk:cabut_pengelola", manager, **BKD),
    row("data_induk:sebut_jabatan", lambda c: c.gubernur.pk, **BKD),
)
