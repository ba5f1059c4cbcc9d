"""Kelola » Kehadiran: for who looks after a PD; only BKD brings it in."""

from __future__ import annotations

from decimal import Decimal

from sikinerja.kepegawaian.models import Pegawai
from tests.architecture.matrix.rows import row
from tests.builders import kehadiran
from tests.cast import Cast, person, tenure

PD = {"pengelola_lain": 200, "pimpinan_lain": 200, "bkd": 200, "others": 404}


def dinas(cast: Cast) -> tuple[int, int, int]:
    """February of ``dinas``; one of its people has attendance."""
    kehadiran.kehadiran(cast.orang_lain)
    return 2023, 2, cast.dinas.pk


def many(cast: Cast) -> tuple[int, int, int]:
    """More than a page of people in ``dinas``, every third without attendance."""
    unit = Pegawai.objects.get(pk=cast.orang_lain.pk).riwayat.get().unit_kerja
    for n in range(60):
        one = person(f"Pegawai {n}")
        tenure(one, jabatan=cast.jabatan_staf, unit=unit, penilai=cast.kepala_lain)
        if n % 3:
            kehadiran.kehadiran(one, nilai=Decimal(40 + n), terlambat=n % 19, terlambat_menit=n)
    return dinas(cast)


def month(cast: Cast) -> None:
    """The same, for the page of all PD."""
    many(cast)


ROWS = (
    row("kehadiran:ikhtisar", full=month, **PD),
    row("kehadiran:daftar", dinas, full=many, **PD),
    row("kehadiran:unggah", bkd=200, others=404),
)
